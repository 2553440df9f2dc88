/** The loaders that Astro's collections use. All of them take from one reading of `content/`. */
import { channel } from 'node:diagnostics_channel';
import { resolve } from 'node:path';
import type { Loader } from 'astro/loaders';
import type { Broken } from '../model/check/given.ts';
import { keyOf } from '../model/entry.ts';
import { toLedger, type Content } from '../model/ledger.ts';
import { mentionsOf, type Mention } from '../model/mentions.ts';
import { ContentError, type Problem } from '../model/problem.ts';
import { readContent, toContent } from './content.ts';
import { folders, isWithin } from './folders.ts';

/** One reading of `content/`, for its collections and for whoever else in development wants to know. */
export interface Reading {
  content: Content;
  problems: readonly Problem[];
  /** Pages can be made of `content`, whatever `problems` say. */
  joined: boolean;
  /** By collection, the ids of entries that are there and could not be read. */
  broken: Broken;
}

/** Where each reading is told. Astro compiles the collections apart from what it is set up with: no variable reaches from one to the other. */
export const READ = 'entente:read';

/** Whether every entry that content names exists. */
function isJoined(content: Content): boolean {
  try {
    const { entries, front } = toLedger(content);
    const isThere = ({ kinds, id }: Mention): boolean => kinds.some((kind) => entries.has(keyOf(kind, id)));
    return front !== undefined && mentionsOf.front(front).every(isThere) && content.articles.every(({ mentions }) => mentions.every((key) => entries.has(key)));
  } catch {
    // An id that leads nowhere: to join says so by throwing, and the check has told it.
    return false;
  }
}

/** `content/` itself, with drafts in development. */
export async function read(drafts: boolean): Promise<Reading> {
  const found = await readContent();
  const content = toContent(found, { drafts });
  const reading = { content, problems: found.problems, joined: found.problems.length === 0 || (found.readable && isJoined(content)), broken: found.broken };
  channel(READ).publish(reading);
  return reading;
}

/** The entries of a collection as Astro keeps them. Astro promises no order, and the files' order means something. */
export const toEntries = (content: Content, name: keyof Content): { id: string; data: { order: number; value: unknown } }[] =>
  content[name].map((value, order) => ({ id: 'slug' in value ? value.slug : value.id, data: { order, value } }));

/** The id of no entry: it has a sign that no id has. */
const NONE = '(none)';

let reading: Promise<Reading> | undefined;
const watched = new WeakSet<object>();

/**
 * A collection out of `content/`: front matter, digests and ledger entries, never bodies (Astro keeps all of its store
 * in one string). A build stops at any mistake. Development tells it and goes on: with the new content if every entry that it
 * names exists, otherwise with the content from before. An entry that cannot be read stays as it was.
 */
export function contentLoader(name: keyof Content): Loader {
  return {
    name: `entente-${name}`,
    load: async ({ store, watcher, logger, generateDigest }) => {
      // A program is compiled, which finds content when it runs (loaders/handed.ts).
      if (process.env['PROGRAM_DIR']) return;
      let loaded = false;
      let amiss = false;
      const load = async (): Promise<void> => {
        reading ??= read(watcher !== undefined);
        const { content, problems, joined, broken } = await reading;
        if (problems.length > 0) {
          // Astro would print the way through the code below a message that says all.
          const error = Object.assign(new ContentError(problems), { stack: '' });
          // Without content from before there is nothing to show. The front page says so, which always has an entry.
          const isNothing = !joined && store.keys().length === 0;
          if (!watcher || (isNothing && name === 'front')) throw error;
          if (!isNothing && name === 'articles') logger.error(error.message);
        } else if (name === 'articles' && amiss) logger.info('no mistakes are left in content/');
        amiss = problems.length > 0;
        if (!joined) return;
        const entries = toEntries(content, name);
        const ids = new Set(entries.map(({ id }) => id));
        // What an earlier run left is not kept: the text that belongs to it may be gone.
        if (loaded) for (const id of broken[name] ?? []) ids.add(id);
        loaded = true;
        // Astro takes a collection that never had an entry for one that is missing, and warns of it at each page; a list may be empty.
        store.set({ id: NONE, data: {} });
        store.delete(NONE);
        for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
        for (const { id, data } of entries) store.set({ id, data, digest: generateDigest(data) });
      };
      await load();
      if (!watcher) return;
      // A picture that comes, goes or is saved smaller may mend a text, or break it.
      const roots = [resolve(folders.content), resolve(folders.public)];
      const isRead = (path: string): boolean => roots.some((root) => isWithin(path, root));
      if (!watched.has(watcher)) {
        watched.add(watcher);
        watcher.add(roots);
        // Registered before any collection's own listener, so that they all read afresh.
        for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, (path) => void (isRead(path) && (reading = undefined)));
      }
      for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, (path) => void (isRead(path) && load()));
    },
  };
}
