/** Lines and steps: a measure over time, each point with its value where there is room. */
import { curveLinear, curveStepAfter, line as lineShape } from 'd3-shape';
import { scaleLinear } from 'd3-scale';
import type { Chart, Point } from '../schemas/ledger.ts';
import { dateTicks, LOG, valueAxis, type DateTick, type ValueAxis } from './axis.ts';
import { byTime, toTime } from './dates.ts';
import type { Notation } from './format.ts';
import { captionOf, notationFor } from './label.ts';
import { layFlags } from './marks.ts';
import { widthOf, wrap } from './measure.ts';
import { partyOf } from './party.ts';
import { crosses, padded, placeAll, type Box, type Ground, type Item, type Segment, type Variant } from './place.ts';
import { dot, drawLegend, drawLabel, LEGEND_HEIGHT, linesOf, variantOf, type Drawing, type Mark, type Sheet } from './sheet.ts';
import { fillOf } from './status.ts';
import { group, round, tag, textAt, type TextLine } from './svg.ts';

/** From this many labels on, steps get a row each. */
const CROWD = 8;
const ROW = 27;
const MANY = 12;
/** So many points have room for their labels on narrow paper. */
const FEW = 5;

/** From the longest wording to the shortest: the value over its label, which may stand in several lines, and the value alone. */
function variantsOf(point: Point, { format }: Notation, sheet: Sheet): Variant[] {
  const { value, label } = captionOf(point, format);
  const head = { text: value, class: 'c-value' };
  const alone = variantOf([[head]], sheet, label ? 45 : 0);
  if (!label) return [alone];
  const narrow = (max: number, cost: number): Variant =>
    variantOf([[head], ...wrap(label, sheet.size, max).map((text): TextLine => [{ text }])], sheet, cost);
  return [narrow(sheet.wide ? 150 : 120, 0), narrow(90, 2), alone];
}

/** In rows of their own, labels do not wrap: where a whole one has no room, its value stands alone. */
const rowVariantsOf = (point: Point, { format }: Notation, sheet: Sheet): Variant[] => {
  const { value, label } = captionOf(point, format);
  const head = { text: value, class: 'c-value' };
  return [...(label ? [variantOf([[head, { text: ` ${label}` }]], sheet)] : []), variantOf([[head]], sheet, label ? 45 : 0)];
};

/** The last point first, then the first and the extremes, then the rest: the earlier ones get the better places. On narrow paper the rest of many points go without. */
function order(points: readonly Point[], sheet: Sheet): number[] {
  const values = points.map(({ value }) => value);
  const chief = [points.length - 1, 0, values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))];
  const rest = sheet.wide || points.length <= FEW ? points.map((_, at) => at) : [];
  const all = [...new Set([...chief, ...rest])];
  const bare = points.length > MANY;
  return bare ? all.filter((at) => at === 0 || at === points.length - 1 || points[at]!.label !== undefined) : all;
}

/** Pieces of the drawn line, which labels keep off. */
function segmentsOf(xy: readonly (readonly [number, number])[], stepped: boolean): Segment[] {
  return xy.slice(1).flatMap(([x, y], at): Segment[] => {
    const [fromX, fromY] = xy[at]!;
    return stepped ? [[fromX, fromY, x, fromY], [x, fromY, x, y]] : [[fromX, fromY, x, y]];
  });
}

/** The hairlines of an axis, but for its zero. */
const gridOf = ({ y, ticks }: ValueAxis, width: number): Segment[] => ticks.filter(({ value }) => value !== 0).map(({ value }) => [0, y(value), width, y(value)]);

/** A piece of hairline shorter than this would be a speck. */
const SPECK = 10;

/** What is left of a hairline that stops short of the words in its way. */
function piecesOf([left, at, right]: Segment, words: readonly Box[]): [number, number][] {
  let pieces: [number, number][] = [[left, right]];
  for (const { x, y, width, height } of words)
    if (at > y - 3 && at < y + height + 3) pieces = pieces.flatMap(([from, to]): [number, number][] => [[from, Math.min(to, x - 4)], [Math.max(from, x + width + 4), to]]);
  return pieces.filter(([from, to]) => to - from >= SPECK);
}

