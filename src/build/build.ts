/**
 * `npm run build`: check the content, then make the pages, the search index and the cards, then put them in place of
 * the last build in one move. A mistake anywhere leaves the last build as it was.
 */
import { existsSync, rmSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { listKey } from '../library/keys.ts';
import { places, readContent, toContent } from '../loaders/content.ts';
import { digestOf } from '../loaders/digest.ts';
import { toLedger } from '../model/ledger.ts';
import { ContentError } from '../model/problem.ts';
import { toCards } from '../outputs/card.ts';
import { site } from '../site.ts';
import { writeBeside } from './beside.ts';
import { toCardPictures, toChartPictures, writePictures, type Picture } from './cards.ts';
import { writeHosting } from './hosting.ts';
import { isLeft, leave } from './last-build.ts';
import { makePages } from './pages.ts';
import { CLIENT, placeProgram, programName } from './program.ts';
import { writeSearchIndex } from './search.ts';
import { link } from './store.ts';

const out = process.env['OUT_DIR'] ?? 'dist';

const started = performance.now();
const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** Run a step and say what it came to and how long it took. */
async function step<T>(name: string, work: () => Promise<T>, result: (value: T) => string): Promise<T> {
  const from = performance.now();
  const value = await work();
  console.log(`  ${name.padEnd(8)} ${result(value)} (${seconds(from)})`);
  return value;
}

export async function build(): Promise<void> {
  console.log(`Building ${site.origin}${site.base}`);
  const found = await step(
    'content',
    () => readContent(),
    ({ articles, placed, parsed }) =>
      `${articles.length} articles (${parsed.fresh} new or changed), ${Object.values(placed).reduce((sum, list) => sum + list.length, 0)} ledger entries`,
  );
  if (found.problems.length > 0) throw new ContentError(found.problems);
  const content = toContent(found);
  const text = JSON.stringify(content);
  const name = programName();
  const key = digestOf(name, text);
  if (isLeft(key, out, places.cache)) {
    console.log(`Nothing has changed: ${out}/ is as the last build left it`);
    return;
  }
  const ledger = toLedger(content);

  const work = join('.build', String(process.pid));
  const fresh = join(work, 'site');
  rmSync(work, { recursive: true, force: true });
  const checked = join(work, 'content.json');
  await mkdir(fresh, { recursive: true });
  await writeFile(checked, text);
  const program = join(work, 'program');
  try {
    const pages = step('program', () => placeProgram(name, program, places.cache), (made) => (made ? 'compiled by Astro' : 'unchanged')).then(() => {
      link(join(program, CLIENT), fresh);
      return step('pages', () => makePages({ program, name, otherKey: listKey(ledger), out: fresh, cache: places.cache }, checked), ({ made, kept }) => `${made} made, ${kept} unchanged`);
    });
    // A program that is kept runs on its own thread from here on.
    await turn();
    const pictures = (): Picture[] => [...toCardPictures(toCards(ledger, site.name, site.tagline)), ...toChartPictures(ledger)];
    const steps = await Promise.allSettled([
      pages,
      step('search', () => writeSearchIndex(ledger, join(fresh, 'pagefind'), join(places.cache, 'search')), ({ fresh, same }) => `${fresh} pages indexed by Pagefind, ${same} unchanged`),
      step('files', () => writeBeside(ledger, fresh, places.cache), ({ made, kept }) => `citations and Markdown of ${made} articles made, of ${kept} unchanged`),
      step('pictures', () => writePictures(pictures(), fresh, places.cache, (drawn) => drawn % 200 === 0 && console.log(`  pictures ${drawn} drawn …`)), ({ drawn, kept }) => `${drawn} drawn, ${kept} unchanged`),
    ]);
    // Each has ended before its folder is taken away.
    for (const done of steps) if (done.status === 'rejected') throw done.reason;
    await step('hosting', () => writeHosting(ledger, fresh), (count) => `headers, ${count} redirects`);
    if (existsSync(out)) await rename(out, join(work, 'last'));
    await rename(fresh, out);
    leave(key, out, places.cache);
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(`Built in ${seconds(started)}: ${out}/`);
}

if (import.meta.main) {
  try {
    await build();
  } catch (error) {
    console.error(error instanceof ContentError ? `\n${error.message}\nNothing was published: the last build is as it was.` : error);
    process.exitCode = 1;
  }
}
