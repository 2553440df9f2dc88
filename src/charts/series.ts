/** Lines and steps: a measure over time, each point with its value where there is room. */
import { curveLinear, curveStepAfter, line as lineShape } from 'd3-shape';
import { scaleLinear } from 'd3-scale';
import type { Chart, Point } from '../schemas/ledger.ts';
import { dateTicks, valueAxis, type Scale, type ValueAxis } from './axis.ts';
import { toTime } from './dates.ts';
import { formatValue } from './format.ts';
import { captionOf } from './label.ts';
import { layFlags } from './marks.ts';
import { widthOf, wrap } from './measure.ts';
import { partyOf } from './party.ts';
import { crosses, place, type Ground, type Segment, type Variant } from './place.ts';
import { dot, drawKey, drawLabel, KEY, variantOf, type Drawing, type Mark, type Sheet } from './sheet.ts';
import { fillOf } from './status.ts';
import { group, round, tag, textAt, type Line } from './svg.ts';

const ROW = 26;
const FOOT = 24;
const MANY = 12;

const byDate = (a: Point, b: Point): number => toTime(a.date) - toTime(b.date);

/** From the longest wording to the shortest: value and label in one line, in several, the value alone. */
function variantsOf(point: Point, chart: Chart, sheet: Sheet): Variant[] {
  const { value, label } = captionOf(point, chart.unit, formatValue);
  const head = { text: value, class: 'c-value' };
  const alone = variantOf([[head]], sheet, label ? 60 : 0);
  if (!label) return [alone];
  const oneLine = variantOf([[head, { text: ` ${label}` }]], sheet, 1);
  const narrow = (max: number, cost: number): Variant =>
    variantOf([[head], ...wrap(label, sheet.size, max).map((text): Line => [{ text }])], sheet, cost);
  return [oneLine, narrow(sheet.wide ? 150 : 120, 0), narrow(90, 2), alone];
}

/** The last point first, then the first and the extremes, then the rest: the earlier ones get the better places. */
function order(points: readonly Point[]): number[] {
  const values = points.map(({ value }) => value);
  const chief = [points.length - 1, 0, values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))];
  const rest = points.map((_, at) => at);
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

/** Hairlines with their values above them at the left edge. */
export function drawGrid({ y, ticks }: ValueAxis, [left, right]: readonly [number, number], sheet: Sheet): { lines: string; base: string; texts: string } {
  const lines = ticks.filter(({ value }) => value !== 0).map(({ value }) => `M${round(left)} ${round(y(value))}H${round(right)}`);
  const base = `M${round(left)} ${round(y(ticks.some(({ value }) => value === 0) ? 0 : ticks[0]!.value))}H${round(right)}`;
  const texts = ticks.map(({ value, text }) => textAt(text, { x: left, y: y(value) - 4 }));
  return { lines: lines.length > 0 ? tag('path', { class: 'c-grid', d: lines.join('') }) : '', base: tag('path', { class: 'c-base', d: base }), texts: group('c-quiet', ...texts.slice(ticks[0]?.value === 0 ? 1 : 0)) };
}

/** Dates under the plot. */
export function drawDates(dates: readonly string[], span: readonly [number, number], x: Scale, bottom: number, sheet: Sheet): string {
  const ticks = dateTicks(dates, span, x, sheet);
  const lines = ticks.filter(({ at }) => at).map((tick) => `M${round(tick.x)} ${round(bottom)}v5`);
  const texts = ticks.filter(({ text }) => text).map(({ x: at, text, anchor }) => textAt(text, { x: at, y: bottom + 8 + sheet.size * 0.75, anchor }));
  return (lines.length > 0 ? tag('path', { class: 'c-base', d: lines.join('') }) : '') + group('c-quiet', ...texts);
}

/** The line itself. */
export const drawLine = (xy: readonly [number, number][], stepped: boolean): string =>
  tag('path', { class: 'c-line', d: lineShape().digits(1).curve(stepped ? curveStepAfter : curveLinear)(xy) ?? '' });

const EDGE = 7;

/** Where the line begins: at the edge if it keeps clear of the values of the axis there, else beside them. */
function startOf(chart: Chart, points: readonly Point[], span: readonly [number, number], { y, ticks }: ValueAxis, plot: number, sheet: Sheet): number {
  const widths = ticks.map(({ value, text }) => (value === 0 ? 0 : widthOf(text, sheet.size)));
  const x = scaleLinear(span, [EDGE, sheet.width - 8]);
  const xy = points.map(({ date, value }): [number, number] => [x(toTime(date)), y(value) * plot]);
  const pieces = segmentsOf(xy, chart.chart === 'step');
  const isClear = ticks.every(({ value }, at) => {
    const box = { x: 0, y: y(value) * plot - sheet.size - 10, width: widths[at]! + 6, height: sheet.size + 16 };
    return widths[at] === 0 || !pieces.some((piece) => crosses(piece, box));
  });
  return isClear ? EDGE : Math.max(...widths) + 12;
}

export function drawSeries(chart: Chart, sheet: Sheet, marks: readonly Mark[]): Drawing {
  const points = chart.points.toSorted(byDate);
  const times = points.map(({ date }) => toTime(date));
  const span = [times[0]!, times.at(-1)!] as const;
  const stepped = chart.chart === 'step';
  const labelled = points.filter(({ label }) => label).length;

  const probe = valueAxis(points.map(({ value }) => value), chart, [1, 0]);
  const plot = Math.max(sheet.wide ? 230 : 220, labelled > 8 ? points.length * ROW : 0);
  const x = scaleLinear(span, [startOf(chart, points, span, probe, plot, sheet), sheet.width - 8]);
  const flags = layFlags(marks, x, span, sheet);
  const top = KEY + 14 + flags.height;
  const bottom = top + plot;
  const axis = valueAxis(points.map(({ value }) => value), chart, [bottom, top]);
  const xy = points.map(({ value }, at): [number, number] => [x(times[at]!), axis.y(value)]);

  const ground: Ground = {
    bounds: { x: 0, y: KEY + flags.height - 6, width: sheet.width, height: bottom - KEY - flags.height + 4 },
    boxes: [
      ...xy.map(([cx, cy]) => ({ x: cx - 5, y: cy - 5, width: 10, height: 10 })),
      ...axis.ticks.map(({ value, text }) => ({ x: 0, y: axis.y(value) - 4 - sheet.size, width: widthOf(text, sheet.size), height: sheet.size + 2 })),
    ],
    segments: segmentsOf(xy, stepped),
  };
  const eventBody = flags.draw(KEY, bottom, ground);
  const labels = order(points).flatMap((at) => {
    const [cx, cy] = xy[at]!;
    const placed = place(ground, cx, cy, variantsOf(points[at]!, chart, sheet), sheet.size);
    return placed ? [drawLabel(placed, sheet)] : [];
  });
  const leaders = labels.map(({ leader }) => leader).join('');
  const grid = drawGrid(axis, [0, sheet.width], sheet);
  const radius = points.length > MANY ? 3 : 4;
  const body = [
    drawKey(points.map(({ status }) => status), 'dot', sheet),
    grid.lines,
    grid.base,
    drawDates(points.map(({ date }) => date), span, x, bottom, sheet),
    group('c-event', eventBody),
    leaders && tag('path', { class: 'c-leader', d: leaders }),
    group(`c-${partyOf(chart)}`, drawLine(xy, stepped), ...xy.map(([cx, cy], at) => dot(cx, cy, fillOf(points[at]!.status), radius))),
    grid.texts,
    ...labels.map(({ text }) => text),
  ];
  return { body: body.join(''), height: Math.ceil(bottom + FOOT) };
}
