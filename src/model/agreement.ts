/** Since when a clause's short answer has held. Pure. */
import type { Entries } from '../schemas/index.ts';

/** Id of the version since which the short answer has held: the newest that speaks of it, unless the clause names an earlier one. */
export const sinceOf = ({ since, terms }: Pick<Entries['clauses'], 'since' | 'terms'>): string => since ?? terms.at(-1)!.version;
