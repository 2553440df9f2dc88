import { expect, test } from 'vitest';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { toLedger } from '../../src/model/ledger.ts';
import { oldIdsOf } from '../../src/model/entry.ts';
import { filesOf } from '../../src/model/pages.ts';
import { placesIn, placesInArticle } from '../../src/model/places.ts';
import { files, leads, pages, read, toPath } from './site.ts';
import { site } from '../../src/site.ts';

const ids = new Map([...pages].map(([path, html]) => [path, new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!))]));
const unescape = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&#39;', "'");

/** Every address that pages and feeds name, with the page that names it. */
function* addresses(): Generator<{ from: string; href: string }> {
  for (const [from, html] of pages) {
    const main = html.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<style[\s\S]*?<\/style>/g, '');
    for (const [, link, named] of main.matchAll(/ (?:(?:href|src|action)="((?:\/|#|\.|https?:)[^"]*)"|content="(https?:[^"]*)")/g)) yield { from, href: unescape((link ?? named)!) };
  }
}

test('every link to a page or file of ours leads somewhere', () => {
  const dead = new Set<string>();
  let ours = 0;
  for (const { from, href } of addresses()) {
    const to = toPath(href, from);
    if (to) ours++;
    if (to && !leads(to.path)) dead.add(`${from} → ${href}`);
  }
  expect(ours).toBeGreaterThan(20 * pages.size);
  expect([...dead].slice(0, 20)).toEqual([]);
});

test('every link says where it leads, to programs that run no script as well', () => {
  const without = [...pages].flatMap(([from, html]) => [...html.matchAll(/<a(?=[ >])(?![^>]* href=)[^>]*>/g)].map(([tag]) => `${from} ${tag}`));
  expect(without.slice(0, 20)).toEqual([]);
});

test('every fragment names a place in its page', () => {
  const dead = new Set<string>();
  let named = 0;
  for (const { from, href } of addresses()) {
    const to = toPath(href, from);
    if (!to?.fragment) continue;
    const page = ids.get(to.path) ?? ids.get(`${to.path}/`);
    if (page) named++;
    if (page && !page.has(to.fragment)) dead.add(`${from} → ${href}`);
  }
  expect(named).toBeGreaterThan(pages.size);
  expect([...dead].slice(0, 20)).toEqual([]);
});

test('every button opens a card that is in its page', () => {
  const dead: string[] = [];
  let buttons = 0;
  for (const [from, html] of pages) {
    for (const [, id] of html.matchAll(/ popovertarget="([^"]+)"/g)) {
      buttons++;
      if (!ids.get(from)!.has(id!)) dead.push(`${from} ${id}`);
    }
  }
  expect(buttons).toBeGreaterThan(1000);
  expect(dead).toEqual([]);
});

test('no id stands twice in a page', () => {
  const twice: string[] = [];
  for (const [from, html] of pages) {
    const found = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    if (new Set(found).size !== found.length) twice.push(`${from} ${found.filter((id, at) => found.indexOf(id) !== at).slice(0, 3)}`);
  }
  expect(twice).toEqual([]);
});

test('the sitemap names every page, and only pages that are there', () => {
  const listed = files.filter((file) => /^\/sitemap-\d+\.xml$/.test(file)).flatMap((file) => [...read(file).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => toPath(loc!, '/')!.path));
  const own = [...pages].filter(([path, html]) => path.endsWith('/') && !/name="robots" content="noindex"|http-equiv="refresh"/.test(html)).map(([path]) => path);
  expect(listed.filter((path) => !leads(path))).toEqual([]);
  expect(own.filter((path) => !listed.includes(path) && !/\/analysis\/\d+\/$/.test(path))).toEqual([]);
  expect(read('/robots.txt')).toContain(`Sitemap: ${site.origin}${site.base}sitemap-index.xml`);
});

test('the files that a text may link to are those that the build writes', async () => {
  const { articles, topics, series, charts } = toLedger(toContent(await readContent()));
  const written = files.filter((file) => /\.(?:xml|json|ics|csv|svg|png|md|bib|ris)$/.test(file) && /^\/(?:analysis|topics|series|charts|sources|claims|timeline|corrections|changes|data)\/|^\/(?:feed|atom)\./.test(file));
  expect(filesOf({ articles: articles.map(({ slug }) => slug), topics: topics.keys(), series: series.keys(), charts: charts.keys() }).sort()).toEqual([...written].sort());
});

/** Landmarks, controls, and in a piece what only opens there: notes, cards, letters. */
const PASSING = /^(?:main|menu|by-\w+|in-full|compare-\w+|html-copy|topic-q|search-sort)$/;
const PASSING_IN_PIECE = /^(?:note[:-].+|(?:fact|person|organization|term|event|letter)[:-].+)$/;

test('the places that a text may link to are those that the pages have', async () => {
  const content = await readContent();
  const ledger = toLedger(toContent(content));
  const pieces = new Map(content.articles.filter(({ matter }) => !matter.draft).map((article) => [`/analysis/${article.slug}/`, article]));
  const old = new Set([...[...ledger.entries.values()].flatMap(({ redirectsFrom }) => oldIdsOf(redirectsFrom)), ...[...pieces.values()].flatMap(({ matter }) => Object.keys(matter['ids-from']))]);
  const wrong: string[] = [];
  for (const [path, html] of pages) {
    if (!path.endsWith('/') || html.includes('http-equiv="refresh"')) continue;
    const piece = pieces.get(path);
    const accepted = new Set(piece ? placesInArticle(piece) : placesIn(path, ledger));
    const found = ids.get(path)!;
    wrong.push(...[...accepted].filter((id) => !found.has(id)).map((id) => `${path}#${id} is accepted and not there`));
    wrong.push(...[...found].filter((id) => !accepted.has(id) && !old.has(id) && !PASSING.test(id) && !(piece && PASSING_IN_PIECE.test(id))).map((id) => `${path}#${id} is there and not accepted`));
  }
  expect(wrong.slice(0, 20)).toEqual([]);
});
