/** What a reader asks for: the words, the facets, the order, and how much of the list. It is the address of a search, and nothing else is. Pure. */

export const FACETS = ['kind', 'topic', 'status', 'party', 'year'] as const;
export type Facet = (typeof FACETS)[number];
/** The facets of an entry, or those that a reader chose, by ids. */
export type Facets = Record<Facet, readonly string[]>;
const eachFacet = (valuesOf: (name: Facet) => readonly string[]): Facets => Object.fromEntries(FACETS.map((name) => [name, valuesOf(name)])) as unknown as Facets;
/** Nothing chosen. */
export const NO_FACETS = eachFacet(() => []);

/** By how well a result fits, unless told. */
export const SORTS = ['', 'newest', 'oldest'] as const;
export type Sort = (typeof SORTS)[number];

/** A search, as its address has it. */
export interface State {
  query: string;
  facets: Facets;
  sort: Sort;
  /** How many results are shown. */
  shown: number;
}

/** Results that come at once, and with each "More". */
export const STEP = 10;
/** A query is cut here: nobody types a longer one. */
export const LONGEST = 200;
/** At most so many results are loaded by an address. */
const MOST_SHOWN = 200;

/** A search as an address has it, whoever typed that: ids and names of orders are lower-case. */
export function toState(address: URLSearchParams): State {
  const valuesOf = (name: string): string[] => [...new Set(address.getAll(name).map((value) => value.toLowerCase()).filter(Boolean))];
  const facets = eachFacet(valuesOf);
  const sort = SORTS.find((name) => valuesOf('sort').includes(name)) ?? '';
  const shown = Math.min(MOST_SHOWN, Math.max(STEP, parseInt(address.get('n')!) || STEP));
  return { query: (address.get('q') ?? '').trim(), facets, sort, shown };
}

/** `?q=…&kind=…`, or nothing; what is as usual is left out. */
export function toAddress({ query, facets, sort, shown }: State): string {
  const address = new URLSearchParams();
  if (query) address.set('q', query);
  for (const name of FACETS) for (const value of facets[name]) address.append(name, value);
  if (sort) address.set('sort', sort);
  if (shown > STEP) address.set('n', String(shown));
  return address.size > 0 ? `?${address}` : '';
}

/** Is anything chosen from the facets? */
export const isFiltered = ({ facets }: State): boolean => FACETS.some((name) => facets[name].length > 0);
/** Is nothing asked for? */
export const isEmpty = (state: State): boolean => !state.query && !isFiltered(state);

/** The quoted phrases of a query and its other words, parted where a sign stands that is no part of a word. */
export function toParts(query: string): { phrases: string[]; words: string[]; cut: boolean } {
  const phrases: string[] = [];
  // Cut between words.
  const used = query[LONGEST] ? query.slice(0, LONGEST).replace(/\s\S*$/, '') : query;
  const rest = used.replace(/["“”„]([^"“”„]+)["“”„]/g, (_, phrase: string) => {
    if (/[\p{L}\p{N}]/u.test(phrase)) phrases.push(phrase.trim());
    return ' ';
  });
  // Tags come with what was copied. What holds a word together: "$13.5", "1,000", "10-K", "OpenAI's", "AT&T".
  const found = rest.replace(/<\/?[a-z][^<>]*>/gi, ' ').match(/\$?[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|(?:[.'’&-]|(?<=\d),)(?=[\p{L}\p{N}]))*%?/gu) ?? [];
  const words = [...new Set(found)];
  return { phrases, words: words.slice(0, 16), cut: used !== query || words.length > 16 };
}
