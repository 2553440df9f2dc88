/** The agreement through its versions: which words of a clause were in force from which version to which. */
import type { Entries } from '../../schemas/index.ts';

type Clause = Entries['clauses'];
type Version = Entries['versions'];

export interface Run {
  /** The words in force, or none before the clause first appears. */
  term?: Clause['terms'][number];
  /** The versions that leave them in force, oldest first; the first one states them. */
  versions: readonly [Version, ...Version[]];
}

/** A clause as stretches without a change, oldest first; together they cover every version once. */
export function toRuns(clause: Clause, versions: readonly Version[]): Run[] {
  const runs: { term?: Clause['terms'][number]; versions: [Version, ...Version[]] }[] = [];
  for (const version of versions) {
    const term = clause.terms.find((one) => one.version === version.id);
    const last = runs.at(-1);
    if (last && !term) last.versions.push(version);
    else runs.push({ ...(term ? { term } : {}), versions: [version] });
  }
  return runs;
}

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
