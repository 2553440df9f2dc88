/** Bars over time, standing on zero: each at its own date, so that a missing quarter leaves its gap. */
import { scaleLinear } from 'd3-scale';
import type { Chart, Point } from '../schemas/ledger.ts';
import { byTime, inShortMonth, toTime } from './dates.ts';
import type { Scale } from './axis.ts';
import { drawNote, GAP, notesOf, noteSpan, roomFor, spanAt, type NotedBars, type Span } from './bar-notes.ts';
import { captionOf, notationFor } from './label.ts';
import { layFlags, type Flags } from './marks.ts';
import { widthOf, wrap } from './measure.ts';
import { partyOf } from './party.ts';
import { bar, drawLegend, endOf, LEGEND_HEIGHT, unitBeside, type Drawing, type Mark, type Sheet } from './sheet.ts';
import { fillOf } from './status.ts';
import { group, round, tag, textAt, type TextLine } from './svg.ts';

const WIDEST_BAR = 72;

/** Names under the bars: a year's own name where the labels give one, else the month, with the year where it begins. */
function namesOf({ points, yearly }: Bars): TextLine[][] {
  if (points.every(({ label }) => label && /^(fiscal )?\d{4}$/.test(label))) return points.map(({ label }) => [[{ text: label! }]]);
  return points.map(({ date }, at) => {
    const text = inShortMonth(date);
    if (yearly || date.length === 4) return [[{ text }]];
    const [month, year] = text.split(' ') as [string, string];
    return at === 0 || points[at - 1]!.date.slice(0, 4) !== year ? [[{ text: month }], [{ text: year }]] : [[{ text: month }]];
  });
}

/** Where names would touch, the month goes and the year stays. */
function thinned(names: readonly TextLine[][], { slot, sheet }: Bars): TextLine[][] {
  const isTight = names.some(([line]) => widthOf(line![0]!.text, sheet.size) > slot - 3);
  return isTight ? names.map((lines) => lines.slice(1)) : [...names];
}

/** The bars that keep their values where not all can: the first, the last, and the extremes. */
function chiefOf(points: readonly Point[]): Set<number> {
  const values = points.map(({ value }) => value);
  return new Set([0, values.length - 1, values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))]);
}

/** Widths are reckoned with room for another face; values of neighbors seldom stand on one line. */
const SLACK = 2;

interface ValueForm {
  values: readonly string[];
  /** Said beside the drawing where the values stand without it. */
  unit: string;
}

/** How the values could be printed, from the fullest form to the shortest. One in which a value would read as nothing is none. */
function formsOf(chart: Chart, points: readonly Point[]): ValueForm[] {
  const { format, formatBare, formatWhole, unit } = notationFor(chart);
  return [format, formatBare, formatWhole]
    .map((form) => ({ values: points.map((point) => captionOf(point, form).value), unit: form === format ? '' : unitBeside(unit, chart) }))
    .filter(({ values }) => values.every((text, at) => points[at]!.value === 0 || /[1-9]/.test(text)));
}

/** Bars that stand side by side, the earliest first. */
export interface Bars {
  points: readonly Point[];
  times: readonly number[];
  /** Where a time stands. */
  x: Scale;
  /** Their middles. */
  xs: readonly number[];
  /** The room of each. */
  slot: number;
  /** Whether they are of years. */
  yearly: boolean;
  /** From the bar before to the bar after, where one is missing between them. */
  missing: readonly (readonly [before: number, after: number])[];
  sheet: Sheet;
}

const DAYS_300 = 300 * 86_400_000;

/** Each bar at its own time, with half the least distance between two of them on either side of all. */
function layBars(chart: Chart, sheet: Sheet): Bars {
  const points = chart.points.toSorted(byTime);
  const times = points.map(({ date }) => toTime(date));
  const gaps = times.slice(1).map((time, at) => time - times[at]!);
  const least = Math.min(...gaps);
  const first = times[0]! - least / 2;
  const x = scaleLinear([first, times.at(-1)! + least / 2], [0, sheet.width]);
  const missing = gaps.flatMap((gap, at) => (gap > least * 1.6 ? [[times[at]!, times[at + 1]!] as const] : []));
  return { points, times, x, xs: times.map(x), slot: x(first + least) - x(first), yearly: least > DAYS_300, missing, sheet };
}

/** A value over the end of its bar, or under that of a loss. */
interface Label {
  text: string;
  middle: number;
  width: number;
  /** Whether it is a loss. */
  below: boolean;
  /** The end that it keeps clear of: its own bar's, or that of a longer one beside it which it reaches over. */
  end: number;
}

/** A longer bar beside it that a label reaches over carries it away by no more than this part of the plot. */
const CARRIED = 0.08;

/** The label of each bar, where bars reach half of their width to each side. */
function labelsOf(values: readonly string[], half: number, { points, xs, sheet }: Bars): (Label | undefined)[] {
  const all = points.map(({ value }) => value);
  const range = Math.max(0, ...all) - Math.min(0, ...all);
  return points.map(({ value }, at) => {
    const text = values[at]!;
    const width = widthOf(text, sheet.size, true);
    const middle = Math.min(Math.max(xs[at]!, width / 2), sheet.width - width / 2);
    const below = value < 0;
    const reached = all.filter((other, index) => other < 0 === below && Math.abs(xs[index]! - middle) < width / 2 + half + 2);
    const end = below ? Math.min(value, ...reached) : Math.max(value, ...reached);
    return Math.abs(end - value) > range * CARRIED ? undefined : { text, middle, width, below, end };
  });
}

