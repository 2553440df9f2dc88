/** A site of eighty pieces: lists are cut, and what is cut off has a way to it. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../src/build/browsers.ts';
import { serve } from '../../src/build/serve.ts';
import { readContent } from '../../src/loaders/content.ts';
import { PAGE_LENGTH, TOPIC_PIECES, topicPiecesPath } from '../../src/model/pages.ts';
import { absolute, site } from '../../src/site.ts';
import { writeCorpus } from '../bench/corpus.ts';
import { violationsOf } from '../browser/axe.ts';

const COUNT = 80;
const folder = mkdtempSync(join(tmpdir(), 'entente-growth-'));
const topicsOf = new Map<string, string[]>();

beforeAll(async () => {
  await writeCorpus(join(folder, 'content'), COUNT);
  for (let number = 0; number < COUNT; number++) {
    const text = readFileSync(join(folder, `content/articles/piece-${number}.md`), 'utf8');
    for (const id of /^topics: \[(.*)\]$/m.exec(text)![1]!.split(', ')) topicsOf.set(id, [...(topicsOf.get(id) ?? []), `/analysis/piece-${number}/`]);
  }
  execFileSync(process.execPath, ['src/build/build.ts'], { stdio: 'pipe', env: { ...process.env, CONTENT_DIR: join(folder, 'content'), OUT_DIR: join(folder, 'site'), CACHE_DIR: join(folder, 'cache') } });
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

const htmlOf = (path: string): string => readFileSync(join(folder, 'site', path, 'index.html'), 'utf8');
/** Pieces in the lists of a page, by their headlines. */
const listed = (html: string): string[] => [...html.matchAll(/<h[23]><a href="([^"]+)">/g)].map(([, href]) => `/${href!.slice(site.base.length)}`).filter((path) => path.startsWith('/analysis/piece-'));
/** Pages of a long list, from the first along their links. */
function pagesFrom(path: string): string[] {
  const pages: string[] = [];
  for (let at: string | undefined = path; at; ) {
    pages.push(htmlOf(at));
    const next: string | undefined = /<a rel="next" href="([^"]+)"/.exec(pages.at(-1)!)?.[1];
    at = next && `/${next.slice(site.base.length)}`;
  }
  return pages;
}

test('the page of a topic lists its newest pieces and leads to all of them', () => {
  expect(Math.max(...[...topicsOf.values()].map(({ length }) => length))).toBeGreaterThan(TOPIC_PIECES);
  for (const [id, pieces] of topicsOf) {
    const page = htmlOf(`/topics/${id}/`);
    const all = topicPiecesPath(id);
    const cut = pieces.length > TOPIC_PIECES;
    expect(listed(page).length, id).toBe(Math.min(TOPIC_PIECES, pieces.length));
    expect(page.includes(`href="${site.base}${all.slice(1)}"`), id).toBe(cut);
    expect(existsSync(join(folder, 'site', all, 'index.html')), id).toBe(cut);
    if (!cut) continue;
    const whole = pagesFrom(all).flatMap(listed);
    expect([...whole].sort(), id).toEqual([...pieces].sort());
    expect(whole.slice(0, TOPIC_PIECES), id).toEqual(listed(page));
  }
});

test('the list of all pieces on a topic stands in the sitemap, and a text may link to it', async () => {
  const lists = [...topicsOf].flatMap(([id, { length }]) => (length > TOPIC_PIECES ? [topicPiecesPath(id), ...(length > PAGE_LENGTH ? [`${topicPiecesPath(id)}2/`] : [])] : [])).sort();
  const sitemap = readFileSync(join(folder, 'site/sitemap-0.xml'), 'utf8');
  expect([...sitemap.matchAll(/<loc>([^<]*\/topics\/[^/<]+\/analysis\/(?:\d+\/)?)<\/loc>/g)].map(([, address]) => address).sort()).toEqual(lists.map((path) => absolute(path)));
  expect(sitemap).toContain(`<loc>${absolute('/analysis/2/')}</loc>`);
  const content = join(folder, 'linked');
  cpSync(join(folder, 'content'), content, { recursive: true });
  appendFileSync(join(content, 'articles/piece-1.md'), `\n${[...lists, '/analysis/2/'].map((path) => `[All of them](${path})`).join(' and ')}\n`);
  expect((await readContent({ content, public: 'public', cache: join(folder, 'cache') })).problems).toEqual([]);
});

test('the list of all pieces is cut into pages that lead to one another', () => {
  const pages = pagesFrom('/analysis/');
  expect(pages.length).toBe(Math.ceil(COUNT / PAGE_LENGTH));
  expect(pages.flatMap(listed).length).toBe(COUNT);
});

test('axe finds nothing on the pages of long lists, in both themes, and nothing scrolls sideways at 320 pixels', async () => {
  const [topic] = [...topicsOf].find(([, { length }]) => length > TOPIC_PIECES)!;
  const { address, server } = await serve(join(folder, 'site'), 0);
  const browser = await launchChromium();
  for (const path of [`/topics/${topic}/`, topicPiecesPath(topic), '/analysis/2/']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme, viewport: { width: 320, height: 640 }, bypassCSP: true });
      await page.goto(address + path.slice(1));
      expect(await page.locator('h1').count(), path).toBe(1);
      expect(await violationsOf(page), `${path} ${colorScheme}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBe(0);
      await page.close();
    }
  }
  await browser.close();
  server.close();
});
