/** How sure a point is, as a drawing shows it: solid or hollow, and a word. */
import type { Status } from '../schemas/common.ts';

/** Only what is confirmed is drawn solid. */
export const isSolid = (status: Status): boolean => status === 'confirmed';

/** The statuses that a drawing's legend explains, in its order. Any other stands as a word beside its point. */
const IN_LEGEND: readonly Status[] = ['confirmed', 'reported'];
/** Whether the legend explains a status. */
export const isInLegend = (status: Status): boolean => IN_LEGEND.includes(status);

/** Class of a mark. */
export const fillOf = (status: Status): string =>
  isSolid(status) ? 'c-solid' : status === 'superseded' ? 'c-hollow c-gone' : 'c-hollow';

/** The statuses that the legend of a drawing with these points names. */
export const statusesInLegend = (statuses: readonly Status[]): Status[] => IN_LEGEND.filter((status) => statuses.includes(status));
