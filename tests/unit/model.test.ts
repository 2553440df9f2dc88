import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { inShort, inWords } from '../../src/model/day.ts';
import { edits, nearest, toLine } from '../../src/model/problem.ts';
import { statusOf } from '../../src/model/agreement.ts';
import { idsOf, keyOf, oldIdsOf, pathOf, type Key } from '../../src/model/entry.ts';
import { inSentence, toRelated } from '../../src/model/reading.ts';
import { traitsOf } from '../../src/model/source.ts';
import { curl, Day, PartialDay } from '../../src/schemas/common.ts';
import { escapeHtml } from '../../src/model/html.ts';
import { toCsvTable } from '../../src/outputs/data.ts';
import { renderInline } from '../../src/markdown/index.ts';
import { parseArticle } from '../../src/loaders/article.ts';
import { readContent, toContent, toRecord } from '../../src/loaders/content.ts';
import { measurementBy, toLedger, usersOf } from '../../src/model/ledger.ts';

describe('days', () => {
  test('are said as exactly as they are known', () => {
    expect([inWords('2025-10-28'), inWords('2025-10'), inWords('2025')]).toEqual(['October 28, 2025', 'October 2025', '2025']);
    expect(inShort('2025-10-28')).toBe('Oct 28, 2025');
  });
  test.each(['2025-02-30', '2025-13-01', '28.10.2025', '2025-1-1', ''])('%j is none', (day) => {
    expect(Day.safeParse(day).success).toBe(false);
    expect(PartialDay.safeParse(day).success).toBe(false);
  });
});

describe('a misspelled name', () => {
  test.each([
    ['microsoft-steak', 'microsoft-stake'],
    ['mony', 'money'],
    ['xyz', undefined],
    // A word in common is no nearness.
    ['microsoft-elevate', undefined],
  ])('%s → %s', (word, meant) => {
    expect(nearest(word, ['microsoft-stake', 'money', 'governance'])).toBe(meant);
  });
  test('counts single-letter edits', () => {
    expect([edits('abc', 'abc'), edits('abc', 'abd'), edits('', 'ab'), edits('kitten', 'sitting')]).toEqual([0, 1, 2, 3]);
  });
});

test('a problem is one line with a place, a fault and a remedy', () => {
  expect(toLine({ file: 'content/facts.yaml', line: 3, what: 'it is wrong', remedy: 'Mend it' })).toBe('content/facts.yaml:3  it is wrong. Mend it.');
});

test('quotes become typographic', () => {
  expect(curl(`OpenAI's "new" deal, the companies' 'word'`)).toBe('OpenAI’s “new” deal, the companies’ ‘word’');
  expect(curl(`'Tis *"so"*, not_'so'_, '23 and 'it'`)).toBe('’Tis *“so”*, not_’so’_, ’23 and ‘it’');
});

