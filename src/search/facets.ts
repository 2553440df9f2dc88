/** The facets of search: several values in one widen a choice, several facets narrow it. Pure. */
import { FACETS, type Facet, type Facets } from './state.ts';

/** What codes stand for: each is a place in one of these lists. */
export interface Dictionary {
  /** Also what a kind is called, and the path of its entries, with `*` for an id. */
  kinds: readonly (readonly [id: string, name: string, path: string])[];
  topics: readonly string[];
  parties: readonly string[];
}

/** What the facets need of every page, one list a column, in the order of Pagefind's pages (outputs/facets.ts). */
export type PageRow = readonly [kind: number, topics: readonly number[], status: string, party: number, date: string];

/** The facets of a page in words, out of its row of codes. */
export const toFacets = ([kind, topics, status, party, date]: PageRow, dictionary: Dictionary): Facets => ({
  kind: [dictionary.kinds[kind]![0]],
  topic: topics.map((at) => dictionary.topics[at]!),
  status: status ? [status] : [],
  party: [dictionary.parties[party]!],
  year: date ? [date.slice(0, 4)] : [],
});

/** Has it a value of every facet that was chosen from, `but` one left aside? */
export const within = (own: Facets, chosen: Facets, but?: Facet): boolean =>
  FACETS.every((name) => name === but || chosen[name].length === 0 || own[name].some((value) => chosen[name].includes(value)));

/** How many pages each value of a facet would leave. Within a facet values add up, so its own choice is left aside. */
export function countValues(pages: readonly Facets[], chosen: Facets, name: Facet): Map<string, number> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    // A value without a page stays in the list, and says that there is none.
    const one = within(page, chosen, name) ? 1 : 0;
    for (const value of page[name]) counts.set(value, (counts.get(value) ?? 0) + one);
  }
  return counts;
}
