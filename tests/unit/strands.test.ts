/** What the timeline and the comparison of versions are made from. */
import { describe, expect, test } from 'vitest';
import { toCells, toCompareCss } from '../../src/components/agreement/compare.ts';
import { FILTERS, toFilterCss } from '../../src/components/timeline/filters.ts';
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

test('each choice hides the events without its value, and both together the years that are left empty', () => {
  const css = toFilterCss(FILTERS);
  const party = ':has(#by-party [value="openai"]:checked)';
  const weight = ':has(#by-weight [value="3"]:checked)';
  expect(css).toContain(`.timeline${party} .event:not([data-party~="openai"])`);
  expect(css).toContain(`.timeline${party}${weight} .year:not(:has(.event[data-party~="openai"][data-weight~="3"]))`);
  expect(css).toContain(`.timeline${party}${weight}:not(:has(.event[data-party~="openai"][data-weight~="3"])) .nothing`);
});

test('the phases stand in order, and the strands change sides once', () => {
  expect(PHASES.map(({ phase }) => phase)).toEqual(['2018-01-01', '2019-07-22', '2025-01-21', '2025-10-28'].map(phaseOf));
  expect(PHASES.map(({ phase }) => sideOf(phase, 'microsoft'))).toEqual([-1, 1, 1, 1]);
});
