/** Days in words. A day is text, so no time zone can move it. */
import { MONTHS } from '../schemas/common.ts';

/** The months as they are written where room is short: "Oct", "May". */
export const SHORT_MONTHS = MONTHS.map((name) => name.slice(0, 3));

function withMonth(day: string, months: readonly string[]): string {
  const [year, month, date] = day.split('-');
  if (!month) return year!;
  const name = months[Number(month) - 1]!;
  return date ? `${name} ${Number(date)}, ${year}` : `${name} ${year}`;
}

/** `2025-10-28` → "October 28, 2025"; `2025-10` → "October 2025"; `2025` → "2025". */
export const inWords = (day: string): string => withMonth(day, MONTHS);

/** `2025-10-28` → "Oct 28, 2025"; `2025-10` → "Oct 2025"; `2025` → "2025". */
export const inShort = (day: string): string => withMonth(day, SHORT_MONTHS);

/** `2025-10-28` → "Oct 28", `2025-10` → "Oct": a day beneath a heading that has its year, which is all that `2025` leaves. */
export const inYear = (day: string): string => inShort(day).replace(/,? \d{4}$/, '').replace(' ', '\u00A0');

/** The day of a piece's newest text: of its update, or else of its publication. */
export const modifiedOn = ({ published, updated = published }: { published: string; updated?: string | undefined }): string => updated;

/** The whole moment that feeds and crawlers want: the start of the day, in UTC. */
export const toInstant = (day: string): string => `${day.padEnd(10, '-01')}T00:00:00Z`;

/** Newest first, and by id where days are the same. */
export const byDateDown = (a: { date?: string; id: string }, b: { date?: string; id: string }): number =>
  (b.date ?? '').localeCompare(a.date ?? '') || a.id.localeCompare(b.id);

/** Oldest first, and by id where days are the same. */
export const byDateUp = (a: { date?: string; id: string }, b: { date?: string; id: string }): number =>
  (a.date ?? '').localeCompare(b.date ?? '') || a.id.localeCompare(b.id);
