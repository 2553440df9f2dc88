/** A word on very many pages: other searches load a few of its places a page, a phrase loads all of them (build/repack.ts). */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { close } from 'pagefind';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../src/build/browsers.ts';
import { readPart, writePart } from '../../src/build/index-part.ts';
import { repack, writeEngine, type Repacked } from '../../src/build/repack.ts';
import { Store } from '../../src/build/store.ts';
import { serve, type Running } from '../../src/build/serve.ts';

const PAGES = 3000;
/** One page says "gamma delta", where "gamma" stands for the ninth time. */
const ONE = 1234;

/** What the page holds: Pagefind, on its way. */
interface Holder {
  engine: Promise<{ search(query: string): Promise<{ results: { id: string; data(): Promise<{ url: string }> }[] }> }>;
}

let folder: string;
let repacked: Repacked;
let running: Running;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-long-'));
  const records = Array.from({ length: PAGES }, (_, at) => {
    const content = `${'Gamma and much else of it. '.repeat(8)}${at === ONE ? 'Gamma delta.' : 'Gamma beside a delta.'}`;
    return { url: `/${at}/`, content, meta: { title: `Page ${at}`, kind: 'Open question' } };
  });
  const parts = [records.slice(0, 1000), records.slice(1000)];
  for (const [at, part] of parts.entries()) await writePart(part, new Map(), join(folder, `kept/${at}`));
  await writeEngine(join(folder, 'kept/engine'));
  await close();
  repacked = await repack(parts.map((_, at) => readPart(join(folder, `kept/${at}`))), { engine: join(folder, 'kept/engine'), code: 'code', store: new Store(join(folder, 'kept/pieces')), folder });
  for (const name of ['index.html', '404.html']) await writeFile(join(folder, name), '<!doctype html><title>Long words</title><script type="module">import { load } from "./pagefind.js"; window.engine = load();</script>');
  await writeFile(join(folder, '_headers'), '/*\n  X-Content-Type-Options: nosniff\n');
  running = await serve(folder, 0);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  running?.server.close();
  await rm(folder, { recursive: true, force: true });
});

/** How many pages each query finds, one after the other, and the pieces of the index that were loaded for it. */
async function ask(page: Page, queries: readonly string[]): Promise<{ found: number; loaded: string[]; first: string }[]> {
  const answers = [];
  for (const query of queries) {
    const loaded: string[] = [];
    const note = (request: { url(): string }): void => void (/pf_index$/.test(request.url()) && loaded.push(request.url().replace(/^.*_(\d+(?:_few)?)\.pf_index$/, '$1')));
    page.on('request', note);
    const answer = await page.evaluate(async (text) => {
      const { results } = await (await (window as unknown as Holder).engine).search(text);
      return { found: results.length, first: results[0] ? (await results[0].data()).url : '' };
    }, query);
    page.off('request', note);
    answers.push({ ...answer, loaded });
  }
  return answers;
}

const piece = (word: string): string => String(repacked.words.findLastIndex((first) => first <= word));

test('only a phrase loads all places of such a word, and finds what stands at the last of them', async () => {
  const page = await browser.newPage();
  await page.goto(running.address);
  const gamma = piece('gamma');
  expect(repacked.few.map(String)).toContain(gamma);
  expect((await readFile(join(folder, `index/${repacked.digest}_${gamma}_few.pf_index`))).length).toBeLessThan((await readFile(join(folder, `index/${repacked.digest}_${gamma}.pf_index`))).length * 0.8);
  const [word, phrase, none, again] = await ask(page, ['gamma', '"gamma delta"', '"delta gamma"', 'gamma']);
  expect(word).toMatchObject({ found: PAGES, loaded: [`${gamma}_few`] });
  expect(phrase).toMatchObject({ found: 1, first: `/${ONE}/` });
  expect(phrase!.loaded).toContain(gamma);
  expect(none).toMatchObject({ found: 0, loaded: [] });
  // What is known already is not replaced by less.
  expect(again).toMatchObject({ found: PAGES, loaded: [] });
  expect((await ask(page, ['"gamma delta"']))[0]).toMatchObject({ found: 1, loaded: [] });
  await page.close();
});

test('a phrase that is asked for while the word is on its way knows all places in the end', async () => {
  const page = await browser.newPage();
  await page.goto(running.address);
  await page.route('**/*_few.pf_index', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  const found = await page.evaluate(async () => {
    const engine = await (window as unknown as Holder).engine;
    const both = await Promise.all(['gamma', '"gamma delta"'].map((query) => engine.search(query)));
    return [...both, await engine.search('"gamma delta"')].map(({ results }) => results.length);
  });
  expect(found).toEqual([PAGES, 1, 1]);
  await page.close();
});

test('every page is known by its number', async () => {
  const page = await browser.newPage();
  await page.goto(running.address);
  const ids = await page.evaluate(async () => {
    const engine = await (window as unknown as Holder).engine;
    return (await engine.search('gamma')).results.map(({ id }) => id).sort();
  });
  expect(ids).toEqual(Array.from({ length: PAGES }, (_, at) => `open-question_${at.toString(36).padStart(4, '0')}`).sort());
  await page.close();
});
