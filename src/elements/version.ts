/** Which entries of an article's printed list of changes are newer than the version that was shared. */

/** `2026-07-31` or `2026-07-31.2`: the day of the last entry, and how many entries it had. */
const VERSION = /^(\d{4}-\d{2}-\d{2})(?:\.(\d+))?$/;

/**
 * Positions in `days` (the day of each entry) of what was noted after `version`; undefined where it is no version. Where
 * the day itself has more entries by now, all of that day are given: better one too many than one too few.
 */
export function changedSince(version: string, days: readonly string[]): number[] | undefined {
  const [, day, count = '0'] = VERSION.exec(version) ?? [];
  if (!day) return undefined;
  const grown = days.filter((other) => other === day).length > Number(count);
  return days.flatMap((other, at) => (other > day || (grown && other === day) ? [at] : []));
}
