/** The loaders that Astro's collections use. All of them take from one reading of `content/`. */
import { resolve } from 'node:path';
import type { Loader } from 'astro/loaders';
import { toLedger, type Content } from '../model/ledger.ts';
import { ContentError, type Problem } from '../model/problem.ts';
import { isWithin, places, readContent, toContent } from './content.ts';

interface Reading {
  content: Content;
  problems: readonly Problem[];
  /** Pages can be made of `content`, whatever `problems` say. */
  joined: boolean;
}

/** Whether every entry that content names exists. */
function isJoined(content: Content): boolean {
  try {
    const { entries, front } = toLedger(content);
    return front !== undefined && content.articles.every(({ mentions }) => mentions.every((key) => entries.has(key)));
  } catch {
    return false;
  }
}

/** `content/` itself, with drafts in development. */
async function read(drafts: boolean): Promise<Reading> {
  const found = await readContent();
  const content = toContent(found, { drafts });
  return { content, problems: found.problems, joined: found.problems.length === 0 || isJoined(content) };
}

/** The entries of a collection as Astro keeps them. Astro promises no order, and the files' order means something. */
export const toEntries = (content: Content, name: keyof Content): { id: string; data: { order: number; value: unknown } }[] =>
  content[name].map((value, order) => ({ id: 'slug' in value ? value.slug : value.id, data: { order, value } }));

let reading: Promise<Reading> | undefined;
const watched = new WeakSet<object>();

/**
 * A collection out of `content/`: front matter, digests and ledger entries, never bodies (Astro keeps all of its store
 * in one string). A build stops at any mistake. Development logs it and goes on: with the new content if every entry that it
 * names exists, otherwise with the content from before.
 */
export function contentLoader(name: keyof Content): Loader {
  return {
    name: `entente-${name}`,
    load: async ({ store, watcher, logger, generateDigest }) => {
      // A program is compiled, which finds content when it runs (loaders/handed.ts).
      if (process.env['PROGRAM_DIR']) return;
      const load = async (): Promise<void> => {
        reading ??= read(watcher !== undefined);
        const { content, problems, joined } = await reading;
        if (problems.length > 0) {
          const error = new ContentError(problems);
          // The front page has one entry: without it there is no content from before.
          if (!watcher || (!joined && name === 'front' && store.keys().length === 0)) throw error;
          if (name === 'articles') logger.error(error.message);
        }
        if (!joined) return;
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

