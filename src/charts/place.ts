/** Labels that keep out of each other's way: each takes the cheapest free place among several beside its point. */
import type { Anchor, Line } from './svg.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** A label in one of its wordings. */
export interface Variant {
  lines: readonly Line[];
  width: number;
  height: number;
  /** Added to the cost of every place: a shorter wording is a last resort. */
  cost: number;
}

export interface Placed {
  box: Box;
  anchor: Anchor;
  lines: readonly Line[];
  /** From the point to the text, where they are apart. */
  leader?: Segment;
}

/** What labels must not touch. */
export interface Ground {
  bounds: Box;
  boxes: Box[];
  segments: Segment[];
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const within = (inner: Box, outer: Box): boolean =>
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

const GAP = 8;
const FAR = [18, 34, 50, 66, 82, 100, 120];
const SLIDES = [0, 10, 20, 32, 46, 62, 80, 100];

interface Candidate {
  left: number;
  top: number;
  anchor: Anchor;
  cost: number;
  leader?: Segment;
}

/** Where a text of this size could stand around a point: above, beside, below, then further off with a leader. */
function candidates(x: number, y: number, { width, height }: Variant, line: number): Candidate[] {
  const above = y - GAP - height;
  const below = y + GAP;
  const beside = y - line / 2 + 1;
  const near: Candidate[] = [
    { left: x - width / 2, top: above, anchor: 'middle', cost: 0 },
    { left: x - width + 5, top: above, anchor: 'end', cost: 1 },
    { left: x - 5, top: above, anchor: 'start', cost: 2 },
    { left: x - width / 2, top: below, anchor: 'middle', cost: 5 },
    { left: x - 5, top: below, anchor: 'start', cost: 6 },
    { left: x - width + 5, top: below, anchor: 'end', cost: 7 },
    ...SLIDES.flatMap((slide): Candidate[] => [
      { left: x + GAP + 1 + slide, top: beside, anchor: 'start', cost: 4 + slide / 3 },
      { left: x - GAP - 1 - slide - width, top: beside, anchor: 'end', cost: 3 + slide / 2 + (slide > 0 ? 40 : 0) },
    ]),
  ];
  const far = FAR.flatMap((distance): Candidate[] => {
    const cost = 20 + distance / 4;
    const up: Segment = [x, y - 5, x, above - distance + height + 2];
    const down: Segment = [x, y + 5, x, below + distance - 2];
    return [
      { left: x - width / 2, top: above - distance, anchor: 'middle', cost, leader: up },
      { left: x - width + 5, top: above - distance, anchor: 'end', cost: cost + 1, leader: up },
      { left: x - 5, top: above - distance, anchor: 'start', cost: cost + 1, leader: up },
      { left: x - width / 2, top: below + distance, anchor: 'middle', cost: cost + 4, leader: down },
      { left: x - width + 5, top: below + distance, anchor: 'end', cost: cost + 5, leader: down },
      { left: x - 5, top: below + distance, anchor: 'start', cost: cost + 5, leader: down },
    ];
  });
  return [...near, ...far];
}

const padded = ({ x, y, width, height }: Box, by: number): Box => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });

/** Puts a label beside its point and marks the ground as taken; nothing if there is no room for any wording. */
export function place(ground: Ground, x: number, y: number, variants: readonly Variant[], line: number): Placed | undefined {
  let best: (Placed & { cost: number }) | undefined;
  for (const variant of variants) {
    for (const { left, top, anchor, cost: base, leader } of candidates(x, y, variant, line)) {
      const cost = base + variant.cost;
      if (best && cost >= best.cost) continue;
      const box = { x: left, y: top, width: variant.width, height: variant.height };
      const room = padded(box, 2);
      if (!within(box, ground.bounds)) continue;
      if (ground.boxes.some((other) => overlap(room, other))) continue;
      if (ground.segments.some((segment) => crosses(segment, room))) continue;
      if (leader && ground.boxes.some((other) => crosses(leader, other))) continue;
      best = { box, anchor, lines: variant.lines, cost, ...(leader ? { leader } : {}) };
    }
  }
  if (best) {
    ground.boxes.push(best.box);
    if (best.leader) ground.segments.push(best.leader);
  }
  return best;
}