test('text is safe in HTML', () => {
  expect(escapeHtml(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
});

test('a standfirst says all of its words where nothing can open', async () => {
  const text = (await readFile('tests/broken/base/articles/base.md', 'utf8')).replace(
    /standfirst: .*/,
    'standfirst: \'\n  :person[satya-nadella] of :org[microsoft] put the :term[agi-clause]{as="clause"} and\n  :fact[microsoft-stake] on record.:cite[sec-msft-10q-2025-09-note17] So did :person[sam-altman]{as=Altman}.\'',
  );
  const { article } = parseArticle('base', 'content/articles/base.md', text, 'digest');
  const ledger = toLedger({ ...toContent(await readContent()), articles: [toRecord(article!)] });
  expect(ledger.articles[0]!.standfirst).toBe(`Satya Nadella of Microsoft put the clause and ${ledger.facts.get('microsoft-stake')!.display} on record. So did Altman.`);
});

test('a field has its words without HTML, and with markers', () => {
  const { html, text } = renderInline('The *stake* is\n:fact[a] & “so\\_on”.', { references: [], links: [], faults: [], headings: [], offset: 0, body: false });
  expect(html).toBe('The <em>stake</em> is\n\u{E000}0\u{E001} &#x26; “so_on”.');
  expect(text).toBe('The stake is \u{E000}0\u{E001} & “so_on”.');
});

test('CSV quotes what needs quoting', () => {
  expect(toCsvTable([{ id: 'a', note: 'one, "two"', sources: ['x', 'y'] }])).toBe('id,note,sources\r\na,"one, ""two""",x y\r\n');
});

test('the source mix is a sentence', () => {
  const kinds = [{ kind: 'filing', count: 1 }, { kind: 'press', count: 2 }] as const;
  expect(inSentence({ total: 0, kinds: [], indirect: 0, unnamed: 0, figures: 1, unconfirmed: 0 })).toBe('No source is cited. Its one figure is confirmed.');
  expect(inSentence({ total: 3, kinds: [...kinds], indirect: 0, unnamed: 0, figures: 4, unconfirmed: 1 })).toBe(
    '3\u00A0sources: 1\u00A0filing, 2\u00A0press reports. 1 of 4 figures is reported or disputed, not confirmed.',
  );
});

test('the source mix says how many sources rest on people who are not named', () => {
  const mix = { total: 9, kinds: [{ kind: 'press' as const, count: 9 }], indirect: 0, figures: 0, unconfirmed: 0 };
  expect(inSentence({ ...mix, unnamed: 4 })).toBe('9\u00A0sources: 9\u00A0press reports. 4 rest on people who are not named.');
  expect(inSentence({ ...mix, unnamed: 1 })).toBe('9\u00A0sources: 9\u00A0press reports. 1 rests on people who are not named.');
  expect(inSentence({ ...mix, unnamed: 9 })).toBe('9\u00A0sources: 9\u00A0press reports. All 9 rest on people who are not named.');
  expect(inSentence({ ...mix, total: 1, kinds: [{ kind: 'press', count: 1 }], unnamed: 1, figures: 2, unconfirmed: 2 })).toBe(
    '1\u00A0source: 1\u00A0press report. It rests on people who are not named. 2 of 2 figures are reported or disputed, not confirmed.',
  );
});

test('a source is said with its kind, whom it rests on and how it was read', () => {
  expect(traitsOf({ kind: 'press', unnamed: true, access: 'copy' })).toEqual(['press', 'rests on people who are not named', 'read through a copy']);
  expect(traitsOf({ kind: 'filing', unnamed: false, access: 'read' })).toEqual(['filing', 'read in the original']);
});

test('every kind of entry has its address', () => {
  expect([pathOf('fact', 'x'), pathOf('event', 'x'), pathOf('term', 'x'), pathOf('clause', 'x')]).toEqual(['/facts/x/', '/timeline/x/', '/glossary/#x', '/agreement/x/']);
});

test('the ids of one kind are taken out of keys, in their order', () => {
  expect(idsOf('fact', ['fact:b', 'source:c', 'article:fact', 'fact:a'])).toEqual(['b', 'a']);
});

test('an old address leaves an old id, whether it was a place or a page', () => {
  expect(oldIdsOf(['/glossary/#Old-Term', '/agreement/who-owns/'])).toEqual(['Old-Term', 'who-owns']);
});

test('an answer is as sure as the newest version that is public on it', () => {
  const terms = (...statuses: ('confirmed' | 'reported' | 'unknown')[]) => ({ terms: statuses.map((status) => ({ version: 'v', text: 'It says so.', sources: ['s'], status })) });
  expect([statusOf(terms('reported', 'confirmed')), statusOf(terms('confirmed', 'unknown')), statusOf(terms('unknown'))]).toEqual(['confirmed', 'confirmed', undefined]);
});

describe('the ledger', async () => {
  const content = await readContent();
  const ledger = toLedger(toContent(content));
  test('is sound', () => {
    expect(content.problems).toEqual([]);
  });
  test('holds everything that was researched', () => {
    const counts = { facts: 279, events: 188, people: 63, organizations: 63, terms: 78, claims: 56, questions: 23, charts: 27, sources: 612, versions: 12, clauses: 14 } as const;
    for (const [name, least] of Object.entries(counts)) expect(ledger[name as keyof typeof counts].size, name).toBeGreaterThanOrEqual(least);
  });
  test('knows what a fact said by a day: the newest that it had said, or else its first word', () => {
    const fact = ledger.facts.get('microsoft-stake')!;
    expect(['2025-10-28', '2026-05', '2026-07-29', '2019'].map((day) => measurementBy(fact, day).asOf)).toEqual(['2025-10-28', '2026-03-31', '2026-06-30', '2025-10-28']);
    const single = ledger.facts.get('openai-founding-pledge')!;
    expect(measurementBy(single, '2026-07-31')).toBe(single);
  });
  test('knows who uses a fact', () => {
    expect(usersOf(ledger, 'fact:microsoft-stake', 'article').map(({ id }) => id)).toContain('what-microsoft-owns');
  });
  test('leads from a fact to the clause that it speaks of', () => {
    expect(usersOf(ledger, 'fact:license-end-year', 'clause').map(({ path }) => path)).toEqual(['/agreement/duration/', '/agreement/license/']);
  });
  test('keeps the order of the files', () => {
    expect([...ledger.clauses.keys()].slice(0, 3)).toEqual(['ownership', 'sale', 'compute']);
  });
});

test('a piece is followed by the three that share most with it, what few name counting for more', async () => {
  const content = toContent(await readContent());
  const [record] = content.articles;
  const piece = (slug: string, ...mentions: Key[]) => ({ ...record!, slug, mentions, standfirst: '', standfirstReferences: [] });
  const [rare, common, other] = ['rare', 'common', 'other'].map((id) => keyOf('source', id)) as [Key, Key, Key];
  const articles = [piece('itself', rare, common), piece('both', rare, common), piece('d-common', common), piece('c-common', common), piece('b-common', common), piece('rare', rare), piece('nothing', other)];
  const ledger = toLedger({ ...content, articles });
  const relatedTo = (slug: string): string[] => toRelated(ledger.articles.find((article) => article.slug === slug)!, ledger).map((article) => article.slug);
  expect(relatedTo('itself')).toEqual(['both', 'rare', 'b-common']);
  expect(relatedTo('rare')).toEqual(['both', 'itself']);
  expect(relatedTo('nothing')).toEqual([]);
});
