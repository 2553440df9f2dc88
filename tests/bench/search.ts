/**
 * `npm run bench:search`: how often the right entry is found, and what it costs, on the real content with synthetic articles beside it.
 *   npm run bench:search -- 20 1000 10000   other counts of synthetic articles (20 and 1,000 unless told)
 *   npm run bench:search -- --no-peers      ours alone
 *   npm run bench:search -- --misses        print the queries that fail
 *   npm run bench:search -- --costs         bytes and times alone
 * The judged queries are in queries.yaml. Ours is measured through its own element in a browser: what stands first on the page counts as first.
 * Peers get the same records: Pagefind as it comes (its own files, options and order), MiniSearch, Orama and FlexSearch with prefix, fuzziness
 * and a title that counts for more, as their documentation shows.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, insertMultiple, save, search as searchOrama } from '@orama/orama';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import { close } from 'pagefind';
import type { Browser, Page } from 'playwright-core';
import { parse } from 'yaml';
import { brotliCompressSync, constants } from 'node:zlib';
import { launchChromium } from '../../src/build/browsers.ts';
import { addRecords, openIndex } from '../../src/build/index-part.ts';
import { toInlineScript } from '../../src/build/inline-script.ts';
import { toArticleRecords, writeSearchIndex } from '../../src/build/search.ts';
import { readContent, toContent } from '../../src/loaders/content.ts';
import type { Key } from '../../src/model/entry.ts';
import { toLedger, type Ledger } from '../../src/model/ledger.ts';
import { toRecords } from '../../src/outputs/search.ts';
import { toSearchForm } from '../../src/outputs/search-form.ts';
import { writeMixed } from './corpus.ts';
import { toTable } from './measure.ts';

interface Query {
  ask: string;
  way: 'plain' | 'typo' | 'words' | 'question';
  want: Key[];
}
const WAYS = ['plain', 'typo', 'words', 'question'] as const;
const queries = parse(await readFile('tests/bench/queries.yaml', 'utf8')) as Record<string, Query[]>;
const counts = process.argv.slice(2).filter((word) => /^\d+$/.test(word)).map(Number);
const withPeers = !process.argv.includes('--no-peers');
const withMisses = process.argv.includes('--misses');
const withQuality = !process.argv.includes('--costs');
const root = '.build/bench-search';

/** A slow line: 1.6 Mbit/s, 150 ms to and fro. */
const BITS = 1_600_000;
const LATENCY = 150;
/** What the headers of an answer weigh. */
const HEADERS = 250;
/** Typed where time and bytes are measured. */
const TIMED = ['nadella', 'agi clause', 'who owns openai', 'stargate'];
/** How many results count for the mean reciprocal rank. */
const LISTED = 10;

/** Paths in the order in which a reader sees them. */
type Finder = (query: string) => Promise<string[]>;

const rows: Record<string, string | number>[] = [];
const missed: string[] = [];

/** Ask everything and count. */
async function judge(name: string, articles: number, find: Finder, ledger: Ledger): Promise<void> {
  for (const [set, asked] of withQuality ? Object.entries(queries) : []) {
    let [first, third, reciprocal, none] = [0, 0, 0, 0];
    const byWay = new Map<string, [number, number]>(WAYS.map((way) => [way, [0, 0]]));
    for (const { ask, way, want } of asked) {
      const paths = want.map((key) => {
        const entry = ledger.entries.get(key);
        if (!entry) throw new Error(`“${ask}” wants ${key}, which does not exist`);
        return entry.path;
      });
      const found = (await find(ask)).slice(0, LISTED);
      const at = found.findIndex((path) => paths.includes(path));
      if (at === 0) first++;
      if (at >= 0 && at < 3) third++;
      if (at >= 0) reciprocal += 1 / (at + 1);
      else none++;
      const tally = byWay.get(way)!;
      tally[1]++;
      if (at >= 0 && at < 3) tally[0]++;
      else if (name === 'Entente') missed.push(`${articles} ${set} “${ask}” (${at < 0 ? 'missing' : `place ${at + 1}`}): ${found.slice(0, 3).join(' ')}`);
    }
    const total = asked.length;
    const percent = (number: number): string => `${((100 * number) / total).toFixed(1)}%`;
    rows.push({ search: name, articles, queries: `${set} ${total}`, 'success@1': percent(first), 'success@3': percent(third), MRR: (reciprocal / total).toFixed(3), misses: none, ...Object.fromEntries(WAYS.map((way) => [`${way}@3`, byWay.get(way)!.join('/')])) });
  }
}

const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', json: 'application/json', css: 'text/css' };

/** A server that compresses as a host does and counts what it sends; a slow one is a phone's line, shared by all requests. */
class Line {
  bytes = 0;
  slow = false;
  #free: Promise<unknown> = Promise.resolve();
  readonly #server: Server;

