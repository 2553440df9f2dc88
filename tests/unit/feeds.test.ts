/** Feeds and the calendar, made from values written by hand and from the ledger. */
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { cachedArticle } from '../../src/loaders/articles.ts';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { listChanges } from '../../src/model/changes.ts';
import { toLedger } from '../../src/model/ledger.ts';
import { datesAhead, lastDayOf, toCalendar } from '../../src/outputs/calendar.ts';
import { dayIn } from '../../src/schemas/common.ts';
import { toChangeEntry, toClaimEntry, toEventEntry, toFeedEntry } from '../../src/outputs/feed-entry.ts';
import { siteChannel, toAtom, toJsonFeed, toRss } from '../../src/outputs/feed.ts';

const content = await readContent();
const ledger = toLedger(toContent(content));
const parsed = cachedArticle(content.articles.find(({ matter }) => !matter.draft)!.digest).article!;
const plain = { ...ledger.articles.find(({ slug }) => slug === parsed.slug)!, updated: undefined, changes: [], corrections: [] };
const updated = {
  ...plain,
  published: '2026-07-01',
  updated: '2026-07-20',
  changes: [{ date: '2026-07-10', text: 'A chart was added.' }, { date: '2026-07-20', text: 'The filing of July was read.' }],
  corrections: [{ date: '2026-07-20', text: 'The year was wrong & is right.' }],
};

test('a piece in a feed marks its sources that rest on people who are not named, and no other', () => {
  const sources = new Map([...ledger.sources].map(([id, source]) => [id, { ...source, unnamed: id === plain.sources[0] }]));
  const marked = toFeedEntry(plain, parsed, { ...ledger, sources }).html.match(/<li>(?:(?!<li>).)* \(rests on people who are not named\)<\/li>/g);
  expect(marked).toHaveLength(1);
  expect(marked![0]).toContain(`/sources/${plain.sources[0]}/`);
});

describe('a piece that was updated', () => {
  const entry = toFeedEntry(updated, parsed, ledger);
  test('says first what changed on that day, and all that ever changed at its end', () => {
    expect(entry.html).toMatch(/^<p><em>Updated July 20, 2026\. Correction: The year was wrong &amp; is right\. The filing of July was read\.<\/em><\/p>/);
    expect(entry.html).toContain('<h2>Corrections and changes</h2><ul><li>Correction, July 20, 2026: The year was wrong &amp; is right.</li><li>July 10, 2026: A chart was added.</li>');
    expect(toFeedEntry(plain, parsed, ledger).html).not.toContain('<em>Updated');
  });
  test('keeps its id and its day of publication, and has the day of the update in each form', () => {
    expect([entry.id, entry.published, entry.updated]).toEqual([toFeedEntry(plain, parsed, ledger).id, '2026-07-01T00:00:00Z', '2026-07-20T00:00:00Z']);
    expect(toRss(siteChannel, [entry])).toContain('<atom:updated>2026-07-20T00:00:00.000Z</atom:updated>');
    expect(toAtom(siteChannel, [entry])).toContain('<updated>2026-07-20T00:00:00.000Z</updated>');
    expect(toJsonFeed(siteChannel, [entry])).toContain('"date_modified": "2026-07-20T00:00:00.000Z"');
  });
  test('stands in the list of changes once for each', () => {
    const changes = listChanges([updated]);
    expect(changes.map(({ kind, date }) => `${kind} ${date}`)).toEqual(['changed 2026-07-20', 'corrected 2026-07-20', 'changed 2026-07-10', 'published 2026-07-01']);
    const ids = changes.map((change) => toChangeEntry(change, ledger).id);
    expect(new Set(ids).size).toBe(4);
    expect(ids.map((id) => id.split('#')[1])).toEqual(['changed-2026-07-20-1', 'corrected-2026-07-20-1', 'changed-2026-07-10-1', 'published-2026-07-01']);
  });
  test('keeps the ids of its changes when another day brings one, and when a day brings one more', () => {
    const idsOf = (article: typeof updated): string[] => listChanges([article]).map((change) => toChangeEntry(change, ledger).id);
    const ids = idsOf(updated);
    for (const date of ['2026-07-05', '2026-07-10', '2026-07-20', '2026-07-25']) {
      const changes = [...updated.changes, { date, text: 'One more.' }].sort((one, other) => one.date.localeCompare(other.date));
      const later = idsOf({ ...updated, changes });
      expect(later, date).toEqual(expect.arrayContaining(ids));
      expect(new Set(later).size).toBe(ids.length + 1);
    }
  });
});

test('a feed without entries is still a feed', () => {
  expect(toRss(siteChannel, [])).toContain('</channel>');
  expect(toAtom(siteChannel, [])).toContain('<updated>2026-07-31T00:00:00.000Z</updated>');
  expect(JSON.parse(toJsonFeed(siteChannel, []))).toMatchObject({ items: [] });
});

test('claims and events stand whole in an entry: verdict, finding, names and sources', () => {
  for (const claim of ledger.claims.values()) {
    const { html, categories } = toClaimEntry(claim, ledger);
    expect(categories[0]).toBe('Claim');
    expect(html.match(/<li>/g)).toHaveLength(claim.sources.length);
  }
  for (const event of ledger.events.values()) {
    const { html } = toEventEntry(event, ledger);
    expect(html).not.toContain('undefined');
    expect(html.match(/<li>/g)).toHaveLength(event.sources.length);
  }
});

test('the entry of an event gives its figure as the fact had it by that day', () => {
  expect(toEventEntry(ledger.events.get('round-157bn-2024')!, ledger).html).toContain('OpenAI’s valuation</a>: $157 billion (confirmed, as of October 2, 2024).');
});

describe('the calendar', () => {
  test.each([
    ['2032', '2032', '2032-12-31'],
    ['not before the end of February 2027', '2027-02', '2027-02-28'],
    ['February 2028', '2028-02', '2028-02-29'],
    ['October 30, 2026', '2026-10-30', '2026-10-30'],
    ['through 2030', '2030', '2030-12-31'],
    ['2027–2032', '2032', '2032-12-31'],
  ])('“%s” is known as %s and stands on %s', (display, known, day) => {
    expect(dayIn(display)).toBe(known);
    expect(lastDayOf(known)).toBe(day);
  });
  test('takes no day from what names none', () => {
    expect(['about 27%', 'five years', '20,324 users'].map(dayIn)).toEqual([undefined, undefined, undefined]);
  });
  test('is read by a calendar program: all-day events after the evidence ends, each with its status', () => {
    const dates = datesAhead(ledger);
    expect(dates.map(({ fact }) => fact.id)).toEqual(expect.arrayContaining(['license-end-year', 'revenue-share-end']));
    const text = toCalendar(dates);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    expect(events).toHaveLength(dates.length);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(dates.length);
    for (const [at, event] of events.entries()) {
      const { fact, day } = dates[at]!;
      expect(event.startDate.isDate).toBe(true);
      expect(event.startDate.toString()).toBe(day);
      expect(event.duration.toSeconds()).toBe(86_400);
      expect(day > '2026-07-31').toBe(true);
      expect(event.summary.endsWith(fact.status === 'confirmed' ? fact.display : `(${fact.status})`)).toBe(true);
      expect(event.description).toContain(fact.statement);
      expect(event.description).toContain('as of');
    }
  });
});