const touch = (a: Label, b: Label): boolean => a.below === b.below && Math.abs(a.middle - b.middle) < (a.width + b.width) / 2 - SLACK;

/** Every bar with its value, in the fullest form in which all have room; where none has, the chief ones alone. No asterisk stands without its number. */
function layValues(chart: Chart, bars: Bars): { labels: Label[]; half: number; unit: string } {
  const { points, slot } = bars;
  const forms = formsOf(chart, points);
  const wide = Math.min(slot * 0.72, WIDEST_BAR) / 2;
  for (const { values, unit } of forms) {
    const labels = labelsOf(values, wide, bars).filter((label) => label !== undefined);
    if (labels.length === points.length && labels.every((label, at) => at === 0 || !touch(label, labels[at - 1]!))) return { labels, half: wide, unit };
  }
  const half = Math.min(slot * 0.6, WIDEST_BAR) / 2;
  const labels: Label[] = [];
  const all = labelsOf(forms[0]!.values, half, bars);
  for (const at of chiefOf(points)) {
    const label = all[at];
    if (label && !labels.some((other) => touch(label, other))) labels.push(label);
  }
  return { labels, half, unit: '' };
}

/** Where an event stands: between the bars before and after it, since a bar is the sum or the state of a whole quarter. */
function betweenBars({ times, x }: Bars): Scale {
  return (time) => {
    const after = Math.max(1, times.findIndex((end) => end >= time));
    return (x(times[after - 1]!) + x(times[after]!)) / 2;
  };
}

/** The events that fall between two bars, where no text stands and no bar is missing; between years would be too coarse. */
function layEvents(marks: readonly Mark[], labels: readonly Label[], row: NotedBars): Flags {
  const { times, x, yearly, missing, notes, sheet } = row;
  const between = betweenBars(row);
  const taken: Span[] = [...labels.map(({ middle, width }) => spanAt(middle, width)), ...notes.map((note) => noteSpan(note, row)), ...missing.map(([before, after]) => [x(before), x(after)] as const)];
  const isClear = ({ date }: Mark): boolean => taken.every(([left, right]) => between(toTime(date)) <= left || between(toTime(date)) >= right);
  return layFlags(yearly ? [] : marks.filter(isClear), between, [times[0]!, times.at(-1)!], sheet);
}

/** Under the bars, or over them where all are losses: their names. */
function drawNames(names: readonly TextLine[][], top: number, { xs, sheet }: Bars): string[] {
  return names.map((lines, at) => (lines.length === 0 ? '' : textAt(lines, { x: xs[at]!, y: top + sheet.size * 0.8, anchor: 'middle', leading: sheet.leading })));
}

/** Bars with their values, notes and names, a word in each gap, and the events that fall between two bars. */
export function drawColumns(chart: Chart, sheet: Sheet, marks: readonly Mark[]): Drawing {
  const bars = layBars(chart, sheet);
  const { points, x, xs, slot } = bars;
  const { labels, half, unit } = layValues(chart, bars);
  const names = thinned(namesOf(bars), bars);
  const isNamed = names.every(([line], at) => line?.[0]?.text === points[at]!.label);
  const { format } = notationFor(chart);
  const notes = isNamed ? [] : notesOf(points.map((point) => captionOf(point, format).label));
  const row: NotedBars = { ...bars, half, notes };
  const flags = layEvents(marks, labels, row);

  const values = points.map(({ value }) => value);
  const allNegative = values.every((value) => value < 0);
  const someNegative = values.some((value) => value < 0);
  const nameHeight = Math.max(...names.map((lines) => lines.length)) * sheet.leading + 6;
  const top = LEGEND_HEIGHT + flags.height + (allNegative ? nameHeight + 6 : sheet.leading + GAP + roomFor(row));
  const bottom = top + Math.min(points.length < 5 ? 170 : Infinity, sheet.plot - 20);
  const y = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [bottom, top]);
  const foot = bottom + (someNegative ? sheet.leading + GAP : 0);

  const body = [
    drawLegend(points.map(({ status }) => status), 'bar', sheet, unit),
    flags.draw(LEGEND_HEIGHT, bottom),
    group(`c-${partyOf(chart)}`, ...points.map(({ value, status }, at) => bar(xs[at]! - half, y(0), xs[at]! + half, endOf(y(0), y(value)), fillOf(status)))),
    tag('path', { class: 'c-base', d: `M0 ${round(y(0))}H${sheet.width}` }),
    group('c-quiet', ...drawNames(names, allNegative ? top - nameHeight : foot + 6, bars), ...bars.missing.map(([before, after]) => missingText(x((before + after) / 2), y(0), slot, sheet))),
    ...labels.map((label) => drawValue(label, y, sheet)),
    ...notes.map((note) => drawNote(note, row, y)),
  ];
  return { body: body.join(''), height: Math.ceil(allNegative ? foot : foot + nameHeight + 2), marks: flags.marks };
}

/** A value over the end of its bar, or under that of a loss. */
const drawValue = ({ text, middle, below, end }: Label, y: Scale, { size }: Sheet): string =>
  textAt([[{ text, class: 'c-value' }]], { x: middle, y: y(end) + (below ? GAP + size * 0.75 : -GAP), anchor: 'middle' });

/** A gap says that it is one. */
function missingText(middle: number, zero: number, slot: number, sheet: Sheet): string {
  const lines = wrap('no figure', sheet.size, slot);
  return textAt(lines.map((text) => [{ text }]), { x: middle, y: zero - GAP - (lines.length - 1) * sheet.leading, anchor: 'middle', leading: sheet.leading });
}
