/**
 * `npm run build`: check the content, then make the pages, the search index and the cards, then put them in place of
 * the last build in one move. A mistake anywhere leaves the last build as it was.
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { listKey } from '../library/keys.ts';
import { places, readContent, toContent } from '../loaders/content.ts';
import { codeVersion, digestOf } from '../loaders/digest.ts';
import { toLedger } from '../model/ledger.ts';
import { ContentError, PlainError } from '../model/problem.ts';
import { toCards } from '../outputs/card.ts';
import { site } from '../site.ts';
import { writeBeside } from './beside.ts';
import { toCardPictures, toChartPictures, writePictures, type Picture } from './cards.ts';
import { writeHosting } from './hosting.ts';
import { isLeft, leave } from './last-build.ts';
import { PageMaker } from './pages.ts';
import { CLIENT, placeProgram, programName } from './program.ts';
import { folderBeside, placeOf, publish, workFolder } from './publish.ts';
import { writeSearchIndex } from './search.ts';
import { holdCache, linkFolder } from './store.ts';

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

export async function build(): Promise<void> {
  console.log(`Building ${site.origin}${site.base}`);
  if (process.env['SITE_URL'] && !process.env['SITE_EMAIL']) console.warn(`  SITE_EMAIL is not set: pages ask for letters to ${site.email}, which nobody reads`);
  const place = placeOf(out);
  const held = holdCache(places.cache);
  // The program's modules find the packages only from within the project.
  const work = workFolder('.build', '');
  const beside = folderBeside(place);
  const [program, checked, fresh] = [join(work, 'program'), join(work, 'content.json'), join(beside, 'site')];
  const name = programName();
  const stop = new AbortController();
  let stopped: PlainError | undefined;
  /** The build is interrupted: what it started ends too, and its folders are deleted. */
  const end = (signal: NodeJS.Signals): void => {
    stopped = new PlainError(`The build was stopped by ${signal}.`);
    stop.abort(stopped);
  };
  for (const signal of SIGNALS) process.once(signal, end);
  const maker = step('program', () => placeProgram(name, program, places.cache, stop.signal), (made) => (made ? 'compiled by Astro' : 'unchanged')).then(() => new PageMaker(program));
  // Its error is thrown where pages are made. Until then mistakes in the content come first.
  maker.catch(() => undefined);
  // Let the thread begin to load a program that was kept.
  await turn();
  try {
    const found = await step(
      'content',
      () => readContent(),
      ({ articles, placed, parsed }) =>
        `${articles.length} articles (${parsed.fresh} new or changed), ${Object.values(placed).reduce((sum, list) => sum + list.length, 0)} ledger entries`,
    );
    stop.signal.throwIfAborted();
    if (found.problems.length > 0) throw new ContentError(found.problems);
    const content = toContent(found);
    const text = JSON.stringify(content);
    const key = digestOf(name, codeVersion('public'), text);
    if (isLeft(key, place, places.cache)) {
      console.log(`Nothing has changed: ${out}/ is as the last build left it`);
      return;
    }
    writeFileSync(checked, text);
    const ledger = toLedger(content);
    cpSync('public', fresh, { recursive: true });
    const { cache } = places;
    const progress = (drawn: number): void => void (drawn % 200 === 0 && console.log(`  pictures ${drawn} drawn …`));
    const toPictures = (): Picture[] => [...toCardPictures(toCards(ledger, site.name, site.tagline)), ...toChartPictures(ledger)];
    const pages = maker.then((ready) => {
      linkFolder(join(program, CLIENT), fresh);
      return step('pages', () => ready.make({ content: checked, name, otherKey: listKey(ledger), out: fresh, cache }, stop.signal), ({ made, kept }) => `${made} made, ${kept} unchanged`);
    });
    await together(stop, [
      pages,
      // Pages begin before this thread is busy.
      turn().then(() => step('search', () => writeSearchIndex(ledger, { folder: join(fresh, 'pagefind'), kept: join(cache, 'search'), cache, stop: stop.signal }), (made) => `${made.fresh} pages indexed by Pagefind, ${made.same} unchanged`)),
      turn().then(() => step('files', () => writeBeside(ledger, { folder: fresh, cache, stop: stop.signal }), ({ made, kept }) => `citations and Markdown of ${made} articles made, of ${kept} unchanged`)),
      turn().then(() => step('pictures', () => writePictures(toPictures(), { folder: fresh, cache, progress, stop: stop.signal }), ({ drawn, kept }) => `${drawn} drawn, ${kept} unchanged`)),
    ]);
    await step('hosting', () => writeHosting(ledger, fresh), (count) => `headers, ${count} redirects`);
    stop.signal.throwIfAborted();
    publish(fresh, place, beside);
    leave(key, place, places.cache);
    console.log(`Built in ${seconds(started)}: ${out}/`);
  } catch (error) {
    throw stopped ?? error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, end);
    stop.abort();
    await maker.then((ready) => ready.end(), () => undefined);
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
