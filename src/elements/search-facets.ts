/** The facets and the order of a search, fetched when they are seen or chosen from: what a choice leaves, what each further one would, and how that is drawn. */
import { make, grouped, toName } from './make.ts';
import type { Result } from './search-engine.ts';
import type { Columns, Row } from '../search/answers.ts';
import { countFacets, toFacets, within, type Counts, type Names, type PageRow } from '../search/facets.ts';
import { FACETS, NO_FACETS, SORTS, type Facets, type Sort, type State } from '../search/state.ts';

/** What the facets and the order know of the pages of the index. */
export class Sieve {
  readonly #columns: Columns;
  readonly #names: Names;

  constructor(columns: Columns, names: Names) {
    this.#columns = columns;
    this.#names = names;
  }

  /** The number of a page ends its id, to the base of 36. */
  #rowOf({ id }: Result): PageRow {
    const at = parseInt(id.split('_')[1]!, 36);
    return this.#columns.map((column) => column[at]) as unknown as PageRow;
  }

  /** Does an answer have a value of each facet that was chosen from? */
  fits([kind, , , , , status, date, , topics, party]: Row, facets: Facets): boolean {
    return within(toFacets([kind, topics, status, party, date], this.#names), facets);
  }

  /** What the facets of a search leave of some results, in its order. */
  sift(results: readonly Result[], { facets, sort }: State): Result[] {
    const left = results.filter((result) => within(toFacets(this.#rowOf(result), this.#names), facets));
    const sign = { '': 0, newest: 1, oldest: -1 }[sort];
    return sign ? left.sort((a, b) => sign * this.#rowOf(b)[4].localeCompare(this.#rowOf(a)[4])) : left;
  }

  /** What each value of each facet would leave of some results. */
  counts(results: readonly Result[], facets: Facets): Counts {
    return countFacets(results.map((result) => toFacets(this.#rowOf(result), this.#names)), facets);
  }

  #name(facet: string, value: string): string {
    const { kinds, topics, parties } = this.#names;
    const lists: Record<string, readonly (readonly unknown[])[] | undefined> = { kind: kinds, topic: topics, party: parties };
    return (lists[facet]?.find(([id]) => id === value)?.[1] as string | undefined) ?? toName(value);
  }

  /** Draw the facets into `details` with what each value would leave; the focus stays where it was. `to` makes a link to another state of the search. */
  draw(details: HTMLElement, counts: Counts, { facets, sort }: State, to: (change: Partial<State>, label: string) => HTMLElement): void {
    const focused = details.contains(document.activeElement) && document.activeElement!.id;
    const many = FACETS.reduce((sum, name) => sum + facets[name].length, 0);
    const groups = FACETS.map((name) => {
      const rows = [...counts[name]].sort(([a, some], [b, others]) => (name === 'year' ? b.localeCompare(a) : others - some || a.localeCompare(b)));
      const values = rows.map(([value, number]) => {
        const id = `${name}-${value}`;
        const checked = facets[name].includes(value);
        // Nothing to be had: it cannot be chosen, only taken back.
        const box = make('input', { type: 'checkbox', name, value, id, checked, disabled: number === 0 && !checked });
        return make('label', { htmlFor: id }, box, ` ${this.#name(name, value)} `, make('span', { className: 'count' }, grouped(number)));
      });
      return make('fieldset', { hidden: rows.length === 0 }, make('legend', {}, toName(name)), make('div', { className: 'search-values' }, ...values));
    });
    const labels = { '': 'Best match', newest: 'Newest first', oldest: 'Oldest first' };
    const [summary, ...drawn] = details.children;
    summary!.textContent = `Filters and order${many > 0 ? ` (${many} chosen)` : ''}`;
    for (const old of drawn) old.remove();
    details.append(
      make('p', { className: 'search-sort' }, make('label', { htmlFor: 'search-sort' }, 'Order '), make('select', { id: 'search-sort' }, ...SORTS.map((value) => make('option', { value, selected: value === sort }, labels[value])))),
      ...(many > 0 ? [make('p', {}, to({ facets: NO_FACETS }, 'Clear the filters'))] : []),
      ...groups,
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  /** What is chosen in `details`. */
  chosen(details: HTMLElement): Pick<State, 'facets' | 'sort'> {
    const chosen = (name: string): string[] => [...details.querySelectorAll<HTMLInputElement>(`[name="${name}"]:checked`)].map(({ value }) => value);
    return { facets: Object.fromEntries(FACETS.map((name) => [name, chosen(name)])) as unknown as Facets, sort: details.querySelector('select')!.value as Sort };
  }
}
