/** One small line for each label, all on the same scales, so that they may be compared. */
import { scaleLinear } from 'd3-scale';
import type { Chart, Point } from '../schemas/ledger.ts';
import { valueAxis } from './axis.ts';
import { byTime, inShortMonth, toTime } from './dates.ts';
import { captionOf, notationFor } from './label.ts';
import { partyOf } from './party.ts';
import { dot, drawLegend, drawLabel, LEGEND_HEIGHT, variantOf, type Drawing, type Sheet } from './sheet.ts';
import { placeAll, type Ground, type Item, type Segment } from './place.ts';
import { fillOf } from './status.ts';
import { drawLine } from './series.ts';
import { group, round, tag, textAt } from './svg.ts';

const GAP = 28;

interface Panel {
  label: string;
  points: readonly Point[];
  left: number;
  top: number;
  width: number;
  height: number;
  /** The first and the last day of all panels. */
  span: readonly [from: string, to: string];
}

function drawPanel(chart: Chart, sheet: Sheet, { label, points, left, top, width, height, span: [from, to] }: Panel): string {
  const plotTop = top + sheet.leading + 22;
  const bottom = top + height - 24;
  const inset = 6;
  const x = scaleLinear([toTime(from), toTime(to)], [left + inset, left + width - inset]);
  const axis = valueAxis(chart.points.map(({ value }) => value), chart, [bottom, plotTop], 2);
  const xy = points.map(({ date, value }): [number, number] => [x(toTime(date)), axis.y(value)]);
  const ground: Ground = {
    bounds: { x: left, y: top + sheet.leading, width, height: bottom - top - sheet.leading },
    boxes: xy.map(([cx, cy]) => ({ x: cx - 4, y: cy - 4, width: 8, height: 8 })),
    segments: xy.slice(1).map(([cx, cy], at): Segment => [...xy[at]!, cx, cy]),
  };
  const { format } = notationFor(chart);
  const items = [...new Set([points[0]!, points.at(-1)!])].map((point): Item => {
    const [cx, cy] = xy[points.indexOf(point)]!;
    return { x: cx, y: cy, variants: [variantOf([[{ text: captionOf(point, format).value, class: 'c-value' }]], sheet)] };
  });
  const ends = placeAll(ground, items, [...items.keys()], { line: sheet.size }).map((placed) => (placed ? drawLabel(placed, sheet).text : ''));
  const dates = [textAt(inShortMonth(from), { x: left, y: bottom + 18 }), textAt(inShortMonth(to), { x: left + width, y: bottom + 18, anchor: 'end' })];
  return [
    textAt([[{ text: label, class: 'c-value' }]], { x: left, y: top + sheet.size }),
    tag('path', { class: 'c-base', d: `M${round(left)} ${round(bottom)}h${round(width)}` }),
    group(`c-${partyOf(label) === 'none' ? partyOf(chart) : partyOf(label)}`, drawLine(xy, false), ...xy.map(([cx, cy], at) => dot(cx, cy, fillOf(points[at]!.status), 3))),
    group('c-quiet', ...dates),
    ...ends,
  ].join('');
}

/** A panel for each label, side by side as far as the paper is wide. */
export function drawMultiples(chart: Chart, sheet: Sheet): Drawing {
  const panels = [...Map.groupBy(chart.points, ({ label }) => label ?? '')];
  const inOrder = chart.points.toSorted(byTime);
  const span = [inOrder[0]!.date, inOrder.at(-1)!.date] as const;
  const across = Math.min(panels.length, sheet.wide ? 3 : panels.length > 2 ? 2 : 1);
  const width = (sheet.width - (across - 1) * GAP) / across;
  const height = 170;
  const body = panels.map(([label, points], at) => {
    const left = (at % across) * (width + GAP);
    const top = LEGEND_HEIGHT + 8 + Math.floor(at / across) * (height + 14);
    return drawPanel(chart, sheet, { label, points: points.toSorted(byTime), left, top, width, height, span });
  });
  const rows = Math.ceil(panels.length / across);
  return { body: drawLegend(chart.points.map(({ status }) => status), 'dot', sheet, chart.scale === 'log' ? 'log scale' : '') + body.join(''), height: LEGEND_HEIGHT + 8 + rows * (height + 14) - 10 };
}