/** Hairlines, broken where a label stands, with their values above them at the left edge. */
function drawGrid(axis: ValueAxis, width: number, words: readonly Box[]): { lines: string; base: string; texts: string } {
  const { y, ticks } = axis;
  const lines = gridOf(axis, width).flatMap((line) => piecesOf(line, words).map(([from, to]) => `M${round(from)} ${round(line[1])}H${round(to)}`));
  const base = `M0 ${round(y(ticks.some(({ value }) => value === 0) ? 0 : ticks[0]!.value))}H${width}`;
  const texts = ticks.map(({ value, text }) => textAt(text, { x: 0, y: y(value) - 4 }));
  return { lines: lines.length > 0 ? tag('path', { class: 'c-grid', d: lines.join('') }) : '', base: tag('path', { class: 'c-base', d: base }), texts: group('c-quiet', ...texts.slice(ticks[0]?.value === 0 ? 1 : 0)) };
}

/** The ticks of a time axis with their names, beneath a plot that ends at `bottom`. Its height is measured from there. */
function drawDates(ticks: readonly DateTick[], bottom: number, sheet: Sheet): Drawing {
  const lines = ticks.filter(({ at }) => at).map((tick) => `M${round(tick.x)} ${round(bottom)}v5`);
  const texts = ticks.filter(({ lines: [first] }) => first).map(({ x: at, lines: names, anchor }) =>
    textAt(names.map((text) => [{ text }]), { x: at, y: bottom + 8 + sheet.size * 0.75, anchor, leading: sheet.leading }));
  const rows = Math.max(1, ...ticks.map(({ lines: names }) => names.length));
  const body = (lines.length > 0 ? tag('path', { class: 'c-base', d: lines.join('') }) : '') + group('c-quiet', ...texts);
  return { body, height: 8 + sheet.size + (rows - 1) * sheet.leading };
}

/** The line itself. */
export const drawLine = (xy: readonly [number, number][], stepped: boolean): string =>
  tag('path', { class: 'c-line', d: lineShape().digits(1).curve(stepped ? curveStepAfter : curveLinear)(xy) ?? '' });

/** Where every row says its own number, the axis need not. */
const rowAxis = (values: readonly number[], range: readonly [number, number]): ValueAxis => ({
  y: scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], range),
  ticks: [{ value: 0, text: '0' }],
});

const around = ([x, y]: readonly [number, number], by: number): Box => ({ x: x - by, y: y - by, width: 2 * by, height: 2 * by });

const EDGE = 7;
/** Lines of a label that the axis leaves room for over the first point. */
const LABEL_LINES = 5;

/** A line before it is known where it begins. */
interface Unplaced {
  points: readonly Point[];
  span: readonly [number, number];
  stepped: boolean;
  /** From 1 at the foot to 0 at the top, of the height of the plot. */
  axis: ValueAxis;
  height: number;
}

/** Where the line begins: at the edge if it and its first label keep clear of the values of the axis there, else beside those that are in the way. */
function startOf({ points, span, stepped, axis: { y, ticks }, height }: Unplaced, sheet: Sheet): number {
  const texts = ticks.filter(({ value }) => value !== 0).map(({ value, text }) => ({ foot: y(value) * height, width: widthOf(text.replace(LOG, ''), sheet.size) }));
  const firstY = y(points[0]!.value) * height;
  const isClearAt = (start: number): boolean => {
    const x = scaleLinear(span, [start, sheet.width - 8]);
    const pieces = segmentsOf(points.map(({ date, value }): [number, number] => [x(toTime(date)), y(value) * height]), stepped);
    return texts.every(({ foot, width }) => {
      const box = { x: 0, y: foot - sheet.size - 10, width: width + 6, height: sheet.size + 16 };
      const isFar = start > width + 9 || foot < firstY - sheet.leading * LABEL_LINES - 8 || foot > firstY + sheet.size + 8;
      return isFar && !pieces.some((piece) => crosses(piece, box));
    });
  };
  const starts = [EDGE, ...texts.map(({ width }) => width + 18).toSorted((a, b) => a - b)];
  return starts.find(isClearAt) ?? starts.at(-1)!;
}

/** A line on its axes. */
interface PlacedLine {
  points: readonly Point[];
  /** Where each point stands. */
  xy: readonly [number, number][];
  stepped: boolean;
  /** Each label in a row of its own. */
  inRows: boolean;
  axis: ValueAxis;
  /** Where labels may stand: from beneath the legend and the names of events to the foot of the plot. */
  top: number;
  bottom: number;
}

/** What the values of an axis take above its hairlines. */
const axisBoxes = ({ y, ticks }: ValueAxis, { size }: Sheet): Box[] =>
  ticks.filter(({ value }) => value !== 0).map(({ value, text }) => ({ x: 0, y: y(value) - 4 - size, width: widthOf(text, size), height: size + 2 }));

