/** The ledger agrees with itself: what a fact prints is its value, its sentence says the same number, and a clause says since when. */
import { describe, expect, test } from 'vitest';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { sinceOf } from '../../src/model/agreement.ts';

const { clauses, facts } = toContent(await readContent());
const measured = facts.flatMap((fact) => [fact, ...fact.history].map(({ value, display, asOf }) => ({ id: fact.id, unit: fact.unit, value, display, asOf }))).filter(({ value, display, unit }) => value !== null && unit !== 'date' && /\d/.test(display));

const WORDS: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
/** How many of what `display` counts make one of the unit. */
const UNIT: Record<string, number> = { 'usd-billion': 1e9, 'usd-million': 1e6 };

/** Every number in a text as it stands there, and the step of its last digit: "about $1.2 billion" is 1.2e9, give or take half of 1e8. */
const numbersIn = (text: string): { number: number; step: number }[] =>
  [...text.matchAll(/(\d+(?:,\d{3})*)(?:\.(\d+))?(?:\s(thousand|million|billion|trillion))?/g)].map(([, whole, fraction = '', word]) => {
    const scale = word ? WORDS[word]! : 1;
    return { number: Number(`${whole!.replaceAll(',', '')}.${fraction}`) * scale, step: 10 ** -fraction.length * scale };
  });

describe('facts', () => {
  test('there are figures to compare', () => {
    expect(measured.length).toBeGreaterThan(150);
  });
  test('print their value, rounded as far as they say', () => {
    const wrong = measured.filter(({ value, display, unit }) => {
      const exact = Math.abs(value!) * (UNIT[unit] ?? 1);
      return !numbersIn(display).some(({ number, step }) => Math.abs(number - exact) <= step * 0.5000001);
    });
    expect(wrong).toEqual([]);
  });
  test('say in their statement every number that they print', () => {
    const wrong = facts.flatMap(({ id, statement, display }) => {
      const said = numbersIn(statement);
      return numbersIn(display).filter(({ number }) => !said.some((one) => one.number === number)).map(({ number }) => `${id}: ${number}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('clauses', () => {
  test('the eight of the front page say what was before', () => {
    expect(clauses.slice(0, 8).filter(({ before }) => before === undefined).map(({ id }) => id)).toEqual([]);
  });
  test('hold since the newest of their terms, or since the earlier one that they name', () => {
    const terms = ['first', 'second'].map((version) => ({ version, text: 'Words', status: 'confirmed' as const, sources: ['source'] }));
    expect(sinceOf({ terms })).toBe('second');
    expect(sinceOf({ terms, since: 'first' })).toBe('first');
  });
});
