/** A clause through the versions: since when its short answer has held and how sure it is, which words stood when. Pure. */
import type { Status } from '../schemas/common.ts';
import type { Entries } from '../schemas/index.ts';

type Clause = Entries['clauses'];
type Version = Entries['versions'];

/** Id of the version since which the short answer has held: the newest that speaks of it, unless the clause names an earlier one. */
export const sinceOf = ({ since, terms }: Pick<Clause, 'since' | 'terms'>): string => since ?? terms.at(-1)!.version;

/** How sure the short answer is: what the newest version that is public on it makes it; undefined where none is. */
export const statusOf = ({ terms }: Pick<Clause, 'terms'>): Status | undefined => terms.map(({ status }) => status).findLast((status) => status !== 'unknown');

/** What is said once above rows that are mostly confirmed: then only the others carry their status. Undefined where none is. */
export function confirmedOnce(statuses: readonly (Status | 'unknown')[]): string | undefined {
  const confirmed = statuses.filter((status) => status === 'confirmed').length;
  if (confirmed === 0) return undefined;
  return confirmed === statuses.length ? 'All confirmed' : 'Confirmed unless marked';
}

/** The clause's row in the table of all versions, which had its address before the clause had a page. */
export const rowOf = (clause: string): string => `/agreement/#${clause}`;

/** A stretch of versions over which the words of a clause stayed the same. */
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
