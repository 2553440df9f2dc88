/** One small line for each label, all on the same scales, so that they may be compared. */
import { scaleLinear } from 'd3-scale';
import type { Chart, Point } from '../schemas/ledger.ts';
import { dateTicks, valueAxis } from './axis.ts';
import { toTime } from './dates.ts';
import { formatValue } from './format.ts';
import { widthOf } from './measure.ts';
import { partyOf } from './party.ts';
import { dot, drawKey, KEY, type Drawing, type Sheet } from './sheet.ts';
import { fillOf } from './status.ts';
import { drawLine } from './series.ts';
import { group, round, tag, textAt } from './svg.ts';

const GAP = 28;

function drawPanel(label: string, points: readonly Point[], chart: Chart, sheet: Sheet, [left, top, width, height]: readonly [number, number, number, number], span: readonly [number, number]): string {
  const plotTop = top + sheet.leading + 22;
  const bottom = top + height - 24;
  const inset = 6;
  const x = scaleLinear(span, [left + inset, left + width - inset]);
  const axis = valueAxis(chart.points.map(({ value }) => value), chart, [bottom, plotTop], 2);
  const xy = points.map(({ date, value }): [number, number] => [x(toTime(date)), axis.y(value)]);
  const panel: Sheet = { ...sheet, width };
  const ticks = dateTicks(chart.points.map(({ date }) => date), span, (time) => x(time) - left, panel).filter(({ text }) => text);
  const ends = [...new Set([points[0]!, points.at(-1)!])].map((point) => {
    const at = points.indexOf(point);
    const [cx, cy] = xy[at]!;
    const text = formatValue(point.value, chart.unit);
    const half = widthOf(text, sheet.size, true) / 2;
    return textAt([[{ text, class: 'c-value' }]], { x: Math.min(Math.max(cx, left + half), left + width - half), y: cy - 9, anchor: 'middle' });
  });
  const dates = ticks.length > 2 ? [ticks[0]!, ticks.at(-1)!] : ticks;
  return [
    textAt([[{ text: label, class: 'c-value' }]], { x: left, y: top + sheet.size }),
    tag('path', { class: 'c-grid', d: axis.ticks.filter(({ value }) => value !== 0).map(({ value }) => `M${round(left)} ${round(axis.y(value))}h${round(width)}`).join('') }),
    tag('path', { class: 'c-base', d: `M${round(left)} ${round(bottom)}h${round(width)}` }),
    group(`c-${partyOf(label) === 'none' ? partyOf(chart) : partyOf(label)}`, drawLine(xy, false), ...xy.map(([cx, cy], at) => dot(cx, cy, fillOf(points[at]!.status), 3))),
    group('c-quiet', ...dates.map(({ x: at, text, anchor }) => textAt(text, { x: left + at, y: bottom + 18, anchor }))),
    ...ends,
  ].join('');
}

export function drawMultiples(chart: Chart, sheet: Sheet): Drawing {
  const panels = [...Map.groupBy(chart.points, ({ label }) => label ?? '')];
  const times = chart.points.map(({ date }) => toTime(date));
  const span = [Math.min(...times), Math.max(...times)] as const;
  const across = Math.min(panels.length, sheet.wide ? 3 : panels.length > 2 ? 2 : 1);
  const width = (sheet.width - (across - 1) * GAP) / across;
  const height = 170;
  const body = panels.map(([label, points], at) => {
    const left = (at % across) * (width + GAP);
    const top = KEY + 8 + Math.floor(at / across) * (height + 14);
    return drawPanel(label, points.toSorted((a, b) => toTime(a.date) - toTime(b.date)), chart, sheet, [left, top, width, height], span);
  });
  const rows = Math.ceil(panels.length / across);
  return { body: drawKey(chart.points.map(({ status }) => status), 'dot', sheet, chart.scale === 'log' ? 'log scale' : '') + body.join(''), height: KEY + 8 + rows * (height + 14) - 10 };
}
