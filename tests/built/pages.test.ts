import { createHash } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { pages } from './site.ts';
import { site } from '../../src/site.ts';

/** One page of each type, and every page about the site itself. */
const samples = [...new Map([...pages.keys()].map((path) => [path.split('/').length > 3 ? `${path.split('/')[1]!} ${path.split('/').length}` : path, path])).values()];

test('every page has one first-level heading, a title, a description and its own address', () => {
  const wrong: string[] = [];
  for (const [path, html] of pages) {
    if (html.includes('http-equiv="refresh"')) continue;
    const count = (pattern: RegExp): number => [...html.matchAll(pattern)].length;
    if (count(/<h1[ >]/g) !== 1) wrong.push(`${path}: ${count(/<h1[ >]/g)} h1`);
    if (count(/<title>[^<]+<\/title>/g) < 1) wrong.push(`${path}: no title`);
    if (count(/<meta name="description" content="[^"]{20,}"/g) !== 1) wrong.push(`${path}: description`);
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];
    // A page that is not for search engines has none: 404, and copies for those who republish.
    const own = !html.includes('<meta name="robots" content="noindex"');
    if (own && canonical !== `${site.origin}${site.base.replace(/\/$/, '')}${path}`) wrong.push(`${path}: canonical ${canonical}`);
  }
  expect(wrong).toEqual([]);
});

test('no page of ours says what holds today: it says as of which day', () => {
  expect([...pages].filter(([path, html]) => !path.startsWith('/sources/') && /[\s>]today[\s<.,]/.test(html.slice(html.indexOf('<body')))).map(([path]) => path)).toEqual([]);
});

test('no line of a page ends between a number and its word', () => {
  const words = /\d(.)(?:million|billion|trillion|percent)\b/g;
  const loose: string[] = [];
  let bound = 0;
  for (const [path, html] of pages) {
    const read = html.slice(html.indexOf('<body')).replace(/<(script|style|textarea|svg)\b.*?<\/\1>/gs, '').replace(/<\/?(?:a|b|button|em|i|mark|span|strong|time)\b[^>]*>/g, '').replace(/<[^>]*>/g, '\n');
    for (const [found, space] of read.matchAll(words)) {
      if (space === '\u00a0') bound++;
      else if (space === ' ') loose.push(`${path} ${found}`);
    }
  }
  expect(bound).toBeGreaterThan(1000);
  expect(loose).toEqual([]);
});

