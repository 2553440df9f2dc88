/** Bars over time, standing on zero: each at its own date, so that a missing quarter leaves its gap. */
import { scaleLinear } from 'd3-scale';
import type { Chart, Point } from '../schemas/ledger.ts';
import { inShortMonth, toTime } from './dates.ts';
import type { Scale } from './axis.ts';
import { captionOf, notationFor } from './label.ts';
import { layFlags } from './marks.ts';
import { widest, widthOf, wrap } from './measure.ts';
import { partyOf } from './party.ts';
import { bar, blockHeight, drawLegend, endOf, LEGEND_HEIGHT, unitBeside, type Drawing, type Mark, type Sheet } from './sheet.ts';
import { fillOf } from './status.ts';
import { group, round, tag, textAt, type TextLine } from './svg.ts';

const GAP = 6;
const WIDEST_BAR = 72;

/** Bars whose labels begin alike, side by side, share one note: "worked back". */
export interface BarNote {
  from: number;
  to: number;
  text: string;
}

const LOOSE_ENDS = new Set(['from', 'a', 'an', 'the', 'of', 'by', 'in', 'to', 'on', 'and']);

/** Words that all labels begin with, without a preposition left hanging. */
function commonStart(labels: readonly string[]): string {
  const [first = [], ...others] = labels.map((label) => label.split(' '));
  const end = first.findIndex((word, at) => others.some((words) => words[at] !== word));
  const words = end === -1 ? [...first] : first.slice(0, end);
  while (words.length > 0 && end !== -1 && LOOSE_ENDS.has(words.at(-1)!)) words.pop();
  return words.join(' ');
}

export function notesOf(labels: readonly string[]): BarNote[] {
  const notes: BarNote[] = [];
  labels.forEach((label, at) => {
    if (!label) return;
    const last = notes.at(-1);
    const shared = last && last.to === at - 1 ? commonStart([...labels.slice(last.from, at), label]) : '';
    if (last && shared.split(' ').length >= 2) {
      last.to = at;
      last.text = shared;
    } else notes.push({ from: at, to: at, text: label });
  });
  return notes;
}

/** Names under the bars: a year's own name where the labels give one, else the month, with the year where it begins. */
function namesOf(points: readonly Point[], yearly: boolean): TextLine[][] {
  if (points.every(({ label }) => label && /^(fiscal )?\d{4}$/.test(label))) return points.map(({ label }) => [[{ text: label! }]]);
  return points.map(({ date }, at) => {
    const text = inShortMonth(date);
    if (yearly || date.length === 4) return [[{ text }]];
    const [month, year] = text.split(' ') as [string, string];
    return at === 0 || points[at - 1]!.date.slice(0, 4) !== year ? [[{ text: month }], [{ text: year }]] : [[{ text: month }]];
  });
}

