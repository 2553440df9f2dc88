/** What a reader's eye meets in a line of text and in a card. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/loaders/article.ts';
import { toHistoryLine } from '../../src/model/reading.ts';
import { publishersOf } from '../../src/model/source.ts';
import type { Entries } from '../../src/schemas/index.ts';
import { keepTogether } from '../../src/outputs/article.ts';

const fact = '<button type="button" class="fact" popovertarget="fact:x" data-status="reported">27%<span class="visually-hidden"> (reported)</span></button>';
const note = (name = 'cite') => `<sup class="${name}" id="note:1-1"><button type="button" class="note" popovertarget="source-a" aria-label="Note 1: SEC">1</button></sup>`;

describe('no line begins with a sign or a note that belongs to the word before it', () => {
  test.each([
    ['a figure and its comma', `about ${fact}, then`, `about <span class="kept">${fact},</span> then`],
    ['a figure in brackets', `(${fact}) then`, `<span class="kept">(${fact})</span> then`],
    ['a figure, its full stop and two notes', `at ${fact}.${note()}${note('cite next')} Then`, `at <span class="kept">${fact}.${note()}${note('cite next')}</span> Then`],
    ['a word and its note', `the last word.${note()} Then`, `the last <span class="kept">word.${note()}</span> Then`],
    ['a long word, which may break, and its note', `the recapitalization.${note()} Then`, `the <span class="kept long">recapitalization.${note()}</span> Then`],
    ['a link and its note', `by <a class="gloss" href="/x/">Nadella</a>.${note()}`, `by <a class="gloss" href="/x/">Nadella</a><span class="kept">.${note()}</span>`],
    ['a name joined by a dash', `Microsoft–OpenAI${note()}`, `Microsoft–<span class="kept">OpenAI${note()}</span>`],
  ])('%s', (_, html, kept) => {
    expect(keepTogether(html)).toBe(kept);
  });
  test('a figure alone is left alone', () => {
    expect(keepTogether(`at ${fact} then`)).toBe(`at ${fact} then`);
  });
});

describe('a history in a line', () => {
  const at = (asOf: string, display: string) => ({ asOf, display });
  test('draws an arrow for a change and none between equal values', () => {
    expect(toHistoryLine([at('2025-10-28', '27%'), at('2026-03-31', '27%'), at('2026-04-27', '26%')])).toBe('27% (Oct 28, 2025, still Mar 31, 2026) → 26% (Apr 27, 2026)');
  });
  test('of a long one says the first step and the last three', () => {
    const years = ['2019', '2020', '2021', '2022', '2023', '2024'].map((year) => at(`${year}-06-30`, year));
    expect(toHistoryLine(years)).toBe('2019 (Jun 30, 2019) → … → 2022 (Jun 30, 2022) → 2023 (Jun 30, 2023) → 2024 (Jun 30, 2024)');
    expect(toHistoryLine(years.slice(1))).not.toContain('…');
  });
  test('says nothing of what never changed', () => {
    expect(toHistoryLine([at('2025-10-28', '27%'), at('2026-03-31', '27%')])).toBe('');
    expect(toHistoryLine([])).toBe('');
  });
});

test('a note is no word for the time that a piece takes, wherever it stands', async () => {
  const source = await readFile('tests/broken/base/articles/base.md', 'utf8');
  const wordsIn = (body: string): number => parseArticle('base', 'content/articles/base.md', source.replace(/\n---\n[\s\S]*/, () => `\n---\n\n${body}\n`), 'digest').article!.words;
  expect(wordsIn('One two (three).:cite[paper-2023] He said “four.”:cite[filing-2026,paper-2023]')).toBe(6);
  expect(wordsIn('One :fact[big-stake],:cite[paper-2023] :org[microsoft]:cite[paper-2023].')).toBe(3);
});

test('of two sources by one publisher, a card leads to the first, which weighs more', () => {
  const sources = new Map(['sec-2026', 'press', 'sec-2025'].map((id) => [id, { publisher: id.startsWith('sec') ? 'Microsoft / SEC' : 'A newspaper' } as Entries['sources']]));
  expect(publishersOf(['sec-2026', 'press', 'sec-2025'], sources)).toEqual([['Microsoft / SEC', 'sec-2026'], ['A newspaper', 'press']]);
});