  constructor(folder: string) {
    this.#server = createServer((request, response) => {
      const path = request.url!.split('?')[0]!;
      const file = path.endsWith('/') ? `${path}index.html` : path;
      void readFile(join(folder, file)).then(
        async (data) => {
          const type = TYPES[file.split('.').at(-1)!];
          const body = type ? brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : data;
          response.setHeader('Content-Type', type ?? 'application/octet-stream');
          if (type) response.setHeader('Content-Encoding', 'br');
          this.bytes += body.length + HEADERS;
          if (this.slow) {
            await wait(LATENCY);
            this.#free = this.#free.then(() => wait(((body.length + HEADERS) * 8000) / BITS));
            await this.#free;
          }
          response.end(body);
        },
        () => response.writeHead(404).end(),
      );
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
  }
}

const settled = (page: Page): Promise<unknown> => page.waitForFunction(() => !document.querySelector('site-search')!.hasAttribute('aria-busy') && document.querySelector('.search-notes')!.textContent !== '');

interface Cost {
  bytes: number;
  answer: number;
  passage: number;
}

/** A search by its address in a fresh browser: the times, by the page's own clock, at which the first answer and the first passage stood there. */
async function timed(browser: Browser, line: Line, address: string, slow: boolean, answer: string, passage: string): Promise<Cost> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript((selectors) => {
    const times: Record<string, number> = {};
    Object.assign(window, { times });
    new MutationObserver(() => {
      for (const selector of selectors) if (times[selector] === undefined && document.querySelector(selector)) times[selector] = performance.now();
    }).observe(document, { childList: true, subtree: true });
  }, [answer, passage]);
  line.bytes = 0;
  line.slow = slow;
  await page.goto(address);
  await page.locator(passage).first().waitFor({ timeout: 60_000 });
  await page.waitForLoadState('networkidle');
  const times = await page.evaluate(() => (window as unknown as { times: Record<string, number> }).times);
  await context.close();
  line.slow = false;
  return { bytes: line.bytes, answer: times[answer]!, passage: times[passage]! };
}

const timeOurs = (browser: Browser, line: Line, address: string, query: string, slow: boolean): Promise<Cost> =>
  timed(browser, line, `${address}/search/?q=${encodeURIComponent(query)}`, slow, '.search-title', '.search-result');

/** Pagefind as it comes: its script, a search, the first five results as its own interface shows them (whose 40 KB are not counted). */
const timePagefind = (browser: Browser, line: Line, address: string, query: string, slow: boolean): Promise<Cost> =>
  timed(browser, line, `${address}/plain/?q=${encodeURIComponent(query)}`, slow, 'main p', 'main p');

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const costs: Record<string, string | number>[] = [];
async function cost(name: string, articles: number, time: (query: string, slow: boolean) => Promise<Cost>): Promise<void> {
  const fast = [];
  const slow = [];
  for (const query of TIMED) fast.push(await time(query, false));
  for (const query of TIMED) slow.push(await time(query, true));
  costs.push({
    search: name,
    articles,
    'KB cold': (mean(fast.map(({ bytes }) => bytes)) / 1024).toFixed(1),
    'answer ms': Math.round(mean(fast.map(({ answer }) => answer))),
    'passage ms': Math.round(mean(fast.map(({ passage }) => passage))),
    'slow answer ms': Math.round(mean(slow.map(({ answer }) => answer))),
    'slow passage ms': Math.round(mean(slow.map(({ passage }) => passage))),
  });
}

const wireKb = (text: string): string => (brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length / 1024).toFixed(1);

/** What the search page has of search: its element, its script, and what it fetches ahead (pages/search.astro). */
const toOurs = async (ledger: Ledger): Promise<string> => `<!doctype html><html lang="en"><title>Search</title><link rel="modulepreload" href="/pagefind/site-search.js"><link rel="preload" as="fetch" crossorigin href="/pagefind/answers/head.json"><script>${await toInlineScript('src/elements/load-ahead.ts')}</script><main><site-search>${toSearchForm('/', ledger)}</site-search></main><script type="module" src="/pagefind/site-search.js"></script>`;
const PLAIN = `<!doctype html><html lang="en"><title>Search</title><main></main><script type="module">
const query = new URLSearchParams(location.search).get('q');
if (query) {
  const pagefind = await import('/plain/pagefind/pagefind.js');
  await pagefind.init();
  const { results } = await pagefind.search(query);
  const data = await Promise.all(results.slice(0, 5).map((result) => result.data()));
  document.querySelector('main').append(...data.map(({ excerpt }) => Object.assign(document.createElement('p'), { innerHTML: excerpt })));
}
</script>`;

/** The same pages as Pagefind itself writes them. */
async function writePlain(ledger: Ledger, cache: string, outputPath: string): Promise<void> {
  const index = await openIndex();
  await addRecords(index, toRecords(ledger));
  await addRecords(index, toArticleRecords(ledger.articles, ledger, cache));
  const { errors } = await index.writeFiles({ outputPath });
  if (errors.length > 0) throw new Error(errors.join('; '));
  await close();
}

