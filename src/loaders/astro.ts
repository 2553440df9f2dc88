/** The loaders that Astro's collections use. All of them take from one reading of `content/`. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Loader } from 'astro/loaders';
import type { Content } from '../model/ledger.ts';
import type { FileName } from '../schemas/index.ts';
import { ContentError, type Problem } from '../model/problem.ts';
import { places, readContent, toContent } from './content.ts';

interface Reading {
  content: Content;
  problems: readonly Problem[];
}

/** What `npm run build` has read and checked and hands on in a file; else `content/` itself, with drafts in development. */
async function read(drafts: boolean): Promise<Reading> {
  const checked = process.env['CHECKED_CONTENT'];
  if (checked) return { content: JSON.parse(await readFile(checked, 'utf8')) as Content, problems: [] };
  const found = await readContent();
  return { content: toContent(found, { drafts }), problems: found.problems };
}

let reading: Promise<Reading> | undefined;
const watched = new WeakSet<object>();

/**
 * A collection out of `content/`: front matter, digests and ledger entries, never bodies (BENCHMARKS: Astro keeps all
 * of its store in one string). A build stops at the first sight of a mistake; development tells it and shows the rest.
 */
export function contentLoader(name: FileName | 'articles'): Loader {
  return {
    name: `entente-${name}`,
    load: async ({ store, watcher, logger, generateDigest }) => {
      const load = async (): Promise<void> => {
        reading ??= read(watcher !== undefined);
        const { content, problems } = await reading;
        if (problems.length > 0) {
          const error = new ContentError(problems);
          if (!watcher) throw error;
          if (name === 'articles') logger.error(error.message);
        }
        const entries: { id: string; data: object }[] =
          name === 'articles' ? content.articles.map((data) => ({ id: data.slug, data })) : content[name].map((data) => ({ id: data.id, data }));
        const ids = new Set(entries.map(({ id }) => id));
        for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
        for (const [order, { id, data }] of entries.entries()) {
          // Astro promises no order, and the files' order means something.
          const kept = { order, value: data };
          store.set({ id, data: kept, digest: generateDigest(kept) });
        }
      };
      await load();
      if (!watcher) return;
      const root = resolve(places.content);
      if (!watched.has(watcher)) {
        watched.add(watcher);
        watcher.add(root);
        // Registered before any collection's own listener, so that they all read afresh.
        for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, (path) => void (resolve(path).startsWith(root) && (reading = undefined)));
      }
      for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, (path) => void (resolve(path).startsWith(root) && load()));
    },
  };
}

