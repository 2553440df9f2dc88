/** Labels that keep out of each other's way: each takes the cheapest free place among several beside its point. */
import type { Anchor, TextLine } from './svg.ts';

/** A rectangle by its upper left corner, in the drawing's units. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
/** A straight piece of a line. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** A label in one of its wordings. */
export interface Variant {
  lines: readonly TextLine[];
  width: number;
  height: number;
  /** Added to the cost of every place: a shorter wording is a last resort. */
  cost: number;
}

/** A label that has found its place. */
export interface PlacedLabel {
  box: Box;
  anchor: Anchor;
  lines: readonly TextLine[];
  /** From the point to the text, where they are apart. */
  leader?: Segment;
}

/** What labels must not touch. */
export interface Ground {
  bounds: Box;
  boxes: Box[];
  segments: Segment[];
  /** Lines that text may cross if it must. */
  faint?: readonly Segment[];
  /** Hairlines, which text had better keep off where another place is as good. */
  hair?: readonly Segment[];
}

/** What crossing such lines costs. */
const FAINT = 12;
const HAIR = 4;

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const fitsIn = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;

/** Whether a straight line runs through a box (Liang and Barsky). */
export function crosses([x1, y1, x2, y2]: Segment, { x, y, width, height }: Box): boolean {
  let from = 0;
  let to = 1;
  const edges = [
    [x1 - x2, x1 - x],
    [x2 - x1, x + width - x1],
    [y1 - y2, y1 - y],
    [y2 - y1, y + height - y1],
  ] as const;
  for (const [step, room] of edges) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  return from < to;
}

const GAP = 9;
const FAR = [18, 34, 50, 66, 82, 100, 120];

interface Candidate {
  left: number;
  top: number;
  anchor: Anchor;
  cost: number;
  leader?: Segment;
}

/** To the left or the right of a point, at its height or around it; on a step in a row of its own, to the right of its tread. */
function sideways({ x, y, tread = x }: Item, { width, height }: Variant, line: number): Candidate[] {
  const level = { top: y - line / 2 + 1, extra: 0 };
  const tops = height > line * 1.5 ? [level, { top: y - height / 2, extra: 2 }, { top: y + line / 2 - height, extra: 3 }] : [level];
  return tops.flatMap(({ top, extra }) => [
    { left: x - GAP - width, top, anchor: 'end', cost: 3 + extra },
    { left: tread + GAP, top, anchor: 'start', cost: 4 + extra + (tread - x) / 5 },
  ]);
}

/** Above and below a point: centered, to its left and to its right; at a distance with a leader. */
function stacked({ x, y }: Item, { width, height }: Variant, distance: number): Candidate[] {
  const above = y - GAP - height - distance;
  const below = y + GAP + distance;
  const cost = distance > 0 ? 16 + distance * 0.6 : 0;
  const lefts = [
    { left: x - width / 2, anchor: 'middle', extra: 0 },
    { left: x - width + 5, anchor: 'end', extra: 1 },
    { left: x - 5, anchor: 'start', extra: 2 },
  ] as const;
  return lefts.flatMap(({ left, anchor, extra }): Candidate[] => [
    { left, top: above, anchor, cost: cost + extra, ...(distance > 0 ? { leader: [x, y - 5, x, above + height + 2] } : {}) },
    { left, top: below, anchor, cost: cost + extra + 5, ...(distance > 0 ? { leader: [x, y + 5, x, below - 2] } : {}) },
  ]);
}

/** Over and under the tread of a step, clear of the riser that leads to it: behind the next riser a text would name the next step. */
const alongTread = ({ x, y }: Item, { height }: Variant): Candidate[] => [
  { left: x + GAP, top: y - GAP - height, anchor: 'start', cost: 3 },
  { left: x + GAP, top: y + GAP, anchor: 'start', cost: 8 },
];

/** Where a text of this size could stand around a point; in rows, only beside it. */
function candidates(item: Item, variant: Variant, { line, inRows = false }: Manner): Candidate[] {
  if (inRows) return sideways(item, variant, line);
  const beside = item.tread === undefined ? sideways(item, variant, line) : [...alongTread(item, variant), ...sideways(item, variant, line).filter(({ anchor }) => anchor === 'end')];
  return [...stacked(item, variant, 0), ...beside, ...FAR.flatMap((distance) => stacked(item, variant, distance))];
}