/** What labels must not touch: points, the line, and on the left what stands there. */
function groundOf({ xy, stepped, axis, top, bottom }: PlacedLine, left: number, flags: Segment[], sheet: Sheet): Ground {
  return {
    bounds: { x: left, y: top, width: sheet.width - left, height: bottom - top - 2 },
    boxes: [...xy.map((point) => around(point, 5)), ...axisBoxes(axis, sheet).map((box) => ({ ...box, width: box.width + 9 }))],
    segments: segmentsOf(xy, stepped),
    faint: flags,
    hair: gridOf(axis, sheet.width),
  };
}

/** The label of each point, to be placed. */
const itemsOf = ({ points, xy, stepped, inRows }: PlacedLine, notation: Notation, sheet: Sheet): Item[] =>
  points.map((point, at): Item => {
    const [x, y] = xy[at]!;
    const tread = stepped && at < points.length - 1 ? { tread: xy[at + 1]![0] } : {};
    return { x, y, ...tread, variants: inRows ? rowVariantsOf(point, notation, sheet) : variantsOf(point, notation, sheet) };
  });

/** A line with its labels, axes and events. An event whose line would run through a label or a point is left out, and all is laid out again. */
export function drawSeries(chart: Chart, sheet: Sheet, marks: readonly Mark[]): Drawing {
  const points = chart.points.toSorted(byTime);
  const times = points.map(({ date }) => toTime(date));
  const span = [times[0]!, times.at(-1)!] as const;
  const stepped = chart.chart === 'step';
  const inRows = stepped && points.filter(({ label }) => label).length > CROWD;

  const values = points.map(({ value }) => value);
  const plot = Math.max(sheet.plot, inRows ? points.length * ROW : 0);
  const start = inRows ? EDGE : startOf({ points, span, stepped, axis: valueAxis(values, chart, [1, 0]), height: plot }, sheet);
  const x = scaleLinear(span, [start, sheet.width - 8]);
  const flags = layFlags(marks, x, span, sheet);
  const top = LEGEND_HEIGHT + (inRows ? 10 : 22) + flags.height;
  const bottom = top + plot;
  const axis = inRows ? rowAxis(values, [bottom, top]) : valueAxis(values, chart, [bottom, top]);
  const xy = points.map(({ value }, at): [number, number] => [x(times[at]!), axis.y(value)]);
  const line: PlacedLine = { points, xy, stepped, inRows, axis, top: LEGEND_HEIGHT + flags.height - 6, bottom };

  const chosen = inRows ? points.map((_, at) => at) : order(points, sheet);
  // Decimals serve the values that are printed.
  const notation = notationFor({ points: chosen.map((at) => points[at]!), unit: chart.unit });
  const ground = groundOf(line, start > EDGE ? start - 12 : 0, flags.lines(top, bottom), sheet);
  const placed = placeAll(ground, itemsOf(line, notation, sheet), chosen, { line: sheet.size, inRows }).filter((label) => label !== undefined);
  const radius = points.length > MANY ? 3 : 4;
  const inTheWay = flags.through([...axisBoxes(axis, sheet), ...xy.map((point) => around(point, radius)), ...placed.map(({ box }) => padded(box, 2))], LEGEND_HEIGHT, bottom);
  if (inTheWay.length > 0) return drawSeries(chart, sheet, marks.filter((mark) => !inTheWay.includes(mark)));

  const labels = placed.map((label) => drawLabel(label, sheet));
  const leaders = labels.map(({ leader }) => leader).join('');
  const grid = drawGrid(axis, sheet.width, placed.flatMap((label) => linesOf(label, sheet)));
  const names = drawDates(dateTicks(points.map(({ date }) => date), span, x, sheet), bottom, sheet);
  const body = [
    drawLegend(points.map(({ status }) => status), 'dot', sheet),
    grid.lines,
    grid.base,
    names.body,
    flags.draw(LEGEND_HEIGHT, bottom),
    leaders && tag('path', { class: 'c-leader', d: leaders }),
    group(`c-${partyOf(chart)}`, drawLine(xy, stepped), ...xy.map(([cx, cy], at) => dot(cx, cy, fillOf(points[at]!.status), radius))),
    grid.texts,
    ...labels.map(({ text }) => text),
  ];
  return { body: body.join(''), height: Math.ceil(bottom + names.height + 3), marks: flags.marks };
}