test('a figure opens the card of what was measured on its day', () => {
  const wrong: string[] = [];
  let opened = 0;
  for (const [path, html] of pages) {
    const cards = new Map([...html.matchAll(/<div popover id="([^"]*)" class="card"[^>]*>(.*?)<\/div>/gs)].map(([, id, card]) => [id!, card!]));
    for (const [, id, status, label] of html.matchAll(/class="fact" popovertarget="([^"]*)" data-status="([^"]*)">([^<]*)/g)) {
      const card = cards.get(id!) ?? '';
      const part = (name: string): string => new RegExp(`class="${name}">([^<]*)`).exec(card)?.[1] ?? '';
      opened++;
      if (part('card-history').includes(`${label!} (`) ? part('card-value') !== label : !card.includes(`data-status="${status!}"`)) wrong.push(`${path} ${label!}: ${id!} says ${part('card-value')}`);
    }
  }
  expect(opened).toBeGreaterThan(300);
  expect(wrong).toEqual([]);
});

test('the timeline says of an event what its fact said by that day, and the page of the fact leads back', () => {
  const event = /<li id="round-157bn-2024".*?<\/li>/s.exec(pages.get('/timeline/')!)![0];
  expect(event.replaceAll('\u00a0', ' ')).toMatch(/href="[^"]*\/facts\/openai-valuation\/"><span class="chief-value">\$157 billion<\/span>/);
  expect(pages.get('/facts/openai-valuation/')).toContain('/timeline/round-157bn-2024/');
});

test('every status and verdict that a page prints is explained among the standards', () => {
  const marks = (html: string): string[] => [...html.matchAll(/ data-(?:status|verdict)="([^"]*)"/g)].map(([, mark]) => mark!);
  const printed = new Set([...pages.values()].flatMap(marks));
  const explained = new Set(marks(pages.get('/standards/')!));
  expect(printed.size).toBeGreaterThan(8);
  expect([...printed].filter((mark) => !explained.has(mark))).toEqual([]);
});

test('the links that share a list stand beneath its heading, and the menu before the license', () => {
  const list = pages.get('/facts/')!;
  expect(list.indexOf('class="share"')).toBeGreaterThan(list.indexOf('class="lede"'));
  const foot = list.slice(list.indexOf('<footer class="site-foot"'));
  expect(foot.indexOf('id="menu"')).toBeLessThan(foot.indexOf('rel="license'));
});

test('no heading level is skipped', () => {
  const wrong: string[] = [];
  for (const [path, html] of pages) {
    let depth = 0;
    for (const [, level] of html.matchAll(/<h([1-6])[ >]/g)) {
      if (Number(level) > depth + 1) wrong.push(`${path}: h${depth} → h${level}`);
      depth = Number(level);
    }
  }
  expect(wrong.slice(0, 10)).toEqual([]);
});

test('no page asks anything of another site', () => {
  const asked: string[] = [];
  for (const [path, html] of pages) {
    for (const [whole, address] of html.matchAll(/<(?:script|img|iframe|source|video|audio|link rel="(?:stylesheet|preload|modulepreload|icon|manifest)")[^>]*(?:src|href)="(https?:)?\/\/[^"]*"[^>]*>/g)) {
      if (!whole!.includes(`"${site.origin}`) || address === undefined) asked.push(`${path}: ${whole}`);
    }
    if (/url\(["']?https?:/.test(html)) asked.push(`${path}: a stylesheet`);
  }
  expect(asked).toEqual([]);
});

test('the policy allows every inline style and script of the page by its hash, and nothing inline besides', () => {
  const wrong: string[] = [];
  for (const [path, html] of pages) {
    if (html.includes('http-equiv="refresh"')) continue;
    let inline = 0;
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#39;', "'") ?? '';
    if (!policy || policy.includes('unsafe-inline') || policy.includes("'unsafe-eval'")) wrong.push(`${path}: ${policy || 'no policy'}`);
    for (const [, code] of html.matchAll(/<(?:style|script)>([\s\S]*?)<\/(?:style|script)>/g)) {
      inline++;
      if (!policy.includes(createHash('sha256').update(code!).digest('base64'))) wrong.push(`${path}: ${code!.slice(0, 40)}`);
    }
    // The page's style and its first script, at least.
    if (inline < 2) wrong.push(`${path}: ${inline} inline styles and scripts`);
    if (/ style="/.test(html) || / on[a-z]+="/.test(html)) wrong.push(`${path}: an inline style or handler`);
  }
  expect(wrong.slice(0, 10)).toEqual([]);
});

/** A page without what stands above and below it on every page. */
const mainOf = (path: string): string => /<main[\s\S]*<\/main>/.exec(pages.get(path)!)![0];

/** What a reader reads of a page, without its tags. */
const textOf = (html: string): string => html.replace(/<(script|style)\b[\s\S]*?<\/\1>|<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();

test('one of a thing is said in the singular', () => {
  const wrong: string[] = [];
  for (const [path, html] of pages) {
    for (const [said] of `${textOf(html)} ${/name="description" content="([^"]*)"/.exec(html)?.[1]}`.matchAll(/(?<![\w.,$€])1\s(?:pieces|facts|events|sources|claims|positions|minutes|figures|uses|press reports|filings)\b/g)) wrong.push(`${path}: ${said}`);
  }
  expect(wrong).toEqual([]);
});

test('the list of sources is by year, newest first, and each source says its publisher and its day', () => {
  const html = mainOf('/sources/');
  const kinds = html.split('<h2 id=').slice(2);
  expect(kinds).toHaveLength(6);
  for (const kind of kinds) {
    const years = [...kind.matchAll(/<h3[^>]*>(\d{4})<\/h3>/g)].map(([, year]) => year!);
    expect(years.length).toBeGreaterThan(0);
    expect(years).toEqual([...new Set(years)].sort().reverse());
    for (const part of kind.split('<h3').slice(1)) {
      const days = [...part.matchAll(/<li><a href="[^"]+">[^<]+<\/a> <span>[^<]+<\/span> <time datetime="([^"]+)">/g)].map(([, day]) => day!);
      expect(days).toHaveLength([...part.matchAll(/<li>/g)].length);
      expect(days.every((day) => day.startsWith(/\d{4}/.exec(part.slice(part.indexOf('>')))![0]))).toBe(true);
    }
  }
  const uses = [...html.matchAll(/<b>(\d+)<span/g)].map(([, count]) => Number(count));
  expect(uses).toHaveLength(10);
  expect(uses).toEqual(uses.toSorted((a, b) => b - a));
});

test('what changed is under one heading for each day, by kind and under each piece once, and counted', () => {
  const days = mainOf('/changes/').split('<section class="shelf">').slice(1);
  const titles = (html: string, level: number): string[] => [...html.matchAll(new RegExp(`<h${level}>(.*?)</h${level}>`, 'gs'))].map(([, title]) => textOf(title!));
  expect(days.length).toBeGreaterThan(0);
  expect(new Set(days.map((day) => titles(day, 2)[0])).size).toBe(days.length);
  for (const day of days) {
    const kinds = titles(day, 3);
    expect(titles(day, 2)).toEqual([expect.stringMatching(/^\w+ \d{1,2}, \d{4}$/)]);
    expect(kinds).toEqual(['Corrected', 'Changed', 'Published'].filter((kind) => kinds.includes(kind)));
    const counts = /<p class="quiet">(.*?)<\/p>/s.exec(day)![1]!.match(/\d+/g)!.map(Number);
    const groups = day.split('<h3>').slice(1).map((group) => group.split('</ul>')[0]!);
    expect(counts).toEqual(groups.map((group) => group.split('<p').length - 1));
    for (const group of groups) {
      const pieces = [...group.matchAll(/<a href="([^"]+)"/g)].map(([, piece]) => piece);
      expect(pieces).toEqual([...new Set(pieces)]);
    }
  }
});

test('no line of an event’s title ends within “GPT-4”', () => {
  const titles = ['/timeline/', '/organizations/openai/'].flatMap((path) => [...mainOf(path).matchAll(/href="\/timeline\/[^"]+">([^<]+)</g)].map(([, title]) => title!));
  expect(titles.filter((title) => title.includes('GPT-\u2060')).length).toBeGreaterThan(3);
  expect(titles.filter((title) => /GPT-\d/.test(title))).toEqual([]);
});

test('the page of a party begins with at most six facts that name it, and leaves what is no turning point folded', () => {
  for (const [id, name] of [['microsoft', 'Microsoft'], ['openai', 'OpenAI']] as const) {
    const [, facts, events] = mainOf(`/organizations/${id}/`).split('<h2 id=');
    const labels = [...facts!.matchAll(/class="fact-label"[^>]*>([^<]+)</g)].map(([, label]) => label!);
    expect(facts).toMatch(/^"key-facts"/);
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.length).toBeLessThanOrEqual(6);
    for (const label of labels) expect(label).toContain(name);
    expect(events).toMatch(/^"events">Turning points<[\s\S]*<details/);
  }
});

describe('valid HTML', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'void-style': 'off',
      'doctype-style': 'off',
      // A list keeps its role where its style has none.
      'no-redundant-role': 'off',
      'require-sri': 'off',
    },
  });
  test.each(samples)('%s', async (path) => {
    const { results } = await validator.validateString(pages.get(path)!);
    expect(results.flatMap(({ messages }) => messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`)).slice(0, 10)).toEqual([]);
  });
});

test('a card of a claim or a position names each publisher once', () => {
  const twice: string[] = [];
  let named = 0;
  for (const [path, html] of pages) {
    for (const [, card] of html.matchAll(/<div class="(?:claim-card|position-item)">([\s\S]*?)<\/div>/g)) {
      const names = [...card!.matchAll(/ href="[^"]*\/sources\/[^"]*">([^<]*)<\/a>/g)].map(([, name]) => name!);
      named += names.length;
      if (new Set(names).size < names.length) twice.push(`${path} ${names.join(', ')}`);
    }
  }
  expect(named).toBeGreaterThan(50);
  expect(twice).toEqual([]);
});

test('a person’s page names no source in the margin that stands beneath a position already', () => {
  const wrong: string[] = [];
  let beneath = 0;
  for (const [path] of pages) {
    if (!path.startsWith('/people/') || path === '/people/') continue;
    const [text, margin] = mainOf(path).split('<footer class="entry-margin"');
    const sourcesIn = (html: string): string[] => [...html.matchAll(/class="source-title" href="([^"]+)"/g)].map(([, href]) => href!);
    const named = new Set(sourcesIn(text!));
    beneath += named.size;
    for (const href of sourcesIn(margin!)) if (named.has(href)) wrong.push(`${path}: ${href}`);
  }
  expect(beneath).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
});

test('two links side by side that name one publisher say which of its sources each is', () => {
  const wrong: string[] = [];
  for (const [path, html] of pages) for (const [, said] of html.matchAll(/<a href="[^"]*\/sources\/[^"]+">([^<]+)<\/a>[,;] <a href="[^"]*\/sources\/[^"]+">\1<\/a>/g)) wrong.push(`${path}: ${said}`);
  expect(wrong).toEqual([]);
});
