/** What the timeline and the comparison of versions are made from. */
import { describe, expect, test } from 'vitest';
import { toCells, toCompareCss } from '../../src/components/agreement/compare.ts';
import { toFilterCss, toFilters } from '../../src/components/timeline/filters.ts';
import { PHASES, sideOf } from '../../src/components/timeline/phases.ts';
import { phaseOf } from '../../src/model/day.ts';

const version = (id: string, date: string) => ({ id, date, name: id, kind: 'agreement' as const, document: '', sources: [] });
const versions = [version('first', '2019-07-22'), version('second', '2023-01-23'), version('third', '2026-04-27')] as never as Parameters<typeof toCompareCss>[0];
const clause = { terms: [{ version: 'second', text: 'From now on.', status: 'confirmed', sources: [] }] } as never as Parameters<typeof toCells>[0];

describe('two versions side by side', () => {
  test('a clause is in force from the version that first states it', () => {
    expect(toCells(clause, versions).map(({ term, since }) => [term?.text, since?.id])).toEqual([
      [undefined, undefined],
      ['From now on.', 'second'],
      ['From now on.', 'second'],
    ]);
  });
  test('every version can be shown', () => {
    for (const { id } of versions) expect(toCompareCss(versions)).toContain(`:has([value="${id}"]:checked) [data-version="${id}"]`);
  });
});

test('every choice of a filter hides what does not have its value', () => {
  const filters = toFilters([{ id: 'money', name: 'Money' }]);
  expect(toFilterCss(filters)).toContain('.timeline:has(#by-topic [value="money"]:checked) [data-topic]:not([data-topic~="money"])');
  expect(toFilterCss(filters).match(/:has\(/g)).toHaveLength(filters.flatMap(({ choices }) => choices).length);
});

test('the phases stand in order, and the strands change sides once', () => {
  expect(PHASES.map(({ phase }) => phase)).toEqual(['2018-01-01', '2019-07-22', '2025-01-21', '2025-10-28'].map(phaseOf));
  expect(PHASES.map(({ phase }) => sideOf(phase, 'microsoft'))).toEqual([-1, 1, 1, 1]);
});
