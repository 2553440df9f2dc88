/**
 * `npm run bench:pages`: Lighthouse (mobile) and bytes on the wire of the built site, page by page.
 *   npm run bench:pages -- / /facts/      these pages
 */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { CHROMIUM_FLAGS, ensureChromium } from '../../src/build/browsers.ts';
import { serve } from '../../src/build/serve.ts';
import { toTable } from './measure.ts';

const dist = process.env['OUT_DIR'] ?? 'dist';
const paths = process.argv.slice(2).filter((word) => word.startsWith('/'));
const pages = paths.length > 0 ? paths : ['/', '/analysis/what-microsoft-owns/', '/topics/ownership/', '/search/', '/facts/microsoft-stake/', '/timeline/', '/agreement/', '/charts/ownership-2025/'];

const wire = (text: string | Buffer): number => brotliCompressSync(text).length / 1024;
const { address, server } = await serve(dist, 0);
const chrome = await launch({ chromePath: ensureChromium(), chromeFlags: ['--headless=new', ...CHROMIUM_FLAGS] });
/** On a busy machine the browser's trace is sometimes lost; then the page is measured again, and a third loss is an error. */
async function measurePage(page: string) {
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
try {
  for (const path of pages) {
    const { categories, audits } = await measurePage(address + path.slice(1));
    const score = (name: string): number => Math.round((categories[name]?.score ?? 0) * 100);
    const value = (name: string): number => audits[name]?.numericValue ?? Number.NaN;
    const html = readFileSync(`${dist}${path}index.html`, 'utf8');
    const head = html.slice(0, html.indexOf('</head>'));
    const row = {
      page: path,
      performance: score('performance'),
      accessibility: score('accessibility'),
      practices: score('best-practices'),
      SEO: score('seo'),
      'LCP ms': Math.round(value('largest-contentful-paint')),
      'TBT ms': Math.round(value('total-blocking-time')),
      CLS: value('cumulative-layout-shift').toFixed(3),
      'HTML KB': wire(html).toFixed(1),
      'head KB': wire(head).toFixed(1),
      'all KB': (value('total-byte-weight') / 1024).toFixed(1),
    };
    rows.push(row);
    const failed = Object.values(audits).filter(({ score: mark, scoreDisplayMode }) => mark !== null && mark < 0.9 && scoreDisplayMode !== 'informative' && scoreDisplayMode !== 'notApplicable').map(({ id }) => id);
    results.push({ ...row, failed });
    if (failed.length > 0) console.error(`${path}: ${failed.join(', ')}`);
  }
} finally {
  chrome.kill();
  server.close();
}
console.log(toTable(rows));
console.log(JSON.stringify({ results }));
