/** How sure a point is, as a drawing shows it: solid or hollow, and a word. */
import type { Status } from '../schemas/common.ts';

/** Only what is confirmed is drawn solid. */
const isSolid = (status: Status): boolean => status === 'confirmed';

/** The two that a drawing's key explains; the others stand as a word beside their point. */
export const isPlain = (status: Status): boolean => status === 'confirmed' || status === 'reported';

/** Class of a mark. */
export const fillOf = (status: Status): string =>
  isSolid(status) ? 'c-solid' : status === 'superseded' ? 'c-hollow c-gone' : 'c-hollow';

/** The statuses that a drawing's key names. */
export const keyOf = (statuses: readonly Status[]): Status[] =>
  (['confirmed', 'reported'] as const).filter((status) => statuses.includes(status));
