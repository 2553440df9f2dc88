/** The list of all pieces: its sections, and its order on the pages of a long list. */
import { expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { acrossPages, toShelves } from '../../src/model/shelves.ts';
import type { Entries } from '../../src/schemas/index.ts';

const piece = (slug: string, series?: string, part?: number): Article => ({ slug, series, part }) as Article;
const one = { id: 'one' } as Entries['series'];
const two = { id: 'two' } as Entries['series'];
const slugs = (pieces: readonly Article[]): string => pieces.map(({ slug }) => slug).join(' ');

test('pieces stand in their series by part, the others after them as they come, and nothing stands for an empty series', () => {
  const shelves = toShelves([piece('new'), piece('b', 'two', 2), piece('a', 'two', 1), piece('old')], [one, two]);
  expect(shelves.map(({ series, pieces }) => `${series?.id}: ${slugs(pieces)}`)).toEqual(['two: a b', 'undefined: new old']);
});

test('the first page of a long list has a share of each section, and the pages have every piece once', () => {
  const many = (name: string, count: number): Article[] => Array.from({ length: count }, (_, at) => piece(`${name}${at + 1}`, name.length > 1 ? name : undefined, at + 1));
  const shelves = toShelves([...many('x', 5), ...many('one', 7), ...many('two', 1)], [one, two]);
  const order = acrossPages(shelves, 6);
  expect(slugs(order.slice(0, 6))).toBe('one1 one2 two1 x1 x2 one3');
  expect(order.map(({ slug }) => slug).sort()).toEqual(shelves.flatMap(({ pieces }) => pieces.map(({ slug }) => slug)).sort());
});
