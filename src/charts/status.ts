/** How sure a point is, as a drawing shows it: solid or hollow, and a word. */
import type { Status } from '../schemas/common.ts';

/** Only what is confirmed is drawn solid. */
const isSolid = (status: Status): boolean => status === 'confirmed';

/** The statuses that a drawing's key explains, in its order. Any other stands as a word beside its point. */
const IN_KEY: readonly Status[] = ['confirmed', 'reported'];
export const isInKey = (status: Status): boolean => IN_KEY.includes(status);

/** Class of a mark. */
export const fillOf = (status: Status): string =>
  isSolid(status) ? 'c-solid' : status === 'superseded' ? 'c-hollow c-gone' : 'c-hollow';

/** The statuses that the key of a drawing with these points names. */
export const statusesInKey = (statuses: readonly Status[]): Status[] => IN_KEY.filter((status) => statuses.includes(status));