/** A box with room around it. */
export const padded = ({ x, y, width, height }: Box, by: number): Box => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });

/** A label to be placed. */
export interface Item {
  x: number;
  y: number;
  variants: readonly Variant[];
  /** Where the level line from this point ends, which leads the eye to a text behind it. */
  tread?: number;
}

/** How labels may stand. */
interface Manner {
  /** Height of a line of text. */
  line: number;
  /** Only beside the points, each in its own row. */
  inRows?: boolean;
}

interface Option extends PlacedLabel {
  cost: number;
  /** What no line or dot may enter. */
  room: Box;
  /** What no other label may enter: nearer than a line, two would read as one. */
  clear: Box;
}
type Layout = (Option | undefined)[];

/** Every place of a label that the ground itself allows, cheapest first. */
function optionsOf({ bounds, boxes, segments, faint = [], hair = [] }: Ground, item: Item, manner: Manner): Option[] {
  const options = item.variants.flatMap((variant) =>
    candidates(item, variant, manner).flatMap(({ left, top, anchor, cost, leader }): Option[] => {
      const box = { x: left, y: top, width: variant.width, height: variant.height };
      const room = padded(box, 3);
      const isFree =
        fitsIn(box, bounds) &&
        !boxes.some((other) => overlap(room, other) || (leader && crosses(leader, other))) &&
        !segments.some((segment) => crosses(segment, room));
      const crossed = (faint.some((segment) => crosses(segment, room)) ? FAINT : 0) + (hair.some((segment) => crosses(segment, room)) ? HAIR : 0);
      return isFree ? [{ box, room, clear: padded(box, manner.inRows ? 3 : manner.line), anchor, lines: variant.lines, cost: cost + variant.cost + crossed, ...(leader ? { leader } : {}) }] : [];
    }),
  );
  return options.toSorted((a, b) => a.cost - b.cost);
}

const clash = (a: Option, b: Option): boolean =>
  overlap(a.clear, b.box) || Boolean(a.leader && crosses(a.leader, b.room)) || Boolean(b.leader && crosses(b.leader, a.room));

/** What a label costs that finds no place: more than any that does. */
const LOST = 150;
/** From this cost on, a label's neighbors are asked to make way. */
const POOR = 15;
const ROUNDS = 6;
/** With more labels than this, looking for a better whole would take seconds, and there is none to find. */
const CROWDED = 14;

const costOf = (layout: Layout): number => layout.reduce((sum, option) => sum + (option?.cost ?? LOST), 0);

const firstFree = (options: readonly Option[], layout: Layout): Option | undefined =>
  options.find((option) => !layout.some((other) => other && clash(option, other)));

/** The layout with one label at a place of its choice, and those that stood there moved. */
function withMoved(layout: Layout, at: number, choice: Option, options: readonly Option[][]): Layout {
  const next: Layout = [...layout];
  const moved = layout.flatMap((other, index) => (index !== at && other && clash(choice, other) ? [index] : []));
  for (const index of moved) next[index] = undefined;
  next[at] = choice;
  for (const index of moved) next[index] = firstFree(options[index]!, next);
  return next;
}

/** Places labels one after another, those named first in `order` first; then lets badly placed ones push others aside while that helps the whole. */
export function placeAll(ground: Ground, items: readonly Item[], order: readonly number[], manner: Manner): (PlacedLabel | undefined)[] {
  const options = items.map((item) => optionsOf(ground, item, manner));
  let layout: Layout = items.map(() => undefined);
  for (const at of order) layout[at] = firstFree(options[at]!, layout);
  for (let round = 0; round < (order.length > CROWDED ? 0 : ROUNDS); round += 1) {
    let best = layout;
    for (const at of order) {
      if ((layout[at]?.cost ?? LOST) < POOR) continue;
      for (const choice of options[at]!) {
        const next = withMoved(layout, at, choice, options);
        if (costOf(next) < costOf(best)) best = next;
      }
    }
    if (best === layout) break;
    layout = best;
  }
  return layout;
}
