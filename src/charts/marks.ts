/** Events on a time axis: a thin line with its name at the head of the plot. */
import { toTime } from './dates.ts';
import { wrap, widest } from './measure.ts';
import type { Segment } from './place.ts';
import { blockHeight, type Mark, type Sheet } from './sheet.ts';
import { tag, textAt, type Anchor } from './svg.ts';
import type { Scale } from './axis.ts';

interface Flag {
  mark: Mark;
  x: number;
  lines: string[];
  width: number;
  anchor: Anchor;
  row: number;
}

const PAD = 10;

/** Names in as many rows as they need so that none touches another. */
function flagsOf(marks: readonly Mark[], x: Scale, [from, to]: readonly [number, number], sheet: Sheet): Flag[] {
  const ends: number[] = [];
  return marks
    .filter(({ date }) => toTime(date) >= from && toTime(date) <= to)
    .toSorted((a, b) => toTime(a.date) - toTime(b.date))
    .map((mark) => {
      const at = x(toTime(mark.date));
      const lines = wrap(mark.label, sheet.size, sheet.wide ? 150 : 120);
      const width = widest(lines, sheet.size);
      const anchor: Anchor = at + width + 4 > sheet.width ? 'end' : 'start';
      const left = anchor === 'end' ? at - width - 4 : at;
      const free = ends.findIndex((end) => left > end + PAD);
      const row = free === -1 ? ends.length : free;
      ends[row] = left + width + 4;
      return { mark, x: at, lines, width, anchor, row };
    });
}

export interface Flags {
  /** What the names take at the head of the plot. */
  height: number;
  /** The upright lines, which labels had better not cross. */
  lines: (top: number, bottom: number) => Segment[];
  draw: (top: number, bottom: number) => string;
}

/** Lays out the events that fall within the axis; links leave the order of the Tab key, since the drawing is hidden from readers by ear. */
export function layFlags(marks: readonly Mark[], x: Scale, span: readonly [number, number], sheet: Sheet): Flags {
  const flags = flagsOf(marks, x, span, sheet);
  const rows = Math.max(0, ...flags.map(({ row }) => row + 1));
  const rowHeight = blockHeight(Math.max(1, ...flags.map(({ lines }) => lines.length)), sheet) + 8;
  return {
    height: rows * rowHeight,
    lines: (top, bottom) => flags.map(({ x: at }): Segment => [at, top, at, bottom]),
    draw: (top, bottom) =>
      flags
        .map(({ mark, x: at, lines, anchor, row }) => {
          const y = top + row * rowHeight;
          const text = textAt(lines.map((line) => [{ text: line }]), { x: at + (anchor === 'end' ? -5 : 5), y: y + sheet.size * 0.8, anchor, leading: sheet.leading });
          return tag('path', { d: `M${Math.round(at)} ${Math.round(y)}V${Math.round(bottom)}` }) + tag('a', { href: mark.href, tabindex: '-1' }, text);
        })
        .join(''),
  };
}