/** Where names would touch, the month goes and the year stays. */
function thinned(names: readonly TextLine[][], slot: number, { size }: Sheet): TextLine[][] {
  const isTight = names.some(([line]) => widthOf(line![0]!.text, size) > slot - 3);
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

/** Bars that stand side by side. */
interface Bars {
  points: readonly Point[];
  /** Their middles. */
  xs: readonly number[];
  /** The room of each. */
  slot: number;
  sheet: Sheet;
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

const DAYS_300 = 300 * 86_400_000;

/** Where an event stands: between the bars before and after it, since a bar is the sum or the state of a whole quarter; a year would be too coarse. */
function betweenBars(times: readonly number[], x: Scale): Scale {
  return (time) => {
    const after = Math.max(1, times.findIndex((end) => end >= time));
    return (x(times[after - 1]!) + x(times[after]!)) / 2;
  };
}

export function drawColumns(chart: Chart, sheet: Sheet, marks: readonly Mark[]): Drawing {
  const points = chart.points.toSorted((a, b) => toTime(a.date) - toTime(b.date));
  const times = points.map(({ date }) => toTime(date));
  const gaps = times.slice(1).map((time, at) => time - times[at]!);
  const least = Math.min(...gaps);
  const span = [times[0]! - least / 2, times.at(-1)! + least / 2] as const;
  const x = scaleLinear(span, [0, sheet.width]);
  const slot = x(span[0] + least) - x(span[0]);
  const bars: Bars = { points, xs: times.map(x), slot, sheet };
  const { labels, half, unit } = layValues(chart, bars);
  const { format } = notationFor(chart);
  const names = thinned(namesOf(points, least > DAYS_300), slot, sheet);
  const isNamed = names.every(([line], at) => line?.[0]?.text === points[at]!.label);
  const notes = isNamed ? [] : notesOf(points.map((point) => captionOf(point, format).label));

  const row: NotedBars = { ...bars, half, notes };

  const allNegative = points.every(({ value }) => value < 0);
  const someNegative = points.some(({ value }) => value < 0);
  const between = betweenBars(times, x);
  const texts = [...labels.map(({ middle, width }) => spanAt(middle, width)), ...notes.map((note) => noteSpan(note, row)), ...gaps.flatMap((gap, at) => (gap > least * 1.6 ? [[x(times[at]!), x(times[at + 1]!)] as const] : []))];
  const isClear = ({ date }: Mark): boolean => texts.every(([left, right]) => between(toTime(date)) <= left || between(toTime(date)) >= right);
  const flags = layFlags(least > DAYS_300 ? [] : marks.filter(isClear), between, [times[0]!, times.at(-1)!], sheet);
  const nameHeight = Math.max(...names.map((lines) => lines.length)) * sheet.leading + 6;
  const noteRoom = roomFor(row);
  const top = LEGEND_HEIGHT + flags.height + (allNegative ? nameHeight + 6 : sheet.leading + GAP + noteRoom);
  const plot = Math.min(points.length < 5 ? 170 : Infinity, sheet.plot - 20);
  const bottom = top + plot;
  const y = scaleLinear([Math.min(0, ...points.map(({ value }) => value)), Math.max(0, ...points.map(({ value }) => value))], [bottom, top]);
  const foot = bottom + (someNegative ? sheet.leading + GAP : 0);

  const valueTexts = labels.map(({ text, middle, below, end }) =>
    textAt([[{ text, class: 'c-value' }]], { x: middle, y: y(end) + (below ? GAP + sheet.size * 0.75 : -GAP), anchor: 'middle' }));
  const nameTop = allNegative ? top - nameHeight : foot + 6;
  const nameTexts = names.map((lines, at) => lines.length === 0 ? '' : textAt(lines, { x: x(times[at]!), y: nameTop + sheet.size * 0.8, anchor: 'middle', leading: sheet.leading }));
  const missing = gaps.flatMap((gap, at) => (gap > least * 1.6 ? [missingText(x((times[at]! + times[at + 1]!) / 2), y(0), slot, sheet)] : []));
  const body = [
    drawLegend(points.map(({ status }) => status), 'bar', sheet, unit),
    flags.draw(LEGEND_HEIGHT, bottom),
    group(`c-${partyOf(chart)}`, ...points.map(({ value, status }, at) => bar(x(times[at]!) - half, y(0), x(times[at]!) + half, endOf(y(0), y(value)), fillOf(status)))),
    tag('path', { class: 'c-base', d: `M0 ${round(y(0))}H${sheet.width}` }),
    group('c-quiet', ...nameTexts, ...missing),
    ...valueTexts,
    ...notes.map((note) => drawNote(note, row, y)),
  ];
  return { body: body.join(''), height: Math.ceil(allNegative ? foot : foot + nameHeight + 2), marks: flags.marks };
}

/** A gap says that it is one. */
function missingText(middle: number, zero: number, slot: number, sheet: Sheet): string {
  const lines = wrap('no figure', sheet.size, slot);
  return textAt(lines.map((text) => [{ text }]), { x: middle, y: zero - GAP - (lines.length - 1) * sheet.leading, anchor: 'middle', leading: sheet.leading });
}

/** Lines of a note over its bars. It reaches over a bar beside them only if that is far lower: else it would seem to speak of both. */
function noteLines({ from, to, text }: BarNote, { notes, points, slot, sheet }: NotedBars): string[] {
  const high = Math.max(0, ...points.slice(from, to + 1).map(({ value }) => value));
  const lends = (at: number): boolean =>
    points[at] !== undefined && high > 0 && points[at].value < high * 0.6 && !notes.some((other) => other.from <= at && other.to >= at);
  const slots = to - from + 1 + (lends(from - 1) ? 0.8 : 0) + (lends(to + 1) ? 0.8 : 0);
  return wrap(text, sheet.size, Math.max(slots * slot - 2, sheet.size * 5.5));
}

/** Bars with notes over some of them. */
interface NotedBars extends Bars {
  /** Half of the width of a bar. */
  half: number;
  notes: readonly BarNote[];
}

/** What notes take of the height over the highest bars. */
function roomFor(row: NotedBars): number {
  const { sheet } = row;
  const high = Math.max(...row.points.map(({ value }) => value));
  const tall = row.notes.filter(({ from, to }) => row.points.slice(from, to + 1).some(({ value }) => value > high * 0.6));
  return Math.max(0, ...tall.map((note) => blockHeight(noteLines(note, row).length, sheet) + GAP));
}

type Span = readonly [left: number, right: number];

const spanAt = (middle: number, width: number): Span => [middle - width / 2, middle + width / 2];

/** What a note takes of the width: its words, and its bracket over several bars. */
function noteSpan(note: BarNote, row: NotedBars): Span {
  const { xs, half, sheet } = row;
  const [left, right] = [xs[note.from]!, xs[note.to]!];
  const width = widest(noteLines(note, row), sheet.size);
  const words = spanAt(Math.min(Math.max((left + right) / 2, width / 2), sheet.width - width / 2), width);
  return [Math.min(words[0], left - half), Math.max(words[1], right + half)];
}

/** The words of a note over the highest of its bars, with a bracket where they are several. */
function drawNote(note: BarNote, row: NotedBars, y: Scale): string {
  const { points, xs, half, sheet } = row;
  const lines = noteLines(note, row);
  const [left, right] = [xs[note.from]!, xs[note.to]!];
  const width = widest(lines, sheet.size);
  const own = points.slice(note.from, note.to + 1);
  const isAbove = own.some(({ value }) => value >= 0);
  const base = Math.min(...own.map(({ value }) => y(Math.max(value, 0)))) - GAP - (isAbove ? sheet.leading + 3 : 0);
  const middle = Math.min(Math.max((left + right) / 2, width / 2), sheet.width - width / 2);
  const bracket = note.to > note.from ? tag('path', { class: 'c-leader', d: `M${round(left - half)} ${round(base - 1)}v-5H${round(right + half)}v5` }) : '';
  const last = base - (bracket ? 11 : 0);
  const words = textAt(lines.map((text) => [{ text }]), { x: middle, y: last - (lines.length - 1) * sheet.leading, anchor: 'middle', leading: sheet.leading });
  return bracket + words;
}
