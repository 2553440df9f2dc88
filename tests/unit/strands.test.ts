/** What the timeline and the comparison of versions are made from. */
import { describe, expect, test } from 'vitest';
import { toCompareCss } from '../../src/components/agreement/compare.ts';
import { confirmedOnce, toRuns } from '../../src/model/agreement.ts';
import { combine, FILTERS, statesOf, toFilterCss } from '../../src/components/timeline/filters.ts';
import { PHASES, phaseOf, sideOf } from '../../src/model/phases.ts';

const version = (id: string, date: string) => ({ id, date, name: id, kind: 'agreement' as const, document: '', sources: [], 'redirects-from': [] });
const versions = [version('first', '2019-07-22'), version('second', '2023-01-23'), version('third', '2026-04-27')] as never as Parameters<typeof toCompareCss>[1];
const clause = { id: 'sale', terms: [{ version: 'second', text: 'From now on.', status: 'confirmed', sources: [] }] } as never as Parameters<typeof toRuns>[0];

describe('the agreement through its versions', () => {
  test('a clause stays in force until a version changes it, and every version stands once', () => {
    expect(toRuns(clause, versions).map(({ term, versions: of }) => [term?.text, of.map(({ id }) => id)])).toEqual([
      [undefined, ['first']],
      ['From now on.', ['second', 'third']],
    ]);
  });
  test('what all or some terms share is said once, and nothing where none is confirmed', () => {
    expect(confirmedOnce(['confirmed', 'confirmed'])).toBe('All confirmed');
    expect(confirmedOnce(['confirmed', 'reported', 'unknown'])).toBe('Confirmed unless marked');
    expect([confirmedOnce(['reported']), confirmedOnce([])]).toEqual([undefined, undefined]);
  });
  test('every version can be shown, and two that say the same say so', () => {
    const css = toCompareCss([clause], versions);
    for (const { id } of versions) expect(css).toContain(`.choice:has([value="${id}"]:checked) + * [data-version~="${id}"]`);
    expect(css).toContain('.choice:has(#compare-first :is([value="second"],[value="third"]):checked):has(#compare-second :is([value="second"],[value="third"]):checked) + * [data-clause="sale"]');
    expect(css).not.toContain(':is([value="first"])');
  });
});

test('each choice hides the events without its value, and both together the years that are left empty', () => {
  const css = toFilterCss(FILTERS);
  const party = ':has(#by-party [value="openai"]:checked)';
  const weight = ':has(#by-weight [value="3"]:checked)';
  expect(css).toContain(`.timeline${party} .event:not([data-party~="openai"])`);
  expect(css).toContain(`.timeline${party}${weight} .year:not(:has(.event[data-party~="openai"][data-weight~="3"]))`);
  expect(css).toContain(`.timeline${party}${weight} [data-state="openai.3"]`);
  expect(css).toContain('.timeline:has(#by-party [value=""]:checked):has(#by-weight [value="3"]:checked) [data-state=".3"]');
  expect(statesOf(FILTERS).map((state) => state.join('.'))).toEqual(['.', '.3', '.2', 'microsoft.', 'microsoft.3', 'microsoft.2', 'openai.', 'openai.3', 'openai.2']);
});

test('the link to a year goes where none of its events is left', () => {
  expect(combine(['openai', '3 2'])).toEqual(['3', '2', 'openai', 'openai.3', 'openai.2']);
  expect(combine(['', '1'])).toEqual(['1']);
  const css = toFilterCss(FILTERS);
  expect(css).toContain('.timeline:has(#by-party [value="openai"]:checked):has(#by-weight [value="3"]:checked) .years li:not([data-fits~="openai.3"])');
  expect(css).toContain('.timeline:has(#by-weight [value="2"]:checked) .years li:not([data-fits~="2"])');
});

test('the phases stand in order, and the strands change sides once', () => {
  expect(PHASES.map(({ phase }) => phase)).toEqual(['before', 'exclusive', 'refusal', 'open']);
  expect(['1999', '2019-07-21', '2019-07-22', '2025-01-21', '2025-10', '2025-10-28'].map(phaseOf)).toEqual(['before', 'before', 'exclusive', 'refusal', 'refusal', 'open']);
  expect(PHASES.map(({ phase }) => sideOf(phase, 'microsoft'))).toEqual([-1, 1, 1, 1]);
});
