/** Bars over time, standing on zero: each at its own date, so that a missing quarter leaves its gap. */
import { scaleLinear } from 'd3-scale';
import type { Chart, Point } from '../schemas/ledger.ts';
import { inShortMonth, toTime } from './dates.ts';
import type { Scale } from './axis.ts';
import { captionOf, markOf, notationFor } from './label.ts';
import { layFlags } from './marks.ts';
import { widest, widthOf, wrap } from './measure.ts';
import { partyOf } from './party.ts';
import { bar, blockHeight, drawKey, KEY, type Drawing, type Mark, type Sheet } from './sheet.ts';
import { fillOf } from './status.ts';
import { group, round, tag, textAt, type Line } from './svg.ts';

const GAP = 6;
const WIDEST_BAR = 72;

/** Bars whose labels begin alike, side by side, share one note: "worked back". */
export interface Note {
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

export function notesOf(labels: readonly string[]): Note[] {
  const notes: Note[] = [];
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
function namesOf(points: readonly Point[], yearly: boolean): Line[][] {
  if (points.every(({ label }) => label && /^(fiscal )?\d{4}$/.test(label))) return points.map(({ label }) => [[{ text: label! }]]);
  return points.map(({ date }, at) => {
    const text = inShortMonth(date);
    if (yearly || date.length === 4) return [[{ text }]];
    const [month, year] = text.split(' ') as [string, string];
    return at === 0 || points[at - 1]!.date.slice(0, 4) !== year ? [[{ text: month }], [{ text: year }]] : [[{ text: month }]];
  });
}

/** Where names would touch, the month goes and the year stays. */
function thinned(names: readonly Line[][], slot: number, { size }: Sheet): Line[][] {
  const isTight = names.some(([line]) => widthOf(line![0]!.text, size) > slot - 3);
  return isTight ? names.map((lines) => lines.slice(1)) : [...names];
}

/** The bars that keep their values where not all can: the first, the last, and the extremes. */
function chiefOf(points: readonly Point[]): Set<number> {
  const values = points.map(({ value }) => value);
  return new Set([0, values.length - 1, values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))]);
}

/** Of a bar and those beside it that its value reaches over, the end that the value must keep clear of. */
const farthest = (value: number, near: readonly Point[]): number =>
  near.reduce((end, other) => (other.value < 0 === value < 0 && Math.abs(other.value) > Math.abs(end) ? other.value : end), value);

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
  const { format, formatBare, unit } = notationFor(chart);
  const captions = points.map((point) => captionOf(point, format));
  const isBare = unit !== '' && captions.some(({ value }) => widthOf(value, sheet.size, true) > slot - 2);
  const values = isBare ? points.map((point) => captionOf(point, formatBare).value) : captions.map(({ value }) => value);
  const isCrowded = values.some((value) => widthOf(value, sheet.size, true) > slot + 2);
  const half = Math.min(slot * (isCrowded ? 0.6 : 0.72), WIDEST_BAR) / 2;
  const names = thinned(namesOf(points, least > DAYS_300), slot, sheet);
  const isNamed = names.every(([line], at) => line?.[0]?.text === points[at]!.label);
  const notes = isNamed ? [] : notesOf(captions.map(({ label }) => label));

  const row: Row = { notes, points, slot };

  const allNegative = points.every(({ value }) => value < 0);
  const someNegative = points.some(({ value }) => value < 0);
  const between = betweenBars(times, x);
  const texts = [...points.map((_, at) => spanAt(x(times[at]!), widthOf(values[at]!, sheet.size, true))), ...notes.map((note) => noteSpan(note, x, times, row, half, sheet)), ...gaps.flatMap((gap, at) => (gap > least * 1.6 ? [[x(times[at]!), x(times[at + 1]!)] as const] : []))];
  const isClear = ({ date }: Mark): boolean => texts.every(([left, right]) => between(toTime(date)) <= left || between(toTime(date)) >= right);
  const flags = layFlags(least > DAYS_300 ? [] : marks.filter(isClear), between, [times[0]!, times.at(-1)!], sheet);
  const nameHeight = Math.max(...names.map((lines) => lines.length)) * sheet.leading + 6;
  const noteRoom = roomFor(row, sheet);
  const top = KEY + flags.height + (allNegative ? nameHeight + 6 : sheet.leading + GAP + noteRoom);
  const plot = Math.min(points.length < 5 ? 170 : Infinity, sheet.plot - 20);
  const bottom = top + plot;
  const y = scaleLinear([Math.min(0, ...points.map(({ value }) => value)), Math.max(0, ...points.map(({ value }) => value))], [bottom, top]);
  const foot = bottom + (someNegative ? sheet.leading + GAP : 0);

  const chief = isCrowded ? chiefOf(points) : undefined;
  const valueTexts = points.map((point, at) => {
    const { value } = point;
    const text = chief && !chief.has(at) ? markOf(point) : values[at]!;
    const width = widthOf(text, sheet.size, true);
    const middle = Math.min(Math.max(x(times[at]!), width / 2), sheet.width - width / 2);
    const end = y(farthest(value, points.filter((_, other) => Math.abs(x(times[other]!) - middle) < width / 2 + half + 2)));
    if (!text || Math.abs(end - y(value)) > sheet.leading) return '';
    const baseline = value < 0 ? end + GAP + sheet.size * 0.75 : end - GAP;
    return textAt([[{ text, class: 'c-value' }]], { x: middle, y: baseline, anchor: 'middle' });
  });
  const nameTop = allNegative ? top - nameHeight : foot + 6;
  const nameTexts = names.map((lines, at) => lines.length === 0 ? '' : textAt(lines, { x: x(times[at]!), y: nameTop + sheet.size * 0.8, anchor: 'middle', leading: sheet.leading }));
  const missing = gaps.flatMap((gap, at) => (gap > least * 1.6 ? [missingText(x((times[at]! + times[at + 1]!) / 2), y(0), slot, sheet)] : []));
  const body = [
    drawKey(points.map(({ status }) => status), 'bar', sheet, isBare ? unit : ''),
    flags.draw(KEY, bottom),
    group(`c-${partyOf(chart)}`, ...points.map(({ value, status }, at) => bar(x(times[at]!) - half, y(0), x(times[at]!) + half, y(value), fillOf(status)))),
    tag('path', { class: 'c-base', d: `M0 ${round(y(0))}H${sheet.width}` }),
    group('c-quiet', ...nameTexts, ...missing),
    ...valueTexts,
    ...notes.map((note) => drawNote(note, points.map(({ value }) => y(Math.max(value, 0))), x, times, row, half, sheet)),
  ];
  return { body: body.join(''), height: Math.ceil(allNegative ? foot : foot + nameHeight + 2), marks: flags.marks };
}

