/** Everything that can only be seen when all files are known: dangling ids, dead links, dates past the horizon. Pure. */
import type { Problem } from '../problem.ts';
import { checkedClaims, dates, laterSources, oldPlaces, seriesParts, titles } from './articles.ts';
import { directives, repeatedBlocks } from './directives.ts';
import { actors, clauses, confirmed, days, earlySources, front, letters, ownPlaces, sharedNames, successors, synonyms } from './entries.ts';
import { toKnown, type Known } from './known.ts';
import { links, ownSources, pictures } from './links.ts';
import { lostParts } from './lost.ts';
import { lostPages, redirects } from './redirects.ts';
import type { Given } from './given.ts';
import { echoes, twins } from './twins.ts';

/** What is wrong by one rule. Rules know nothing of each other, and their order says nothing: problems are sorted by place. */
type Rule = (known: Known) => Iterable<Problem>;

/** The rules, by what they read. A new one is a function in one of these files, its name here, and a case in `tests/broken/cases.yaml`. */
const RULES: readonly Rule[] = [
  ({ dangling }) => dangling,
  lostParts,
  // entries
  days,
  actors,
  ownPlaces,
  sharedNames,
  twins,
  echoes,
  synonyms,
  successors,
  clauses,
  confirmed,
  earlySources,
  letters,
  front,
  redirects,
  lostPages,
  // articles
  titles,
  checkedClaims,
  seriesParts,
  dates,
  laterSources,
  oldPlaces,
  repeatedBlocks,
  directives,
  pictures,
  links,
  ownSources,
];

/** Every mistake that the rules find, in no order. */
export function check(given: Given): Problem[] {
  const known = toKnown(given);
  return RULES.flatMap((rule) => [...rule(known)]);
}
