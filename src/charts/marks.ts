/** Events on a time axis: a thin line with its name at the head of the plot. */
import { byTime, toTime } from './dates.ts';
import { wrap, widest } from './measure.ts';
import { crosses, type Box, type Segment } from './place.ts';
import { blockHeight, type Mark, type Sheet } from './sheet.ts';
import { group, tag, textAt, type Anchor } from './svg.ts';
import type { Scale } from './axis.ts';

interface Flag {
  mark: Mark;
  x: number;
  lines: string[];
  anchor: Anchor;
  /** What line and name take of the width. */
  left: number;
  right: number;
}

/** Between a line and its name. */
const AWAY = 5;
const PAD = 10;
const MOST_LINES = 2;

/** The name of a mark to the right of its line, or to its left; nothing where it would leave the paper or touch another. */
function flagOf(mark: Mark, x: number, others: readonly Flag[], sheet: Sheet): Flag | undefined {
  const lines = wrap(mark.label, sheet.size, sheet.wide ? 170 : 120);
  if (lines.length > MOST_LINES) return undefined;
  const width = widest(lines, sheet.size) + AWAY;
  const sides: Flag[] = [
    { mark, x, lines, anchor: 'start', left: x, right: x + width },
    { mark, x, lines, anchor: 'end', left: x - width, right: x },
  ];
  return sides.find(({ left, right }) => left >= 0 && right <= sheet.width && others.every((other) => left > other.right + PAD || right < other.left - PAD));
}

/** As many marks as the paper bears, the first ones first. */
function flagsOf(marks: readonly Mark[], x: Scale, [from, to]: readonly [number, number], sheet: Sheet): Flag[] {
  const flags: Flag[] = [];
  for (const mark of marks) {
    const time = toTime(mark.date);
    const flag = time >= from && time <= to ? flagOf(mark, x(time), flags, sheet) : undefined;
    if (flag) flags.push(flag);
    if (flags.length === (sheet.wide ? 3 : 2)) break;
  }
  return flags;
}

/** Events laid out on a time axis. Places are in the drawing's units. */
export interface Flags {
  /** The marks that found room, oldest first. */
  marks: Mark[];
  /** What the names take at the head of the plot. */
  height: number;
  /** The upright lines, which labels had better not cross. */
  lines: (top: number, bottom: number) => Segment[];
  /** The marks whose lines run through one of these texts or points. */
  through: (boxes: readonly Box[], top: number, bottom: number) => Mark[];
  draw: (top: number, bottom: number) => string;
}

/** Lays out the events that fall within the axis, in one row of names. */
export function layFlags(marks: readonly Mark[], x: Scale, span: readonly [number, number], sheet: Sheet): Flags {
  const flags = flagsOf(marks, x, span, sheet);
  const lineOf = ({ x: at }: Flag, top: number, bottom: number): Segment => [at, top, at, bottom];
  return {
    marks: flags.map(({ mark }) => mark).toSorted(byTime),
    height: flags.length === 0 ? 0 : blockHeight(Math.max(...flags.map(({ lines }) => lines.length)), sheet) + 8,
    lines: (top, bottom) => flags.map((flag) => lineOf(flag, top, bottom)),
    through: (boxes, top, bottom) => flags.filter((flag) => boxes.some((box) => crosses(lineOf(flag, top, bottom), box))).map(({ mark }) => mark),
    draw: (top, bottom) =>
      group(
        'c-event',
        ...flags.map(({ x: at, lines, anchor }) => {
          const text = textAt(lines.map((line) => [{ text: line }]), { x: at + (anchor === 'end' ? -AWAY : AWAY), y: top + sheet.size * 0.8, anchor, leading: sheet.leading });
          return tag('path', { d: `M${Math.round(at)} ${Math.round(top)}V${Math.round(bottom)}` }) + text;
        }),
      ),
  };
}
