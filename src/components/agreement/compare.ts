/** Two versions of the agreement side by side, chosen without script. */
import { toRuns } from '../../model/agreement.ts';
import type { Entries } from '../../schemas/index.ts';

type Clause = Entries['clauses'];
type Version = Entries['versions'];

/** Ids of the two selects. */
export const SELECTS = ['compare-first', 'compare-second'] as const;

/** Each chosen version shows its column; a clause whose words are the same in both says so. */
export function toCompareCss(clauses: readonly Clause[], versions: readonly Version[]): string {
  const shown = versions.map(({ id }) => `.compare:has([value="${id}"]:checked) [data-version="${id}"]`);
  const same = clauses.flatMap((clause) =>
    toRuns(clause, versions)
      .filter((run) => run.versions.length > 1)
      .map((run) => {
        const options = run.versions.map(({ id }) => `[value="${id}"]`).join(',');
        return `.compare${SELECTS.map((id) => `:has(#${id} :is(${options}):checked)`).join('')} [data-clause="${clause.id}"]`;
      }),
  );
  return `@layer utilities{.compare [data-version]{display:none}${shown.join(',')}{display:revert-layer}.compare .same{display:none}:is(${same.join(',')}) .same{display:block}:is(${same.join(',')}) td>p:nth-of-type(2){color:var(--ink-2)}}`;
}
