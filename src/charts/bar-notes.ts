/** Notes over bars: what the labels of neighbors say alike is written once, with a bracket over them. */
import type { Scale } from './axis.ts';
import type { Bars } from './columns.ts';
import { widest, wrap } from './measure.ts';
import { blockHeight } from './sheet.ts';
import { round, tag, textAt } from './svg.ts';

/** Between the end of a bar and what stands over it. */
export const GAP = 6;

/** What is said of the bars from one to another. */
interface BarNote {
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

/** Bars whose labels begin alike, side by side, share one note: "worked back". */
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

/** Bars with notes over some of them. */
export interface NotedBars extends Bars {
  /** Half of the width of a bar. */
  half: number;
  notes: readonly BarNote[];
}

/** What something takes of the width. */
export type Span = readonly [left: number, right: number];

/** Lines of a note over its bars. It reaches over a bar beside them only if that is far lower: else it would seem to speak of both. */
function noteLines({ from, to, text }: BarNote, { notes, points, slot, sheet }: NotedBars): string[] {
  const high = Math.max(0, ...points.slice(from, to + 1).map(({ value }) => value));
  const lends = (at: number): boolean =>
    points[at] !== undefined && high > 0 && points[at].value < high * 0.6 && !notes.some((other) => other.from <= at && other.to >= at);
  const slots = to - from + 1 + (lends(from - 1) ? 0.8 : 0) + (lends(to + 1) ? 0.8 : 0);
  return wrap(text, sheet.size, Math.max(slots * slot - 2, sheet.size * 5.5));
}

/** What notes take of the height over the highest bars. */
export function roomFor(row: NotedBars): number {
  const { sheet } = row;
  const high = Math.max(...row.points.map(({ value }) => value));
  const tall = row.notes.filter(({ from, to }) => row.points.slice(from, to + 1).some(({ value }) => value > high * 0.6));
  return Math.max(0, ...tall.map((note) => blockHeight(noteLines(note, row).length, sheet) + GAP));
}

/** What a text around a middle takes. */
export const spanAt = (middle: number, width: number): Span => [middle - width / 2, middle + width / 2];

/** The middle of a note's words: over that of its bars, as far as the paper allows. */
const middleOf = ({ from, to }: BarNote, width: number, { xs, sheet }: NotedBars): number => Math.min(Math.max((xs[from]! + xs[to]!) / 2, width / 2), sheet.width - width / 2);

/** What a note takes of the width: its words, and its bracket over several bars. */
export function noteSpan(note: BarNote, row: NotedBars): Span {
  const { xs, half, sheet } = row;
  const [left, right] = [xs[note.from]!, xs[note.to]!];
  const width = widest(noteLines(note, row), sheet.size);
  const words = spanAt(middleOf(note, width, row), width);
  return [Math.min(words[0], left - half), Math.max(words[1], right + half)];
}

/** The words of a note over the highest of its bars, with a bracket where they are several. */
export function drawNote(note: BarNote, row: NotedBars, y: Scale): string {
  const { points, xs, half, sheet } = row;
  const lines = noteLines(note, row);
  const [left, right] = [xs[note.from]!, xs[note.to]!];
  const own = points.slice(note.from, note.to + 1);
  const isAbove = own.some(({ value }) => value >= 0);
  const base = Math.min(...own.map(({ value }) => y(Math.max(value, 0)))) - GAP - (isAbove ? sheet.leading + 3 : 0);
  const middle = middleOf(note, widest(lines, sheet.size), row);
  const bracket = note.to > note.from ? tag('path', { class: 'c-leader', d: `M${round(left - half)} ${round(base - 1)}v-5H${round(right + half)}v5` }) : '';
  const last = base - (bracket ? 11 : 0);
  const words = textAt(lines.map((text) => [{ text }]), { x: middle, y: last - (lines.length - 1) * sheet.leading, anchor: 'middle', leading: sheet.leading });
  return bracket + words;
}
