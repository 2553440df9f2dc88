/**
 * `npm run build`: check the content, then make the pages, the search index and the cards, then put them in place of
 * the last build in one move. A mistake anywhere leaves the last build as it was.
 */
import './plain.ts';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { listKey } from '../library/keys.ts';
import { readContent, toContent } from '../loaders/content.ts';
import { folders } from '../loaders/folders.ts';
import { digestOf, folderDigest } from '../loaders/digest.ts';
import { toLedger, type Content, type Ledger } from '../model/ledger.ts';
import { ContentError, PlainError } from '../model/problem.ts';
import { toCards } from '../outputs/card.ts';
import { site } from '../site.ts';
import { writeBeside } from './beside.ts';
import { toCardPictures, toChartPictures, writePictures, type Picture } from './cards.ts';
import { writeHosting } from './hosting.ts';
import { isLeft, leave } from './last-build.ts';
import { PageMaker, type PagesJob } from './pages.ts';
import { CLIENT, placeProgram, programName } from './program.ts';
import { checkPlace, folderBeside, OUT, placeOf, publish, removeReplaced, setAside, workFolder } from './publish.ts';
import { writeSearchIndex } from './search.ts';
import { holdCache, linkFolder } from './store.ts';

const started = performance.now();
const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** Run a step and say what it came to and how long it took. */
async function step<T>(name: string, work: () => Promise<T>, result: (value: T) => string): Promise<T> {
  const from = performance.now();
  const value = await work();
  console.log(`  ${name.padEnd(8)} ${result(value)} (${seconds(from)})`);
  return value;
}

/** Wait for all. If one fails, the others are told to stop; its error is thrown only when all have ended, since until then they write files. */
async function together(stop: AbortController, all: readonly Promise<unknown>[]): Promise<void> {
  let first: { error: unknown } | undefined;
  await Promise.all(
    all.map((one) =>
      one.catch((error: unknown) => {
        first ??= { error };
        stop.abort();
      }),
    ),
  );
  if (first) throw first.error;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Do what a signal may stop: it is told to stop by `stop`, and when it has ended the error names the signal. */
async function interruptible(work: (stop: AbortController) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  let stopped: PlainError | undefined;
  const end = (signal: NodeJS.Signals): void => {
    stopped = new PlainError(`The build was stopped by ${signal}.`);
    console.log('Stopping when what is under way is done (once more: at once) …');
    stop.abort(stopped);
  };
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    await work(stop);
  } catch (error) {
    throw stopped ?? error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, end);
  }
}

/** All content without a mistake; throws with every one. */
async function readChecked(): Promise<Content> {
  const found = await step(
    'content',
    () => readContent(),
    ({ articles, placed, parsed }) => `${articles.length} articles (${parsed.fresh} new or changed), ${Object.values(placed).flat().length} ledger entries`,
  );
  if (found.problems.length > 0) throw new ContentError(found.problems);
  return toContent(found);
}

/** Make the whole site where `job` has its pages go: these on their own thread, by the program in the folder `program`, all else meanwhile on this one. */
async function makeSite(ledger: Ledger, maker: Promise<PageMaker>, job: PagesJob, program: string, stop: AbortController): Promise<void> {
  const { out: folder, cache } = job;
  const { signal } = stop;
  cpSync('public', folder, { recursive: true });
  const pages = maker.then((ready) => {
    linkFolder(join(program, CLIENT), folder);
    return step('pages', () => ready.make(job, signal), ({ made, kept }) => `${made} made, ${kept} unchanged`);
  });
  const progress = (drawn: number): void => void (drawn % 200 === 0 && console.log(`  pictures ${drawn} drawn …`));
  const toPictures = (): Picture[] => [...toCardPictures(toCards(ledger)), ...toChartPictures(ledger)];
  await together(stop, [
    pages,
    // Pages begin before this thread is busy.
    turn().then(() => step('search', () => writeSearchIndex(ledger, { folder: join(folder, 'pagefind'), kept: join(cache, 'search'), cache, stop: signal }), (made) => `${made.fresh} pages indexed by Pagefind, ${made.same} unchanged`)),
    turn().then(() => step('files', () => writeBeside(ledger, { folder, cache, stop: signal }), ({ made, kept }) => `citations and Markdown of ${made} articles made, of ${kept} unchanged`)),
    turn().then(() => step('pictures', () => writePictures(toPictures(), { folder, cache, progress, stop: signal }), ({ drawn, kept }) => `${drawn} drawn, ${kept} unchanged`)),
  ]);
  await step('hosting', () => writeHosting(ledger, folder), (count) => `headers, ${count} redirects`);
}

/** Make the site anew and put it in its place, unless the last build left it there as it would be. `work` and `beside` are folders for what is made on the way. */
async function renew(place: string, work: string, beside: string, stop: AbortController): Promise<void> {
  const { cache } = folders;
  const [program, checked, fresh] = [join(work, 'program'), join(work, 'content.json'), join(beside, 'site')];
  const name = programName();
  const maker = step('program', () => placeProgram(name, program, cache, stop.signal), (made) => (made ? 'compiled by Astro' : 'unchanged')).then(() => new PageMaker(program));
  // Its error is thrown where pages are made. Until then mistakes in the content come first.
  maker.catch(() => undefined);
  // Let the thread begin to load a program that was kept.
  await turn();
  try {
    const content = await readChecked();
    stop.signal.throwIfAborted();
    const text = JSON.stringify(content);
    const key = digestOf(name, folderDigest('public'), text);
    if (isLeft(key, place, cache)) {
      console.log(`Nothing has changed: ${OUT}/ is as the last build left it`);
      return;
    }
    writeFileSync(checked, text);
    const ledger = toLedger(content);
    await makeSite(ledger, maker, { content: checked, name, otherKey: listKey(ledger), out: fresh, cache }, program, stop);
    stop.signal.throwIfAborted();
    publish(fresh, place, beside);
    leave(key, place, cache);
    console.log(`Built in ${seconds(started)}: ${OUT}/`);
  } finally {
    stop.abort();
    await maker.then((ready) => ready.end(), () => undefined);
  }
}

/** Build the site. Throws a plain error with every mistake in the content, or where the build is stopped; then the last site is as it was. */
export async function build(): Promise<void> {
  console.log(`Building ${site.origin}${site.base}`);
  if (process.env['SITE_URL'] && !process.env['SITE_EMAIL']) console.warn(`  SITE_EMAIL is not set: pages ask for letters to ${site.email}, which nobody reads`);
  const place = placeOf(OUT);
  checkPlace(place);
  const held = holdCache(folders.cache);
  // The program's modules find the packages only from within the project.
  const work = workFolder('.build', '');
  const beside = folderBeside(place);
  // What it leaves does no harm: the build goes on, and says so.
  const removed = removeReplaced(folders.cache).catch((error: unknown) => console.warn(`  The site that the last build replaced cannot be removed from ${folders.cache} (${String(error)}). Remove it by hand`));
  try {
    await interruptible((stop) => renew(place, work, beside, stop));
    await removed;
    setAside(beside, folders.cache);
  } finally {
    await removed;
    for (const folder of [work, beside, held]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (import.meta.main) {
  try {
    await build();
  } catch (error) {
    console.error(error instanceof PlainError ? `\n${error.message}\nNothing was published: the last build is as it was.` : error);
    process.exitCode = 1;
  }
}
