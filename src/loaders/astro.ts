/** The loaders that Astro's collections use. All of them take from one reading of `content/`. */
import { resolve } from 'node:path';
import type { Loader } from 'astro/loaders';
import type { Content } from '../model/ledger.ts';
import { ContentError, type Problem } from '../model/problem.ts';
import { isWithin, places, readContent, toContent } from './content.ts';

interface Reading {
  content: Content;
  problems: readonly Problem[];
}

/** `content/` itself, with drafts in development. */
async function read(drafts: boolean): Promise<Reading> {
  const found = await readContent();
  return { content: toContent(found, { drafts }), problems: found.problems };
}

/** The entries of a collection as Astro keeps them. Astro promises no order, and the files' order means something. */
export const toEntries = (content: Content, name: keyof Content): { id: string; data: { order: number; value: unknown } }[] =>
  content[name].map((value, order) => ({ id: 'slug' in value ? value.slug : value.id, data: { order, value } }));

let reading: Promise<Reading> | undefined;
const watched = new WeakSet<object>();

/**
 * A collection out of `content/`: front matter, digests and ledger entries, never bodies (Astro keeps all of its store
 * in one string). A build stops at the first sight of a mistake; development tells it and shows the rest.
 */
export function contentLoader(name: keyof Content): Loader {
  return {
    name: `entente-${name}`,
    load: async ({ store, watcher, logger, generateDigest }) => {
      // A program is compiled, which finds content when it runs (loaders/handed.ts).
      if (process.env['PROGRAM_DIR']) return;
      const load = async (): Promise<void> => {
        reading ??= read(watcher !== undefined);
        const { content, problems } = await reading;
        if (problems.length > 0) {
          const error = new ContentError(problems);
          if (!watcher) throw error;
          if (name === 'articles') logger.error(error.message);
        }
        const entries = toEntries(content, name);
        const ids = new Set(entries.map(({ id }) => id));
        for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
        for (const { id, data } of entries) store.set({ id, data, digest: generateDigest(data) });
      };
      await load();
      if (!watcher) return;
      const root = resolve(places.content);
      if (!watched.has(watcher)) {
        watched.add(watcher);
        watcher.add(root);
        // Registered before any collection's own listener, so that they all read afresh.
        for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, (path) => void (isWithin(path, root) && (reading = undefined)));
      }
      for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, (path) => void (isWithin(path, root) && load()));
    },
  };
}

