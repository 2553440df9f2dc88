import { brotliCompressSync, gzipSync } from 'node:zlib';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { files, pages, read } from './site.ts';
import { readFileSync } from 'node:fs';
import { OUT } from '../../src/build/publish.ts';
import { FEED_LENGTH } from '../../src/outputs/feed.ts';
import { site } from '../../src/site.ts';

const slugs = [...pages.keys()].map((path) => /^\/analysis\/([a-z][a-z0-9-]*)\/$/.exec(path)?.[1]).filter((slug) => slug !== undefined);
const slugOf = (address: string | undefined): string | undefined => /\/analysis\/([^/]+)\/$/.exec(address ?? '')?.[1];

test('every article has a page, a feed entry and a card', () => {
  const cards = files.flatMap((file) => /^\/cards\/article-(.+)\.png$/.exec(file)?.[1] ?? []);
  const feed = parseRssFeed(read('/feed.xml')).items!.map(({ link }) => slugOf(link));
  expect(slugs.length).toBeGreaterThanOrEqual(3);
  expect(cards.sort()).toEqual([...slugs].sort());
  const newest = (JSON.parse(read('/data/articles.json')) as { entries: { slug: string }[] }).entries.map(({ slug }) => slug);
  expect([...newest].sort()).toEqual([...slugs].sort());
  expect(feed).toEqual(newest.slice(0, FEED_LENGTH));
});

test('every article is cited in files beside it, and so are its sources', () => {
  for (const slug of slugs) {
    const html = pages.get(`/analysis/${slug}/`)!;
    const [piece] = JSON.parse(read(`/analysis/${slug}.csl.json`)) as { id: string; title: string; URL: string }[];
    const sources = JSON.parse(read(`/analysis/${slug}/sources.csl.json`)) as { id: string }[];
    expect(piece!.URL).toBe(`${site.origin}${site.base}analysis/${slug}/`);
    expect(read(`/analysis/${slug}.bib`)).toMatch(new RegExp(`^@article\\{${slug},`));
    expect(read(`/analysis/${slug}.ris`)).toContain(`ID  - ${slug}\r\n`);
    expect(sources.map(({ id }) => id).sort(), slug).toEqual([...html.matchAll(/<li popover id="source-([a-z0-9-]+)-note"/g)].map(([, id]) => id).sort());
    expect([...read(`/analysis/${slug}/sources.bib`).matchAll(/^@/gm)]).toHaveLength(sources.length);
    expect([...read(`/analysis/${slug}/sources.ris`).matchAll(/^ER {2}- /gm)]).toHaveLength(sources.length);
    expect(html).toContain('<meta name="citation_title" content="');
    expect(/<details class="cite"[\s\S]*?<\/details>/.exec(html)?.[0].match(/<dt>/g)).toHaveLength(3);
  }
});

