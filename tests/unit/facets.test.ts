/** Facets: what a choice leaves, and what each further choice would. */
import { expect, test } from 'vitest';
import { countValues, toFacets, within } from '../../src/search/facets.ts';
import { NO_FACETS, type Facets } from '../../src/search/state.ts';

const page = (kind: string, year: string, topic: string[] = []): Facets => ({ ...NO_FACETS, kind: [kind], year: [year], topic });
const pages = [page('fact', '2025', ['money']), page('fact', '2026', ['money', 'law']), page('claim', '2026'), page('event', '2024')];
const chosen = { ...NO_FACETS, kind: ['fact', 'claim'], year: ['2026'] };

test('several values in a facet widen, several facets narrow', () => {
  expect(pages.map((own) => within(own, chosen))).toEqual([false, true, true, false]);
  expect(pages.filter((own) => within(own, NO_FACETS)).length).toBe(4);
});

test('a value is counted under the other facets, and one that leads nowhere stays with zero', () => {
  expect([...countValues(pages, chosen, 'kind')]).toEqual([['fact', 1], ['claim', 1], ['event', 0]]);
  expect([...countValues(pages, chosen, 'year')]).toEqual([['2025', 1], ['2026', 2], ['2024', 0]]);
  expect([...countValues(pages, chosen, 'topic')]).toEqual([['money', 1], ['law', 1]]);
});

test('a row of codes names its values', () => {
  const names = { kinds: [['fact', 'Fact', '/facts/*/']], topics: ['money', 'law'], parties: ['both'] } as const;
  expect(toFacets([0, [1], '', 0, '2026-04'], names)).toEqual({ kind: ['fact'], topic: ['law'], status: [], party: ['both'], year: ['2026'] });
});
