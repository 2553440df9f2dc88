/** What a shared link shows: words that cannot mislead, set so that all of them stand on the card. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toCardPictures, toChartPictures, writePictures } from '../../src/build/cards.ts';
import { drawCard, fit, xOfDay, SERIF } from '../../src/build/card-drawing.ts';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { toLedger } from '../../src/model/ledger.ts';
import { siteCard, toArticleCard, toCard, toCardAlt, toCards, toSectionCard, SECTIONS } from '../../src/outputs/card.ts';
import { toFileLine, toSourceLine } from '../../src/outputs/chart.ts';
import { site } from '../../src/site.ts';

const ledger = toLedger(toContent(await readContent()));
const cards = toCards(ledger);

interface Drawn {
  text?: string;
  src?: string;
  children?: Drawn[];
}
const textsOf = ({ text, children = [] }: Drawn): string[] => [...(text === undefined ? [] : [text]), ...children.flatMap(textsOf)];
const wordsOf = (text: string): string => text.replace(/\s+/g, ' ').trim();

test('every headline, verdict and figure stands on its card whole', () => {
  const cut = cards.filter((card) => {
    const drawn = wordsOf(textsOf(drawCard(card) as Drawn).join(' '));
    return ![card.title, card.text, card.kicker, card.figure?.text, card.figure?.label, card.figure?.note].every((part) => !part || drawn.includes(wordsOf(part)));
  });
  expect(cut.map(({ path }) => path)).toEqual([]);
});

test('a headline of several lines does not end in a single short word', () => {
  const setting = { face: SERIF, weight: 500, color: '#000', most: 96, least: 34, leading: 1.08, width: 1072, height: 300 };
  const { lines } = fit('Microsoft prices its work Copilot at thirty dollars a month as of now', setting);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.at(-1)!.length).toBeGreaterThan(lines[0]!.length * 0.6);
});

test('a longer headline is set smaller, and one without end is cut with an ellipsis', () => {
  const setting = { face: SERIF, weight: 500, color: '#000', most: 96, least: 34, leading: 1.08, width: 1072, height: 300 };
  const short = fit('A deal', setting);
  const long = fit('word '.repeat(40).trim(), setting);
  const endless = fit('word '.repeat(900).trim(), setting);
  expect(short.size).toBe(96);
  expect(long.size).toBeLessThan(96);
  expect(long.lines.join(' ')).toBe('word '.repeat(40).trim());
  expect(endless.size).toBe(34);
  expect(endless.lines.length * 34 * 1.08).toBeLessThanOrEqual(300);
  expect(endless.lines.at(-1)).toMatch(/ …$/);
});

test('the verdict on an article’s card says which claim it judges', () => {
  const article = ledger.articles.find(({ about }) => about && 'claim' in about)!;
  const claim = ledger.claims.get((article.about as { claim: string }).claim)!;
  const { figure } = toArticleCard(article, ledger);
  expect(figure!.label).toBe(`On the claim “${claim.claim.replace(/\.$/, '')}”`);
  expect(toCardAlt(toArticleCard(article, ledger))).toContain('On the claim “');
});

test('an article that leads with a chart and judges nothing shows the chart', () => {
  const article = ledger.articles[0]!;
  const [chart] = ledger.charts.values();
  const card = toArticleCard({ ...article, about: undefined, lead: { chart: chart!.id } } as typeof article, ledger);
  expect(card.chart).toBe(chart);
});

test('the card of a chart holds its drawing, its measure, and its numbers in words', () => {
  for (const chart of ledger.charts.values()) {
    const card = toCard(ledger.entries.get(`chart:${chart.id}`)!, ledger);
    const drawn = JSON.stringify(drawCard(card));
    const svgs = [...drawn.matchAll(/base64,([^"]+)/g)].map(([, code]) => Buffer.from(code!, 'base64').toString());
    expect(svgs.some((svg) => svg.includes('c-solid') || svg.includes('c-hollow')), chart.id).toBe(true);
    expect(wordsOf(textsOf(drawCard(card) as Drawn).join(' '))).toContain(wordsOf(chart.subtitle));
    expect(toCardAlt(card).match(/Chart: /g)).toHaveLength(1);
  }
});

test('an event’s card shows its figure as the fact had it by that day', () => {
  const { figure } = toCard(ledger.entries.get('event:recapitalization-2025')!, ledger);
  expect(figure).toEqual({ label: ledger.facts.get('microsoft-stake')!.label, text: 'about 27%', note: 'Confirmed, as of October 28, 2025' });
});

test('the two strands mirror each other: a post that reaches the one reaches the other', () => {
  const drawn = JSON.stringify(drawCard({ path: '/cards/x.png', kind: 'Timeline', title: 'A day', days: ['2026-04-27'] }));
  const svg = [...drawn.matchAll(/base64,([^"]+)/g)].map(([, data]) => Buffer.from(data!, 'base64').toString()).find((text) => text.includes('width="1200"'))!;
  const [upper, lower] = [...svg.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path!.match(/\d+/g)!.map(Number));
  expect(upper!.length).toBeGreaterThan(12);
  // Both go through the same places from left to right, and as far below the middle as above it.
  expect(upper!.filter((place, at) => place !== lower![at] && place + lower![at]! !== 2 * 70)).toEqual([]);
});

test('the card of an event without a figure says its day and marks it on the strands, from left to right', () => {
  const event = [...ledger.events.values()].find(({ fact }) => !fact)!;
  const card = toCard(ledger.entries.get(`event:${event.id}`)!, ledger);
  expect(card.kicker).toMatch(/\d{4}$/);
  expect(card.days).toEqual([event.date]);
  const places = ['2015-12-11', '2019-07-22', '2023-11-17', '2026-04-27'].map(xOfDay);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.every((x) => x >= 64 && x <= 1136)).toBe(true);
});

test('a description of a card is no longer than networks take', () => {
  expect(cards.filter((card) => toCardAlt(card).length > 400).map(({ path }) => path)).toEqual([]);
});

test('every kind of page that is shared has a card, and no two share a file', () => {
  expect(new Set(cards.map(({ path }) => path)).size).toBe(cards.length);
  for (const section of SECTIONS) expect(cards).toContainEqual(toSectionCard(section, ledger));
  expect(cards[0]).toEqual(siteCard);
});

test('the card of the site says its subject, not the name that stands above it', () => {
  expect(siteCard.title).toMatch(/Microsoft.*OpenAI/);
  expect(siteCard.title).not.toContain(site.name);
});

test('an entry without a page of its own is refused a card', () => {
  expect(() => toCard(ledger.entries.get(`term:${[...ledger.terms.keys()][0]!}`)!, ledger)).toThrow('has no card');
});

test('each chart is a picture at twice its size that says whose numbers it shows and where it is from', () => {
  const charts = [...ledger.charts.values()];
  expect(toChartPictures(ledger).map(({ path }) => path)).toEqual(charts.map(({ id }) => `/charts/${id}.png`));
  for (const [at, picture] of toChartPictures(ledger).entries()) {
    const { node, width, height } = picture.draw();
    const svg = Buffer.from((node as Drawn).src!.split(',')[1]!, 'base64').toString();
    expect(svg).toContain(`viewBox="0 0 ${width / 2} ${height / 2}"`);
    const plain = wordsOf(svg.slice(svg.indexOf('</style>')).replace(/<[^>]*>/g, ' ')).replaceAll('&amp;', '&');
    expect(plain).toContain(toFileLine(charts[at]!, ledger));
    expect(plain).toContain(`/charts/${charts[at]!.id}/`);
  }
});

test('a source line names the nearest to the record first, and never one more', () => {
  const source = (id: string, kind: string) => [id, { id, publisher: id, kind, tier: 1, published: '2025-01-01', access: 'read' }];
  const sources = new Map(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => source(id, id === 'f' ? 'filing' : 'press')) as never) as typeof ledger.sources;
  const line = (...ids: string[]) => toSourceLine({ points: [{ sources: ids }] } as never, { sources });
  expect(line('a')).toBe('Source: a.');
  expect(line('a', 'f')).toBe('Sources: f and a.');
  expect(line('a', 'b', 'c', 'd', 'e')).toBe('Sources: a, b, c, d and e.');
  expect(line('a', 'b', 'c', 'd', 'e', 'f')).toBe('Sources: f, a, b, c and 2 more.');
});

test('pictures are drawn once, and counted, whether or not somebody watches', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-pictures-'));
  try {
    const some = toCardPictures(cards.slice(0, 3));
    expect(await writePictures(some, { folder: join(folder, 'one'), cache: join(folder, 'cache') })).toEqual({ drawn: 3, kept: 0 });
    expect(await writePictures(some, { folder: join(folder, 'two'), cache: join(folder, 'cache') })).toEqual({ drawn: 0, kept: 3 });
    const told: number[] = [];
    await writePictures(toCardPictures(cards.slice(3, 5)), { folder: join(folder, 'three'), cache: join(folder, 'cache'), progress: (drawn) => told.push(drawn) });
    expect(told).toEqual([1, 2]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('where a picture cannot be drawn, the error is told when no other is on its way any more, and the rest are left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-pictures-'));
  try {
    const [first, ...others] = toCardPictures(cards.slice(0, 5));
    const broken = { ...first!, draw: () => { throw new Error('nothing to draw'); } };
    await expect(writePictures([broken, ...others], { folder: join(folder, 'site'), cache: join(folder, 'cache') })).rejects.toThrow('nothing to draw');
    expect(others.map(({ path }) => existsSync(join(folder, 'site', path)))).toEqual([true, false, false, false]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
