/** Bars and lollipops that lie: one row for each label or deal, long names beside them or above. */
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Chart, Point } from '../schemas/ledger.ts';
import { inShortMonth } from './dates.ts';
import { formatValue } from './format.ts';
import { captionOf } from './label.ts';
import { widest, widthOf, wrap } from './measure.ts';
import { partiesOf } from './party.ts';
import { bar, blockHeight, dot, drawKey, KEY, midText, type Drawing, type Sheet } from './sheet.ts';
import { fillOf } from './status.ts';
import { group, round, tag, textAt, type Line } from './svg.ts';

interface Row {
  point: Point;
  party: string;
  value: string;
  lines: string[];
  date: string;
  /** A date that heads a group of rows. */
  head: string;
}

const LABEL_MAX = 236;

const asLines = (lines: readonly string[]): Line[] => lines.map((text) => [{ text }]);

function rowsOf(chart: Chart, sheet: Sheet): Row[] {
  const parties = partiesOf(chart);
  const dates = new Set(chart.points.map(({ date }) => date));
  const isGrouped = dates.size > 1 && dates.size < chart.points.length && chart.chart === 'bar';
  const hasDates = dates.size > 1 && !isGrouped;
  return chart.points.map((point, at) => {
    const { value, label } = captionOf(point, chart.unit, formatValue);
    const text = label || inShortMonth(point.date);
    const date = hasDates && label ? inShortMonth(point.date) : '';
    const room = sheet.wide ? LABEL_MAX : sheet.width - (date ? widthOf(date, sheet.size) + 12 : 0);
    const head = isGrouped && chart.points[at - 1]?.date !== point.date ? inShortMonth(point.date) : '';
    return { point, party: parties[at]!, value, lines: wrap(text, sheet.size, room), date, head };
  });
}

export function drawRanking(chart: Chart, sheet: Sheet): Drawing {
  const rows = rowsOf(chart, sheet);
  const isBar = chart.chart !== 'lollipop';
  const values = rows.map(({ point }) => point.value);
  const isLog = chart.scale === 'log' && !isBar && Math.min(...values) > 0;
  const dateWidth = sheet.wide ? Math.max(...rows.map(({ date }) => (date ? widthOf(date, sheet.size) + 14 : 0))) : 0;
  const left = sheet.wide ? dateWidth + Math.max(...rows.map(({ lines }) => widest(lines, sheet.size))) + 14 : 1;
  const room = Math.max(...rows.map(({ value }) => widthOf(value, sheet.size, true))) + (isBar ? 8 : 13);
  const hasLosses = Math.min(...values) < 0;
  const x = isLog
    ? scaleLog([10 ** Math.floor(Math.log10(Math.min(...values))), Math.max(...values)], [left, sheet.width - room])
    : scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [left + (hasLosses ? room : 0), sheet.width - (Math.max(...values) > 0 ? room : 1)]);
  const origin = isLog ? left : x(0);

  const marks: Record<string, string[]> = {};
  const texts: string[] = [];
  const quiet: string[] = [];
  let y = KEY + 4;
  for (const { point, party, value, lines, date, head } of rows) {
    if (head) {
      texts.push(textAt([[{ text: head, class: 'c-value' }]], { x: 0, y: y + sheet.size }));
      y += sheet.leading + 8;
    }
    const textHeight = blockHeight(lines.length, sheet);
    const thick = isBar ? 18 : 12;
    const middle = sheet.wide ? y + Math.max(textHeight, thick) / 2 : y + textHeight + 5 + thick / 2;
    if (sheet.wide) {
      texts.push(midText(asLines(lines), dateWidth, middle, sheet));
      if (date) quiet.push(midText([[{ text: date }]], 0, middle, sheet));
    } else {
      texts.push(textAt(asLines(lines), { x: 0, y: y + sheet.size * 0.8, leading: sheet.leading }));
      if (date) quiet.push(textAt(date, { x: sheet.width, y: y + sheet.size * 0.8, anchor: 'end' }));
    }
    const end = x(point.value);
    const name = fillOf(point.status);
    const stick = isLog ? '' : tag('path', { class: 'c-stick', d: `M${round(origin)} ${round(middle)}H${round(end)}` });
    (marks[party] ??= []).push(isBar ? bar(origin, middle - thick / 2, end, middle + thick / 2, name) : stick + dot(end, middle, name, 5));
    const away = isBar ? 6 : 11;
    texts.push(midText([[{ text: value, class: 'c-value' }]], point.value < 0 ? end - away : end + away, middle, sheet, point.value < 0 ? 'end' : 'start'));
    y = sheet.wide ? y + Math.max(textHeight, thick) + (isBar ? 10 : 15) : middle + thick / 2 + 13;
  }
  const bottom = Math.ceil(y - (sheet.wide ? 8 : 10));
  const body = [
    drawKey(rows.map(({ point }) => point.status), isBar ? 'bar' : 'dot', sheet, isLog ? 'log scale' : ''),
    ...Object.entries(marks).map(([party, parts]) => group(`c-${party}`, ...parts)),
    isLog || !sheet.wide ? '' : tag('path', { class: 'c-base', d: `M${round(origin)} ${KEY - 2}V${bottom}` }),
    group('c-quiet', ...quiet),
    ...texts,
  ];
  return { body: body.join(''), height: bottom + 2 };
}
