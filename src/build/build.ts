/**
 * `npm run build`: check the content, then make the pages, the search index and the cards, then put them in place of
 * the last build in one move. A mistake anywhere leaves the last build as it was.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedArticle, places, readContent, toContent } from '../loaders/content.ts';
import { ContentError } from '../model/problem.ts';
import { toLedger } from '../model/ledger.ts';
import { toCards } from '../outputs/card.ts';
import { site } from '../site.ts';
import { writeBeside } from './beside.ts';
import { toCardPictures, toChartPictures, writePictures } from './cards.ts';
import { writeHosting } from './hosting.ts';
import { merge } from './merge.ts';
import { writeSearchIndex } from './search.ts';

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

/** Astro in a process of its own, beside the index and the cards. `checked` is the file with the content that was read. */
function buildPages(folder: string, checked: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const astro = spawn(process.execPath, ['--max-semi-space-size=64', 'node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
      // Vitest sets these, and Astro would make a development build, with drafts and with routes that development alone has.
      env: { ...process.env, NODE_ENV: 'production', DEV: undefined, PROD: undefined, MODE: undefined, OUT_DIR: folder, CHECKED_CONTENT: checked, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [astro.stdout, astro.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
    astro.on('error', reject);
    astro.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Astro stopped with code ${code}\n${said}`));
    });
  });
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
  const ledger = toLedger(content);

  const work = join('.build', String(process.pid));
  const fresh = join(work, 'site');
  await rm(work, { recursive: true, force: true });
  const checked = join(work, 'content.json');
  await mkdir(fresh, { recursive: true });
  await writeFile(checked, JSON.stringify(content));
  try {
    const articles = (async function* () {
      for (const { digest } of ledger.articles) {
        const { article } = await cachedArticle(digest);
        yield article!;
      }
    })();
    await Promise.all([
      step('pages', () => buildPages(fresh, checked), () => 'made by Astro'),
      step('search', () => writeSearchIndex(ledger, articles, join(work, 'public/pagefind')), (count) => `${count} records indexed by Pagefind`),
      step('files', () => writeBeside(ledger, join(work, 'public')), (count) => `${count} beside the articles: citations, Markdown`),
      step('pictures', () => writePictures([...toCardPictures(toCards(ledger, site.name, site.tagline)), ...toChartPictures(ledger)], join(work, 'public'), places.cache), ({ drawn, kept }) => `${drawn} drawn, ${kept} unchanged`),
    ]);
    await merge(join(work, 'public'), fresh);
    await step('hosting', () => writeHosting(ledger, fresh), (count) => `headers, ${count} redirects`);
    if (existsSync(out)) await rename(out, join(work, 'last'));
    await rename(fresh, out);
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
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
