/** Any two versions of the agreement side by side: what was in force of each clause on each version's day. */
import type { Entries } from '../../schemas/index.ts';

type Clause = Entries['clauses'];
type Version = Entries['versions'];

export interface Cell {
  version: Version;
  /** The words in force, or none before the clause first appears. */
  term?: Clause['terms'][number];
  /** The version that those words are from. */
  since?: Version;
}

/** For every version, oldest first, what it leaves in force of a clause. */
export function toCells(clause: Clause, versions: readonly Version[]): Cell[] {
  let at: Omit<Cell, 'version'> = {};
  return versions.map((version) => {
    const term = clause.terms.find((one) => one.version === version.id);
    if (term) at = { term, since: version };
    return { version, ...at };
  });
}

/** Without a choice nothing but the clauses' names would show; each chosen version shows its column. */
export const toCompareCss = (versions: readonly Version[]): string =>
  `@layer utilities{.compare [data-version]{display:none}${versions.map(({ id }) => `.compare:has([value="${id}"]:checked) [data-version="${id}"]`).join(',')}{display:table-cell}}`;
