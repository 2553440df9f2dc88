/** Ticks: which dates and which values an axis names. */
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Chart } from '../schemas/ledger.ts';
import { daysBetween, inShortMonth, isMonthEnd, monthStarts, toDay, toTime, yearStarts } from './dates.ts';
import { formatTick, formatTicks } from './format.ts';
import { widest, widthOf } from './measure.ts';
import type { Sheet } from './sheet.ts';
import type { Anchor } from './svg.ts';

/** Where a value, or a moment in milliseconds, stands on the paper: in the drawing's units, from its left or its upper edge. */
export type Scale = (value: number) => number;

/** A scale of values and those that it names. */
export interface ValueAxis {
  y: Scale;
  ticks: { value: number; text: string }[];
}

/** From zero (and below it where there are losses), or by powers of ten where the chart says so, and then it is named. */
export function valueAxis(values: readonly number[], { scale, unit }: Pick<Chart, 'scale' | 'unit'>, [bottom, top]: readonly [number, number], count = 4): ValueAxis {
  const high = Math.max(...values);
  const low = Math.min(...values);
  if (scale === 'log' && low > 0) {
    const y = scaleLog([10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high * 1.0001))], [bottom, top]);
    const [first, last] = y.domain().map((value) => Math.round(Math.log10(value))) as [number, number];
    const ticks = Array.from({ length: last - first + 1 }, (_, at) => Number(`1e${first + at}`));
    return { y, ticks: ticks.map((value, at) => ({ value, text: formatTick(value, unit) + (at === ticks.length - 1 ? LOG : '') })) };
  }
  const y = scaleLinear([Math.min(0, low), Math.max(0, high)], [bottom, top]).nice(count);
  const ticks = y.ticks(count).filter((value) => unit !== 'count' || Number.isInteger(value));
  return { y, ticks: formatTicks(ticks, values.reduce((most, value) => Math.max(most, Math.abs(value)), 0), unit) };
}

/** A scale by powers of ten says so at its head. */
export const LOG = ' (log scale)';

/** A place that a time axis names or marks. */
export interface DateTick {
  x: number;
  /** A month with its year beneath, or one of them; none where only a line stands. */
  lines: readonly string[];
  anchor: Anchor;
  /** Whether a small line stands at the place, as it does not under the name of a whole year. */
  at: boolean;
}

/** Names of points that are ends of months, if there is room for all. */
function pointTicks(dates: readonly string[], x: Scale, sheet: Sheet): DateTick[] | undefined {
  const unique = [...new Set(dates)];
  if (unique.length > 8 || !unique.every(isMonthEnd)) return undefined;
  const ticks = unique.map((date, at): DateTick => {
    const newYear = at === 0 || date.slice(0, 4) !== unique[at - 1]!.slice(0, 4);
    const [month, year] = inShortMonth(date).split(' ') as [string, string];
    return { x: x(toTime(date)), lines: newYear ? [month, year] : [month], anchor: 'middle', at: true };
  });
  return spaced(inside(ticks, sheet), sheet) ? inside(ticks, sheet) : undefined;
}

const spanOf = ({ x, lines, anchor }: DateTick, { size }: Sheet): [number, number] => {
  const width = widest(lines, size);
  const left = x - { start: 0, middle: width / 2, end: width }[anchor];
  return [left, left + width];
};

const spaced = (ticks: readonly DateTick[], sheet: Sheet): boolean =>
  ticks.every((tick, at) => at === 0 || spanOf(tick, sheet)[0] - spanOf(ticks[at - 1]!, sheet)[1] >= 5);

/** Text at the edges of the drawing leans inward. */
const inside = (ticks: readonly DateTick[], sheet: Sheet): DateTick[] =>
  ticks.map((tick) => {
    const [left, right] = spanOf(tick, sheet);
    if (right > sheet.width) return { ...tick, x: sheet.width, anchor: 'end' };
    return left < 0 ? { ...tick, x: 0, anchor: 'start' } : tick;
  });

/** Years, each named in the middle of its part of the axis; where they crowd, by two figures after the first. The first and the last are always named, near the edge if need be; another goes where there is no room. */
function yearTicks(from: number, to: number, x: Scale, sheet: Sheet): DateTick[] {
  const starts = yearStarts(from, to);
  const edges = [from, ...starts, to];
  const last = starts.length;
  const year = last > 1 ? x(starts[1]!) - x(starts[0]!) : Infinity;
  const isCrowded = year < widthOf('2000', sheet.size) + 16;
  const nameOf = (at: number): DateTick => {
    const full = String(new Date(edges[at]!).getUTCFullYear());
    const short = (isCrowded && at > 0 ? '' : '’') + full.slice(2);
    const [left, right] = [at === 0 ? 0 : x(edges[at]!), at === last ? sheet.width : x(edges[at + 1]!)];
    const text = isCrowded && at > 0 ? short : [full, short].find((name) => widthOf(name, sheet.size) <= right - left) ?? short;
    const half = widthOf(text, sheet.size) / 2;
    const middle = Math.max((x(edges[at]!) + x(edges[at + 1]!)) / 2, left + half);
    return { x: Math.max(Math.min(middle, right - half), half), lines: [text], anchor: 'middle', at: false };
  };
  const names = edges.slice(0, -1).map((_, at) => nameOf(at));
  const ends = [names[0]!, names[last]!];
  const kept = names.filter((name, at) => at === 0 || at === last || (widest(name.lines, sheet.size) <= year + 2 && spaced([ends[0]!, name, ends[1]!], sheet)));
  return [...kept, ...starts.map((start): DateTick => ({ x: x(start), lines: [], anchor: 'middle', at: true }))];
}

/** Months, the first point's own among them, with the year where it begins; a month too near to the first one goes. */
function monthTicks([from, to]: readonly [number, number], step: number, x: Scale, sheet: Sheet): DateTick[] {
  const starts = monthStarts(from, to, step);
  const isOwn = starts[0] !== undefined && toDay(starts[0]).slice(0, 7) === toDay(from).slice(0, 7);
  const ticks = (isOwn ? starts : [from, ...starts]).map((time, at): DateTick => ({ x: x(time), lines: inShortMonth(toDay(time)).split(' '), anchor: 'middle', at: isOwn || at > 0 }));
  const [first, ...others] = inside(ticks, sheet);
  const kept = [first!, ...others.filter((tick) => spaced([first!, tick], sheet))];
  return kept.map((tick, at) => (tick.lines[1] === kept[at - 1]?.lines[1] ? { ...tick, lines: tick.lines.slice(0, 1) } : tick));
}

const TWENTY_MONTHS = 600;

/** Which dates a time axis names. */
export function dateTicks(dates: readonly string[], [from, to]: readonly [number, number], x: Scale, sheet: Sheet): DateTick[] {
  const points = pointTicks(dates, x, sheet);
  if (points) return points;
  if (daysBetween(from, to) > TWENTY_MONTHS) return yearTicks(from, to, x, sheet);
  for (const step of [1, 2, 3, 6]) {
    const ticks = monthTicks([from, to], step, x, sheet);
    if (ticks.length <= (sheet.wide ? 8 : 6) && spaced(ticks, sheet)) return ticks;
  }
  return yearTicks(from, to, x, sheet);
}