test('every article has its text in Markdown, and a page for those who republish it', () => {
  for (const slug of slugs) {
    const html = pages.get(`/analysis/${slug}/`)!;
    const markdown = read(`/analysis/${slug}.md`);
    expect(html).toContain(`<link rel="alternate" type="text/markdown" title="Markdown" href="${site.origin}${site.base}analysis/${slug}.md"`);
    expect(html).toContain(`href="${site.base}analysis/${slug}/republish/"`);
    expect(markdown).toContain(`canonical: ${site.origin}${site.base}analysis/${slug}/\n`);
    const page = pages.get(`/analysis/${slug}/republish/`)!;
    expect(page).toContain('<meta name="robots" content="noindex"');
    const copy = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(page)![1]!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
    expect(copy).not.toMatch(/<script|<button|<svg|<style|popover| (?:on\w+|style|class|id)=|\u{E000}/u);
    expect(copy).toMatch(/was first published by <a [^>]*>Entente<\/a>[\s\S]*rel="license">CC BY 4\.0<\/a>/);
    expect(copy, 'one day is named once').not.toMatch(/first published by [\s\S]* on (\w+ \d+, \d+) and updated on \1/);
    expect(markdown, 'one day is named once').not.toMatch(/Published (\w+ \d+, \d+), updated \1/);
    for (const [, address] of copy.matchAll(/ (?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^(?:https?:\/\/|mailto:)/);
  }
});

describe('feeds', () => {
  const folders = files.flatMap((file) => /^(.*)\/feed\.xml$/.exec(file)?.[1] ?? []);
  const at = (path: string): string => `${site.origin}${site.base.replace(/\/$/, '')}${path}`;
  /** Feeds of pieces hold their whole text. */
  const ofPieces = (folder: string): boolean => folder === '' || /^\/(?:topics|series)\//.test(folder);

  test('there is one for the site, each topic and series, claims, events, corrections and changes', () => {
    const topics = [...pages.keys()].flatMap((path) => /^(\/topics\/[^/]+)\/$/.exec(path)?.[1] ?? []);
    const series = [...pages.get('/analysis/')!.matchAll(/ id="series-([^"]+)"/g)].map(([, id]) => `/series/${id}`);
    expect(series.length).toBeGreaterThan(0);
    expect([...folders].sort()).toEqual(['', ...topics, ...series, '/claims', '/timeline', '/corrections', '/changes'].sort());
  });

  test.each(folders)('%s/ says the same in its three forms, with whole addresses', (folder) => {
    const rss = parseRssFeed(read(`${folder}/feed.xml`));
    const atom = parseAtomFeed(read(`${folder}/atom.xml`));
    const json = parseJsonFeed(JSON.parse(read(`${folder}/feed.json`)));
    const ids = rss.items?.map(({ guid }) => guid?.value) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThanOrEqual(FEED_LENGTH);
    expect(atom.entries?.map(({ id }) => id) ?? []).toEqual(ids);
    expect(json.items?.map(({ id }) => id) ?? []).toEqual(ids);
    expect(json.items?.map(({ url }) => url) ?? []).toEqual(rss.items?.map(({ link }) => link) ?? []);
    for (const [position, { content_html: html, tags, date_published: published, date_modified: modified }] of (json.items ?? []).entries()) {
      expect(html!.length).toBeGreaterThan(ofPieces(folder) ? 4000 : 60);
      expect(html).not.toMatch(/<script|<button|<svg|popover| on\w+=|\u{E000}/u);
      for (const [, address] of html!.matchAll(/ (?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^https?:\/\//);
      expect(rss.items![position]!.content?.encoded).toBe(html);
      expect(rss.items![position]!.categories?.map(({ name }) => name)).toEqual(tags);
      expect(tags!.length).toBeGreaterThanOrEqual(2);
      expect(Date.parse(modified as string)).toBeGreaterThanOrEqual(Date.parse(published as string));
      expect(Date.parse(rss.items![position]!.pubDate as string)).toBe(Date.parse(published as string));
      expect(rss.items![position]!.link).toMatch(new RegExp(`^${site.origin}${site.base}`));
    }
    expect(atom.links?.find(({ rel }) => rel === 'self')?.href).toBe(at(`${folder}/atom.xml`));
    expect(rss.atom?.links?.find(({ rel }) => rel === 'self')?.href).toBe(at(`${folder}/feed.xml`));
    expect(json.feed_url).toBe(at(`${folder}/feed.json`));
    for (const form of ['feed.xml', 'atom.xml']) expect(read(`${folder}/${form}`)).toContain(`<?xml-stylesheet type="text/css" href="${site.base}feed.css"?>`);
  });

  test('every one is listed on /feeds/ and named by the page that it follows', () => {
    const list = pages.get('/feeds/')!;
    for (const folder of folders) {
      for (const form of ['feed.xml', 'atom.xml', 'feed.json']) expect(list).toContain(`href="${site.base}${folder.slice(1)}${folder ? '/' : ''}${form}"`);
      const page = folder === '' ? '/' : folder.startsWith('/series/') ? '/analysis/' : `${folder}/`;
      expect(pages.get(page), folder).toMatch(new RegExp(`<link rel="alternate" type="application/rss\\+xml" title="[^"]+" href="${at(folder)}/feed\\.xml"`));
    }
  });
});

test('the list of all pieces names each of them once', () => {
  const linked = [...pages.get('/analysis/')!.matchAll(new RegExp(`href="${site.base}analysis/([^/"#]+)/"`, 'g'))].map(([, slug]) => slug);
  expect(linked.length).toBeGreaterThan(1);
  expect(linked.toSorted()).toEqual([...new Set(linked)].sort());
});

test('no marker of a reference is left in any page', () => {
  expect([...pages].filter(([, html]) => /[\u{E000}-\u{E003}]/u.test(html)).map(([path]) => path)).toEqual([]);
});

test('cards are 1200 × 630 and at most 100 KB', () => {
  const cards = files.filter((name) => name.startsWith('/cards/'));
  expect(cards.length).toBeGreaterThan(100);
  for (const file of cards) {
    const image = readFileSync(`${OUT}${file}`);
    expect([image.readUInt32BE(16), image.readUInt32BE(20)], file).toEqual([1200, 630]);
    expect(image.length, file).toBeLessThanOrEqual(100_000);
  }
});

test('a page names its card, and the card is there', () => {
  const missing: string[] = [];
  for (const [path, html] of pages) {
    if (html.includes('http-equiv="refresh"')) continue;
    const card = /property="og:image" content="([^"]+)"/.exec(html)?.[1];
    const file = card && `/${new URL(card).pathname.slice(site.base.length)}`;
    if (!file || !files.includes(file)) missing.push(`${path} ${card}`);
  }
  expect(missing).toEqual([]);
});

test('a page says the size, type and words of its card as networks ask for them', () => {
  const contentOf = (html: string, name: string): string | undefined => new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];
  const wrong: string[] = [];
  for (const [path, html] of pages) {
    if (html.includes('http-equiv="refresh"')) continue;
    const said = ['og:image:width', 'og:image:height', 'og:image:type', 'twitter:card'].map((name) => contentOf(html, name));
    const alt = contentOf(html, 'og:image:alt');
    if (said.join() !== '1200,630,image/png,summary_large_image' || !alt || alt.length > 420 || alt !== contentOf(html, 'twitter:image:alt')) wrong.push(path);
  }
  expect(wrong).toEqual([]);
});

test('articles, entries and lists each have a card of their own', () => {
  const cardOf = (path: string): string => /property="og:image" content="[^"]*(\/cards\/[^"]+)"/.exec(pages.get(path)!)![1]!;
  const own = [...pages.keys()].filter((path) => /^\/(?:analysis|facts|claims|charts|timeline|topics|people|organizations|agreement)\/[a-z][a-z0-9-]*\/$/.test(path) && !pages.get(path)!.includes('http-equiv="refresh"'));
  expect(own.length).toBeGreaterThan(100);
  expect(new Set(own.map(cardOf)).size).toBe(own.length);
  for (const path of ['/analysis/', '/agreement/', '/timeline/', '/facts/', '/claims/', '/charts/', '/topics/']) expect(cardOf(path)).toBe(`/cards/${path.split('/')[1]}.png`);
});

describe('weight', () => {
  const wire = (text: string | Buffer): number => brotliCompressSync(text).length;
  const scriptsOf = (html: string): string[] => [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src]) => `/${src!.slice(site.base.length)}`);

  test('all script on an article is at most 8 KB and deferred', () => {
    for (const slug of slugs) {
      const html = pages.get(`/analysis/${slug}/`)!;
      const scripts = scriptsOf(html);
      expect(scripts.reduce((sum, file) => sum + wire(readFileSync(`${OUT}${file}`)), 0), slug).toBeLessThanOrEqual(8 * 1024);
      for (const [tag] of html.matchAll(/<script[^>]* src="[^"]+"[^>]*>/g)) expect(tag).toContain('type="module"');
      expect(html).not.toContain('pagefind.js');
    }
  });

  test('a page loads one script of at most 4 KB, gzip, and the text fragments are no part of it', () => {
    const loaded = new Map<string, string>();
    for (const [path, html] of pages) {
      const scripts = scriptsOf(html);
      if (path !== '/404.html' && path !== '/search/' && scripts.length > 0) loaded.set(scripts.join(' '), path);
    }
    expect([...loaded.keys()]).toEqual([expect.stringMatching(/^\/_assets\/[^ ]+\.js$/)]);
    const [script] = [...loaded.keys()].map(read) as [string];
    expect(gzipSync(script).length).toBeLessThanOrEqual(4 * 1024);
    expect(script).not.toMatch(/\bimport\s*[{"'`]|\bfrom\s*["'`]|BLOCKQUOTE/);
    for (const element of ['theme-choice', 'search-door', 'copy-text', 'share-tools']) expect(script).toContain(element);
  });

  test('what a preview shows stands in the first 8 KB of every page: Slack reads 32', () => {
    const late = [...pages].filter(([, html]) => ['<title>', 'og:title', 'og:description', 'og:image"', 'twitter:card'].some((name) => !Buffer.from(html).subarray(0, 8192).includes(name))).map(([path]) => path);
    expect(late).toEqual([]);
  });

  test('a preview of the front page says in words what the site is about: its name alone does not', () => {
    expect(pages.get('/')).toMatch(new RegExp(`property="?og:title"? content="[^"]*${site.tagline}"`));
  });

  test('the head of an article, its styles and its first screen are in the first 14 KB on the wire', () => {
    for (const slug of slugs) {
      const html = pages.get(`/analysis/${slug}/`)!;
      const until = html.indexOf('<div class="prose">');
      expect(until).toBeGreaterThan(0);
      expect(wire(html.slice(0, until + 4000)), slug).toBeLessThanOrEqual(14 * 1024);
    }
  });

  test('an article with its evidence is at most 40 KB on the wire, its script and its sheet for paper counted, and at most 8.5 KB of that are styles', () => {
    for (const slug of slugs) {
      const html = pages.get(`/analysis/${slug}/`)!;
      const loaded = [...html.matchAll(/<(?:script[^>]* src|link rel="stylesheet" href)="([^"]+)"/g)].map(([, path]) => readFileSync(`${OUT}/${path!.slice(site.base.length)}`));
      expect(loaded.length, slug).toBe(2);
      expect(loaded.reduce((sum, file) => sum + wire(file), wire(html)), slug).toBeLessThanOrEqual(40 * 1024);
      expect(wire(html) - wire(html.replace(/<style>.*?<\/style>/s, '')), slug).toBeLessThanOrEqual(8.5 * 1024);
    }
  });

  test('what only paper shows is one file for all pages, at most 3 KB, gzip, which no first line waits for', () => {
    const sheets = new Set<string>();
    const inline: string[] = [];
    for (const [path, html] of pages) {
      if (html.includes('http-equiv="refresh"')) continue;
      sheets.add([...html.matchAll(/<link rel="stylesheet"[^>]*>/g)].join(' '));
      if (html.includes('@media print{')) inline.push(path);
    }
    expect(inline).toEqual([]);
    expect([...sheets]).toEqual([expect.stringMatching(/^<link rel="stylesheet" href="[^" ]*\/_assets\/print\.[^" ]+\.css" media="print">$/)]);
    const [sheet] = [...sheets].map((link) => read(/href="([^"]+)"/.exec(link)![1]!.slice(site.base.length - 1))) as [string];
    expect(gzipSync(sheet).length).toBeLessThanOrEqual(3 * 1024);
    for (const rule of ['@page', '.note-list a', '.front{', '.timeline{', '.source-list']) expect(sheet).toContain(rule);
  });

  test('search: its scripts and any piece of its index are small', () => {
    for (const [name, most] of [['site-search.js', 8], ['facets.js', 1]] as const) expect(gzipSync(readFileSync(`${OUT}/pagefind/${name}`), { level: 9 }).length, name).toBeLessThanOrEqual(most * 1024);
    expect(wire(readFileSync(`${OUT}/pagefind/pagefind.js`))).toBeLessThanOrEqual(8 * 1024);
    // A phrase alone loads the whole of a piece that has fewer places beside it.
    const pieces = files.filter((name) => name.endsWith('.pf_index') && !files.includes(name.replace('.pf', '_few.pf')));
    expect(pieces.length).toBeGreaterThan(10);
    for (const file of pieces) expect(readFileSync(`${OUT}${file}`).length, file).toBeLessThanOrEqual(9 * 1024);
  });

  test('the front page is at most 30 KB on the wire', () => {
    expect(wire(pages.get('/')!)).toBeLessThanOrEqual(30 * 1024);
  });
});
