/** The list of all pieces, as sections: a series each, in its order, and what belongs to none, newest first. */
import type { Entries } from '../schemas/index.ts';
import type { Article } from './article.ts';
import { PAGE_LENGTH } from './pages.ts';

interface Shelf {
  series?: Entries['series'];
  pieces: readonly Article[];
}

/** `articles` are newest first, as in the ledger. */
export function toShelves(articles: readonly Article[], series: Iterable<Entries['series']>): Shelf[] {
  const of = Map.groupBy(articles, (article) => article.series);
  return [
    ...[...series].map((one) => ({ series: one, pieces: (of.get(one.id) ?? []).toSorted((a, b) => a.part! - b.part!) })),
    { pieces: of.get(undefined) ?? [] },
  ].filter(({ pieces }) => pieces.length > 0);
}

/** Every piece once, in the order in which the pages of a long list have them: the first page has a share of each shelf, since links to a series lead there. */
export function acrossPages(shelves: readonly Shelf[], length = PAGE_LENGTH): Article[] {
  const share = Math.max(1, Math.floor(length / shelves.length));
  return [...shelves.flatMap(({ pieces }) => pieces.slice(0, share)), ...shelves.flatMap(({ pieces }) => pieces.slice(share))];
}
