/** Days, months and years on an axis and in words. All in UTC: a day has no time zone. */
import { inShort, inWords } from '../model/day.ts';

const DAY = 86_400_000;

/** Place of a date on a time axis; a month or a year stands at its middle, since no day of it is known. */
export function toTime(date: string): number {
  const [year, month, day] = date.split('-').map(Number);
  if (day !== undefined) return Date.UTC(year!, month! - 1, day);
  if (month !== undefined) return (Date.UTC(year!, month - 1, 1) + Date.UTC(year!, month, 1)) / 2;
  return (Date.UTC(year!, 0, 1) + Date.UTC(year! + 1, 0, 1)) / 2;
}

/** The earliest first, by their places on the axis. */
export const byTime = (a: { date: string }, b: { date: string }): number => toTime(a.date) - toTime(b.date);

/** `2025-10-28` → "October 2025"; `2025` stays. */
export const inMonth = (date: string): string => inWords(date.slice(0, 7));

/** `2025-10-28` → "Oct 2025"; `2025` stays. */
export const inShortMonth = (date: string): string => inShort(date.slice(0, 7));

/** Whether a date is the last day of its month, as the days of accounts are. */
export function isMonthEnd(date: string): boolean {
  if (date.length < 10) return false;
  return new Date(toTime(date) + DAY).getUTCDate() === 1;
}

/** Days between two moments. */
export const daysBetween = (from: number, to: number): number => (to - from) / DAY;

/** Firsts of January after `from` and up to `to`. */
export function yearStarts(from: number, to: number): number[] {
  const first = new Date(from).getUTCFullYear() + 1;
  const last = new Date(to).getUTCFullYear();
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => Date.UTC(first + at, 0, 1));
}

/** First days of every `step`th month (counted from January) from `from` to `to`. */
export function monthStarts(from: number, to: number, step: number): number[] {
  const starts: number[] = [];
  const year = new Date(from).getUTCFullYear();
  for (let month = 0; Date.UTC(year, month, 1) <= to; month += step) {
    const start = Date.UTC(year, month, 1);
    if (start >= from) starts.push(start);
  }
  return starts;
}

/** The day of a moment, `2025-10-28`. */
export const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
