/** Two versions of the agreement side by side, chosen without script. */
import { toRuns } from '../../model/agreement.ts';
import type { Entries } from '../../schemas/index.ts';

type Clause = Entries['clauses'];
type Version = Entries['versions'];

/** Ids of the two selects. */
export const SELECTS = ['compare-first', 'compare-second'] as const;

/** Each chosen version shows its column; words that stand through both show once, and that they are unchanged stands in the place of the second. A browser looks for `:has()` among the options alone, not in the table. */
export function toCompareCss(clauses: readonly Clause[], versions: readonly Version[]): string {
  const shown = versions.map(({ id }) => `.choice:has([value="${id}"]:checked) + * [data-version~="${id}"]`);
  const same = clauses.flatMap((clause) =>
    toRuns(clause, versions)
      .filter((run) => run.versions.length > 1)
      .map((run) => {
        const options = run.versions.map(({ id }) => `[value="${id}"]`).join(',');
        return `.choice${SELECTS.map((id) => `:has(#${id} :is(${options}):checked)`).join('')} + * [data-clause="${clause.id}"] .same`;
      }),
  );
  return `@layer utilities{.compare :is([data-version],.same){display:none}${[...shown, ...same].join(',')}{display:revert-layer}}`;
}
