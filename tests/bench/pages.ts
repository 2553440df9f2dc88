/**
 * `npm run bench:pages`: Lighthouse (mobile) and bytes on the wire of the built site, page by page.
 *   npm run bench:pages -- / /facts/      these pages
 *   npm run bench:pages -- --runs=5       another number of runs; of each page the median run counts, as Lighthouse takes it
 * A page of one line without styles or script is measured too: what it lacks of 100 is the machine's, and no page can do better.
 */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { launch } from 'chrome-launcher';
import lighthouse, { type Result } from 'lighthouse';
import { computeMedianRun } from 'lighthouse/core/lib/median-run.js';
import { CHROMIUM_FLAGS, ensureChromium } from '../../src/build/browsers.ts';
import { OUT } from '../../src/build/publish.ts';
import { serve } from '../../src/build/serve.ts';
import { toTable } from './measure.ts';

const paths = process.argv.slice(2).filter((word) => word.startsWith('/'));
const pages = paths.length > 0 ? paths : ['/', '/analysis/what-microsoft-owns/', '/topics/ownership/', '/search/', '/facts/microsoft-stake/', '/timeline/', '/agreement/', '/charts/ownership-2025/'];

for (const path of pages) {
  if (existsSync(`${OUT}${path}index.html`)) continue;
  console.error(`${OUT}/ has no page ${path}. Build first, or name a page that stands there: npm run bench:pages -- /facts/`);
  process.exit(1);
}

const runs = Number(process.argv.find((word) => word.startsWith('--runs='))?.split('=')[1] ?? 3);

const wire = (text: string | Buffer): number => brotliCompressSync(text).length / 1024;
const { address, server } = await serve(OUT, 0);
const chrome = await launch({ chromePath: ensureChromium(), chromeFlags: ['--headless=new', ...CHROMIUM_FLAGS] });
/** On a busy machine the browser's trace is sometimes lost; then the page is measured again, and a third loss is an error. */
async function measureOnce(page: string): Promise<Result> {
  let lost = '';
  for (let attempt = 0; attempt < 3; attempt++) {
    const run = await lighthouse(page, { port: chrome.port, output: 'json', logLevel: 'error' });
    if (!run) throw new Error(`Lighthouse gave no result for ${page}`);
    const paint = run.lhr.audits['largest-contentful-paint'];
    if (paint?.numericValue !== undefined) return run.lhr;
    lost = run.lhr.runtimeError?.message ?? paint?.errorMessage ?? 'no paint in the trace';
    console.error(`${page}: measured again, ${lost}`);
  }
  throw new Error(`${page}: ${lost}`);
}

const rows: Record<string, string | number>[] = [];
const results: Record<string, unknown>[] = [];

/** Measure a page and note the run in the middle. */
async function measurePage(name: string, page: string, html: string): Promise<void> {
  const each: Result[] = [];
  for (let count = 0; count < runs; count++) each.push(await measureOnce(page));
  const { categories, audits } = computeMedianRun(each) as Result;
  const score = (category: string): number => Math.round((categories[category]?.score ?? 0) * 100);
  const value = (audit: string): number => audits[audit]?.numericValue ?? Number.NaN;
  const row = {
    page: name,
    performance: score('performance'),
    accessibility: score('accessibility'),
    practices: score('best-practices'),
    SEO: score('seo'),
    'FCP ms': Math.round(value('first-contentful-paint')),
    'LCP ms': Math.round(value('largest-contentful-paint')),
    'TBT ms': Math.round(value('total-blocking-time')),
    CLS: value('cumulative-layout-shift').toFixed(3),
    'HTML KB': wire(html).toFixed(1),
    'head KB': wire(html.slice(0, Math.max(0, html.indexOf('</head>')))).toFixed(1),
    'all KB': (value('total-byte-weight') / 1024).toFixed(1),
  };
  rows.push(row);
  const failed = Object.values(audits).filter(({ score: mark, scoreDisplayMode }) => mark !== null && mark < 0.9 && scoreDisplayMode !== 'informative' && scoreDisplayMode !== 'notApplicable').map(({ id }) => id);
  results.push({ ...row, failed, runs: each.map((run) => ({ performance: Math.round((run.categories['performance']?.score ?? 0) * 100), tbt: Math.round(run.audits['total-blocking-time']?.numericValue ?? Number.NaN), machine: run.environment.benchmarkIndex })) });
  if (failed.length > 0) console.error(`${name}: ${failed.join(', ')}`);
}

const EMPTY = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>One line</title><p>One line.';
const empty = createServer((_, response) => void response.setHeader('Content-Type', 'text/html').end(EMPTY)).listen(0, '127.0.0.1');
try {
  await once(empty, 'listening');
  await measurePage('(one line of text)', `http://localhost:${(empty.address() as AddressInfo).port}/`, EMPTY);
  for (const path of pages) await measurePage(path, address + path.slice(1), readFileSync(`${OUT}${path}index.html`, 'utf8'));
} finally {
  chrome.kill();
  empty.close();
  server.close();
}
console.log(toTable(rows));
console.log(JSON.stringify({ results }));
