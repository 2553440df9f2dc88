/** The paper a drawing is made on: its width, its sizes of type, and the marks that every form uses. */
import type { Status } from '../schemas/common.ts';
import { widthOf } from './measure.ts';
import { fillOf, statusesInLegend } from './status.ts';
import { group, tag, textAt, type Anchor, type TextLine } from './svg.ts';
import type { Box, PlacedLabel, Variant } from './place.ts';

/** `large`: the wide drawing with more paper, for a chart's own page; `card`: the narrow one with larger type, for a share card. */
export type Width = 'large' | 'wide' | 'narrow' | 'card';

/** What a drawing may use of its paper, in the drawing's units: a pixel each where it is shown at its own width. */
export interface Sheet {
  wide: boolean;
  width: number;
  /** Size of all text but large figures. */
  size: number;
  /** From one baseline to the next. */
  leading: number;
  /** Height of a plot over time, without its axes. */
  plot: number;
}

/** The paper of each width. */
export const SHEETS: Record<Width, Sheet> = {
  large: { wide: true, width: 920, size: 13, leading: 16, plot: 330 },
  wide: { wide: true, width: 640, size: 13, leading: 16, plot: 230 },
  narrow: { wide: false, width: 340, size: 14, leading: 17, plot: 220 },
  card: { wide: false, width: 400, size: 18, leading: 21, plot: 160 },
};

/** A form drawn: markup and the height it takes. */
export interface Drawing {
  body: string;
  height: number;
  /** The events that it marks. */
  marks?: readonly Mark[];
}

/** Something that happened, marked on a time axis. */
export interface Mark {
  date: string;
  label: string;
}

/** Where the baseline of text in the middle of a line stands. */
const CAP = 0.35;
const ASCENT = 0.8;

/** Height of a block of lines. */
export const blockHeight = (lines: number, { size, leading }: Sheet): number => size + (lines - 1) * leading;

/** A run with a class is bold. */
const lineWidth = (line: TextLine, { size }: Sheet): number => line.reduce((sum, { text, class: name }) => sum + widthOf(text, size, Boolean(name)), 0);

/** A wording of a label, measured. */
export function variantOf(lines: readonly TextLine[], sheet: Sheet, cost = 0): Variant {
  const width = Math.max(...lines.map((line) => lineWidth(line, sheet)));
  return { lines, width, height: blockHeight(lines.length, sheet), cost };
}

/** What each line of a placed label takes. */
export const linesOf = ({ box, anchor, lines }: PlacedLabel, sheet: Sheet): Box[] =>
  lines.map((line, at) => {
    const width = lineWidth(line, sheet);
    return { x: box.x + { start: 0, middle: (box.width - width) / 2, end: box.width - width }[anchor], y: box.y + at * sheet.leading, width, height: sheet.size };
  });

/** The text of a placed label, with its leader. */
export function drawLabel({ box, anchor, lines, leader }: PlacedLabel, sheet: Sheet): { text: string; leader: string } {
  const x = box.x + { start: 0, middle: box.width / 2, end: box.width }[anchor];
  return {
    text: textAt(lines, { x, y: box.y + sheet.size * ASCENT, anchor, leading: sheet.leading }),
    leader: leader ? `M${Math.round(leader[0])} ${Math.round(leader[1])}V${Math.round(leader[3])}` : '',
  };
}

/** Text whose middle stands at a height. */
export const midText = (lines: readonly TextLine[] | string, x: number, middle: number, sheet: Sheet, anchor: Anchor = 'start'): string => {
  const count = typeof lines === 'string' ? 1 : lines.length;
  const y = middle - ((count - 1) * sheet.leading) / 2 + sheet.size * CAP;
  return textAt(lines, { x, y, anchor, leading: sheet.leading });
};

/** A round mark at a point. */
export const dot = (x: number, y: number, name: string, r = 4): string => tag('circle', { cx: x, cy: y, r, class: name });

/** What shows of the least bar beyond the half of the baseline that covers its foot. */
const STUB = 2;

/** Where a bar from zero ends, so that a value too small to see is still seen on its side of zero. */
export const endOf = (zero: number, end: number): number =>
  end === zero ? end : zero + Math.sign(end - zero) * Math.max(Math.abs(end - zero), STUB);

/** A bar between two corners, whichever way round they are. */
export const bar = (x1: number, y1: number, x2: number, y2: number, name: string): string => {
  const inset = name.includes('c-hollow') ? 0.75 : 0;
  const left = Math.min(x1, x2) + inset;
  const top = Math.min(y1, y2) + inset;
  return tag('rect', {
    x: left,
    y: top,
    width: Math.max(Math.abs(x2 - x1) - 2 * inset, 0.5),
    height: Math.max(Math.abs(y2 - y1) - 2 * inset, 0.5),
    class: name,
  });
};

/** Height of the row with the legend. */
export const LEGEND_HEIGHT = 24;

/** A unit that stands at the head of a drawing, unless the measure above it says it: page, file and card all print that. */
export const unitBeside = (unit: string, { subtitle }: { subtitle: string }): string => (subtitle.toLowerCase().includes(unit) ? '' : unit);

/** What solid and hollow mean, in marks of ink, which no bar or line is drawn in; where all points share one status, words alone say it. */
export function drawLegend(statuses: readonly Status[], shape: 'dot' | 'bar', sheet: Sheet, unit = ''): string {
  const baseline = 8 + sheet.size * CAP;
  const [only] = statuses;
  let x = 0;
  const entries = statusesInLegend(statuses).map((status) => {
    const name = fillOf(status);
    const mark = group('c-key', shape === 'dot' ? dot(x + 5, 8, name) : bar(x, 3, x + 10, 13, name));
    const entry = mark + textAt(status, { x: x + 16, y: baseline });
    x += 16 + widthOf(status, sheet.size) + 16;
    return entry;
  });
  const words = statuses.every((status) => status === only) ? [textAt(`All ${only}`, { x: 0, y: baseline })] : entries;
  const unitText = unit ? textAt(unit, { x: sheet.width, y: baseline, anchor: 'end' }) : '';
  return group('c-quiet', ...words, unitText);
}
