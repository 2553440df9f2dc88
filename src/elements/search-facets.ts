/** The entry of `/pagefind/facets.js`: what the facets and the order leave of a search, and what each further choice would. */
import { grouped } from './make.ts';
import type { Result } from './search-engine.ts';
import type { AnswerRow, Columns } from '../search/answers.ts';
import { countValues, toFacets, within, type Dictionary, type PageRow } from '../search/facets.ts';
import type { Facet, Facets, State } from '../search/state.ts';

/** What the facets and the order know of the pages of the index; functions that share it. */
export function toSieve(columns: Columns, dictionary: Dictionary) {
  /** The number of a page ends its id, to the base of 36. */
  const rowOf = ({ id }: Result): PageRow => columns.map((column) => column[parseInt(id.split('_')[1]!, 36)]) as unknown as PageRow;
  const facetsOf = (result: Result): Facets => toFacets(rowOf(result), dictionary);

  /** Does an answer have a value of each facet that was chosen from? */
  const fits = ([kind, , , , , status, day, , topics, party]: AnswerRow, facets: Facets): boolean => within(toFacets([kind, topics, status, party, day.slice(-4)], dictionary), facets);

  /** What the facets of a search leave of some results, in its order. */
  function sift(results: readonly Result[], { facets, sort }: State): Result[] {
    const left = results.filter((result) => within(facetsOf(result), facets));
    const dayOf = (result: Result): string => rowOf(result)[4];
    const sign = sort === 'newest' ? 1 : -1;
    // What has no day comes last either way.
    return sort ? left.sort((a, b) => Number(!dayOf(a)) - Number(!dayOf(b)) || sign * dayOf(b).localeCompare(dayOf(a))) : left;
  }

  /** Show at each value what it would leave of some results, the most first; what leaves nothing cannot be chosen, only taken back. The focus stays where it was. */
  function show(panel: HTMLElement, results: readonly Result[], { facets }: State): void {
    const focused = document.activeElement as HTMLElement;
    const pages = results.map(facetsOf);
    for (const group of panel.querySelectorAll('fieldset')) {
      const name = group.name as Facet;
      const counts = countValues(pages, facets, name);
      const numberOf = (label: HTMLLabelElement): number => counts.get((label.control as HTMLInputElement).value) ?? 0;
      const labels = [...group.querySelectorAll('label')];
      for (const label of labels) {
        const box = label.control as HTMLInputElement;
        const stays = box.checked || box === focused;
        label.hidden = !counts.has(box.value) && !stays;
        box.disabled = !numberOf(label) && !stays;
        label.lastElementChild!.textContent = grouped(numberOf(label));
      }
      if (name !== 'year') group.lastElementChild!.append(...labels.sort((a, b) => numberOf(b) - numberOf(a) || a.textContent!.localeCompare(b.textContent!)));
    }
    focused.focus({ preventScroll: true });
  }

  return { fits, sift, show };
}
