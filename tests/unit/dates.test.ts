/** Days ahead that a fact names: the calendar reads each exactly, or the editor is told. */
import { describe, expect, test } from 'vitest';
import { Fact } from '../../src/schemas/ledger.ts';

const told = (display: string): string[] =>
  Fact.safeParse({ id: 'end', label: 'The end', statement: `It ends ${display.replace(/\.$/, '')}.`, asOf: '2026-07-31', value: null, display, unit: 'date', status: 'reported', topics: ['money'], sources: ['paper'] }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('a day that the calendar would misread or lose is refused:', () => {
  test.each(['Sept. 30, 2026', 'Febuary 2031', '1 October, 2026', 'December 12 2026', 'Q3 2026', '30 September 2026', 'by 2032.', 'September 45, 2031', 'september 2026', 'Sept. 2026'])('%s', (display) => {
    expect(told(display)).toEqual(['display: the display of a date ends on a time that exists, as 2032, February 2027 or September 30, 2026, and nothing stands behind it: the calendar of dates ahead reads it']);
  });
});

test('so is a day in numbers, in the statement too', () => {
  expect(told('2026-09-30')).toEqual(['statement', 'display'].map((field) => `${field}: holds a day after the evidence horizon, in numbers (“2026-09-30”): mend it; a day that is still to come is written as December 31, 2026`));
});

test('so is a day that no calendar has, in the statement too', () => {
  expect(told('February 30, 2031')).toEqual(['statement', 'display'].map((field) => `${field}: holds a day that does not exist (“February 30”): mend it`));
});

describe('a day that it reads, or that has passed, or none, is taken:', () => {
  test.each(['2032', 'February 2027', 'September 30, 2026', 'not before the end of February 2027', 'by the end of 2030', 'between 2027 and 2032', '2027–2032', 'Sept. 30, 2025', 'five years', 'not stated'])('%s', (display) => {
    expect(told(display)).toEqual([]);
  });
});