async function measureAt(count: number, browser: Browser): Promise<void> {
  const content = join(root, 'content');
  await writeMixed(content, count);
  const cache = join(root, 'cache');
  const read = await readContent({ content, public: 'public', cache });
  if (read.problems.length > 0) throw new Error(`the corpus has ${read.problems.length} mistakes, the first: ${JSON.stringify(read.problems[0])}`);
  const ledger = toLedger(toContent(read));
  const folder = join(root, 'site');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'search'), { recursive: true });
  await mkdir(join(folder, 'plain'), { recursive: true });
  await writeFile(join(folder, 'search/index.html'), await toOurs(ledger));
  await writeFile(join(folder, 'plain/index.html'), PLAIN);
  await writeSearchIndex(ledger, { folder: join(folder, 'pagefind'), kept: join(root, 'kept'), cache });
  if (withPeers) await writePlain(ledger, cache, join(folder, 'plain/pagefind'));
  const line = new Line(folder);
  const address = await line.open();

  const page = await browser.newPage();
  await page.goto(`${address}/search/`);
  await judge(
    'Entente',
    count,
    async (query) => {
      await page.evaluate((text) => (document.querySelector('site-search') as HTMLElement & { begin(address: string): void }).begin(`?${new URLSearchParams({ q: text })}`), query);
      await settled(page);
      return page.locator('.search-title').evaluateAll((links) => links.map((link) => {
        const { pathname, hash } = new URL((link as HTMLAnchorElement).href);
        return pathname.startsWith('/analysis/') ? pathname : pathname + hash.replace(/:~:.*/, '').replace(/^#$/, '');
      }));
    },
    ledger,
  );
  await page.close();
  await cost('Entente', count, (query, slow) => timeOurs(browser, line, address, query, slow));

  if (withPeers) {
    const plain = await browser.newPage();
    await plain.goto(`${address}/plain/`);
    await judge(
      'Pagefind',
      count,
      (query) =>
        plain.evaluate(async (text) => {
          const pagefind = (await import(/* @vite-ignore */ `${location.origin}/plain/pagefind/pagefind.js`)) as { search(query: string): Promise<{ results: { data(): Promise<{ raw_url: string }> }[] }> };
          const { results } = await pagefind.search(text);
          return Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).raw_url));
        }, query),
      ledger,
    );
    await plain.close();
    await cost('Pagefind', count, (query, slow) => timePagefind(browser, line, address, query, slow));

    const documents: { id: string; title: string; aliases: string; text: string }[] = [];
    for (const { url, content: text, meta } of toRecords(ledger)) documents.push({ id: url, title: meta['title'] ?? meta['name']!, aliases: meta['aliases'] ?? '', text: `${meta['answer'] ?? ''} ${text}` });
    for (const { url, html, meta } of toArticleRecords(ledger.articles, ledger, cache)) {
      documents.push({ id: url, title: meta['title']!, aliases: '', text: html!.replace(/<[^>]+>/g, ' ') });
    }
    const mini = new MiniSearch({ fields: ['title', 'aliases', 'text'], searchOptions: { boost: { title: 3, aliases: 2 }, prefix: true, fuzzy: 0.2 } });
    mini.addAll(documents);
    await judge('MiniSearch', count, async (query) => mini.search(query).map(({ id }) => id as string), ledger);
    costs.push({ search: 'MiniSearch', articles: count, 'KB cold': wireKb(JSON.stringify(mini)), 'answer ms': '', 'passage ms': '', 'slow answer ms': '', 'slow passage ms': '' });
    const orama = create({ schema: { id: 'string', title: 'string', aliases: 'string', text: 'string' } as const });
    await insertMultiple(orama, documents);
    await judge('Orama', count, async (query) => (await searchOrama(orama, { term: query, properties: ['title', 'aliases', 'text'], boost: { title: 3, aliases: 2 }, tolerance: 1, limit: LISTED })).hits.map(({ document }) => document.id), ledger);
    // At 10,000 articles Orama's index is longer than a string of JavaScript may be.
    if (count <= 1000) costs.push({ search: 'Orama', articles: count, 'KB cold': wireKb(JSON.stringify(save(orama))), 'answer ms': '', 'passage ms': '', 'slow answer ms': '', 'slow passage ms': '' });
    const flex = new FlexSearch.Document({ document: { id: 'id', index: ['title', 'aliases', 'text'] }, tokenize: 'forward' });
    for (const document of documents) flex.add(document);
    await judge('FlexSearch', count, async (query) => [...new Set((await flex.searchAsync(query, { limit: LISTED, suggest: true })).flatMap(({ result }) => result as string[]))], ledger);
  }
  line.close();
}

const browser = await launchChromium();
try {
  for (const count of counts.length > 0 ? counts : [20, 1000]) await measureAt(count, browser);
} finally {
  await browser.close();
  await rm(root, { recursive: true, force: true });
}
if (withQuality) console.log(`${toTable(rows)}\n`);
console.log(toTable(costs));
if (withMisses) console.log(`\n${missed.join('\n')}`);
console.log(JSON.stringify({ rows, costs }));
