/** Search in `npm run dev`: the index is made when the first page asks for it, and again after content or search's own code has changed. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { readAndTell } from '../loaders/astro.ts';
import { folders, isWithin } from '../loaders/folders.ts';
import { toLedger } from '../model/ledger.ts';
import { ContentError } from '../model/problem.ts';
import { site } from '../site.ts';
import { writeSearchIndex } from './search.ts';

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css', '.txt': 'text/plain' };

/** What search's own script is made of. */
const SCRIPT = /\/src\/(?:elements|search|styles)\//;

const FOLDER = join(folders.cache, 'dev', 'pagefind');
/** The index before the newest: a page that began with it goes on to ask for its files. */
const EARLIER = `${FOLDER}-earlier`;

/** Make the index of what content says now, and put it in the place of the last. */
async function makeIndex(): Promise<void> {
  const { content, problems, joined } = await readAndTell({ drafts: true });
  // As pages do: search finds what it found before, until content holds together again.
  if (!joined && existsSync(join(FOLDER, 'answers/head.json'))) return;
  if (!joined) throw new ContentError(problems);
  const ledger = toLedger(content);
  // Beside the one in use, which is whole until this one is.
  const next = `${FOLDER}-next`;
  rmSync(next, { recursive: true, force: true });
  await writeSearchIndex(ledger, { folder: next, kept: join(folders.cache, 'dev', 'search') });
  rmSync(EARLIER, { recursive: true, force: true });
  if (existsSync(FOLDER)) renameSync(FOLDER, EARLIER);
  renameSync(next, FOLDER);
}

/** A file of the newest index, or else of the one before it. */
const readIndexFile = (name: string): Promise<Buffer> =>
  readFile(join(FOLDER, name)).catch((error: unknown) => readFile(join(EARLIER, name)).catch(() => Promise.reject(error)));

/** The part of Astro’s configuration that serves it below `/pagefind/`. */
export default function devSearch(): AstroIntegration {
  let index: Promise<void> | undefined;
  /** The newest, done or not: two at once would be in each other's way. */
  let last: Promise<void> = Promise.resolve();
  return {
    name: 'entente-dev-search',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        server.watcher.on('all', (_, path) => {
          if (isWithin(path, folders.content) || SCRIPT.test(path)) index = undefined;
        });
        server.middlewares.use((request, response, next) => {
          const path = (request.url ?? '').split('?')[0]!;
          const prefix = [`${site.base}pagefind/`, '/pagefind/'].find((start) => path.startsWith(start));
          if (!prefix) return next();
          const asked = (index ??= last = last.then(makeIndex, makeIndex));
          // Where it could not be made, the next who asks has it made again.
          asked.catch(() => {
            if (index === asked) index = undefined;
          });
          const name = path.slice(prefix.length).replaceAll('..', '');
          asked
            .then(() => readIndexFile(name))
            .then((data) => {
              response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
              response.end(data);
            })
            .catch((error: unknown) => {
              logger.error(String(error));
              response.statusCode = 404;
              response.end();
            });
          return undefined;
        });
      },
    },
  };
}
