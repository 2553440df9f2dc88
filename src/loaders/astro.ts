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

/** Read `content/`, and tell of the reading (`READ`). Drafts are left out unless asked for. */
export async function readAndTell({ drafts }: { drafts: boolean }): Promise<Reading> {
  const found = await readContent();
  const content = toContent(found, { drafts });
  const reading = { content, problems: found.problems, joined: found.problems.length === 0 || (found.readable && isJoined(content)), broken: found.broken };
  channel(READ).publish(reading);
  return reading;
}

type Context = Parameters<Loader['load']>[0];

/** An entry in Astro's store, with its place in the order of its file. */
interface StoredEntry {
  id: string;
  data: { order: number; value: unknown };
}

/** The entries of a collection as Astro keeps them. Astro promises no order, and the files' order means something. */
export const toEntries = (content: Content, name: keyof Content): StoredEntry[] =>
  content[name].map((value, order) => ({ id: 'slug' in value ? value.slug : value.id, data: { order, value } }));

/** The id of no entry: it has a sign that no id has. */
const NONE = '(none)';

/** Have the store hold these entries alone, and those of the ids in `left` as they were. */
function fill({ store, generateDigest }: Context, entries: readonly StoredEntry[], left: Iterable<string>): void {
  const ids = new Set([...entries.map(({ id }) => id), ...left]);
  // Astro takes a collection that never had an entry for one that is missing, and warns of it at each page; a list may be empty.
  store.set({ id: NONE, data: {} });
  store.delete(NONE);
  for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
  for (const { id, data } of entries) store.set({ id, data, digest: generateDigest(data) });
}

/** The reading that all collections take from; none where something has changed since. */
let reading: Promise<Reading> | undefined;
const watched = new WeakSet<object>();

/** Have content read again, and call `load`, whenever a file changes that content is made of. */
function follow(watcher: NonNullable<Context['watcher']>, load: () => Promise<void>): void {
  // A picture that comes, goes or is saved smaller may mend a text, or break it.
  const roots = [resolve(folders.content), resolve(folders.public)];
  const onChange = (listener: () => void): void => {
    for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, (path) => void (roots.some((root) => isWithin(path, root)) && listener()));
  };
  if (!watched.has(watcher)) {
    watched.add(watcher);
    watcher.add(roots);
    // Registered before any collection's own listener, so that they all read afresh.
    onChange(() => void (reading = undefined));
  }
  onChange(() => void load());
}

/**
 * A collection out of `content/`: front matter, digests and ledger entries, never bodies (Astro keeps all of its store
 * in one string). A build stops at any mistake. Development tells it and goes on: with the new content if every entry that it
 * names exists, otherwise with the content from before. An entry that cannot be read stays as it was.
 */
export function contentLoader(name: keyof Content): Loader {
  return {
    name: `entente-${name}`,
    load: async (context) => {
      // A program is compiled, which finds content when it runs (loaders/handed.ts).
      if (process.env['PROGRAM_DIR']) return;
      const { store, watcher, logger } = context;
      let loaded = false;
      let amiss = false;
      /** A mistake is told by one collection for all. */
      const tell = ({ problems, joined }: Reading): void => {
        if (problems.length > 0) {
          // Astro would print the way through the code below a message that says all.
          const error = Object.assign(new ContentError(problems), { stack: '' });
          // Without content from before there is nothing to show. The front page says so, which always has an entry.
          const isNothing = !joined && store.keys().length === 0;
          if (!watcher || (isNothing && name === 'front')) throw error;
          if (!isNothing && name === 'articles') logger.error(error.message);
        } else if (name === 'articles' && amiss) logger.info('no mistakes are left in content/');
        amiss = problems.length > 0;
      };
      const load = async (): Promise<void> => {
        reading ??= readAndTell({ drafts: watcher !== undefined });
        const found = await reading;
        tell(found);
        if (!found.joined) return;
        // What an earlier run left is not kept: the text that belongs to it may be gone.
        fill(context, toEntries(found.content, name), loaded ? (found.broken[name] ?? []) : []);
        loaded = true;
      };
      await load();
      if (watcher) follow(watcher, load);
    },
  };
}