/** A gap says that it is one. */
function missingText(middle: number, zero: number, slot: number, sheet: Sheet): string {
  const lines = wrap('no figure', sheet.size, slot);
  return textAt(lines.map((text) => [{ text }]), { x: middle, y: zero - GAP - (lines.length - 1) * sheet.leading, anchor: 'middle', leading: sheet.leading });
}

/** Lines of a note over its bars. It reaches over a bar beside them only if that is far lower: else it would seem to speak of both. */
function noteLines({ from, to, text }: Note, { notes, points, slot }: Row, sheet: Sheet): string[] {
  const high = Math.max(0, ...points.slice(from, to + 1).map(({ value }) => value));
  const lends = (at: number): boolean =>
    points[at] !== undefined && high > 0 && points[at].value < high * 0.6 && !notes.some((other) => other.from <= at && other.to >= at);
  const slots = to - from + 1 + (lends(from - 1) ? 0.8 : 0) + (lends(to + 1) ? 0.8 : 0);
  return wrap(text, sheet.size, Math.max(slots * slot - 2, sheet.size * 5.5));
}

interface Row {
  notes: readonly Note[];
  points: readonly Point[];
  slot: number;
}

function roomFor(row: Row, sheet: Sheet): number {
  const high = Math.max(...row.points.map(({ value }) => value));
  const tall = row.notes.filter(({ from, to }) => row.points.slice(from, to + 1).some(({ value }) => value > high * 0.6));
  return Math.max(0, ...tall.map((note) => blockHeight(noteLines(note, row, sheet).length, sheet) + GAP));
}

type Span = readonly [left: number, right: number];

const spanAt = (middle: number, width: number): Span => [middle - width / 2, middle + width / 2];

/** What a note takes of the width: its words, and its bracket over several bars. */
function noteSpan(note: Note, x: Scale, times: readonly number[], row: Row, half: number, sheet: Sheet): Span {
  const [left, right] = [x(times[note.from]!), x(times[note.to]!)];
  const width = widest(noteLines(note, row, sheet), sheet.size);
  const words = spanAt(Math.min(Math.max((left + right) / 2, width / 2), sheet.width - width / 2), width);
  return [Math.min(words[0], left - half), Math.max(words[1], right + half)];
}

function drawNote(note: Note, tops: readonly number[], x: (time: number) => number, times: readonly number[], row: Row, half: number, sheet: Sheet): string {
  const lines = noteLines(note, row, sheet);
  const [left, right] = [x(times[note.from]!), x(times[note.to]!)];
  const width = widest(lines, sheet.size);
  const isAbove = row.points.slice(note.from, note.to + 1).some(({ value }) => value >= 0);
  const base = Math.min(...tops.slice(note.from, note.to + 1)) - GAP - (isAbove ? sheet.leading + 3 : 0);
  const middle = Math.min(Math.max((left + right) / 2, width / 2), sheet.width - width / 2);
  const bracket = note.to > note.from ? tag('path', { class: 'c-leader', d: `M${round(left - half)} ${round(base - 1)}v-5H${round(right + half)}v5` }) : '';
  const last = base - (bracket ? 11 : 0);
  const words = textAt(lines.map((text) => [{ text }]), { x: middle, y: last - (lines.length - 1) * sheet.leading, anchor: 'middle', leading: sheet.leading });
  return bracket + words;
}
