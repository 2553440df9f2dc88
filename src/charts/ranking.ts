/** Bars and lollipops that lie: one row for each label or deal, long names beside them or above. */
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Chart, Point } from '../schemas/ledger.ts';
import { inShortMonth } from './dates.ts';
import { captionOf, notationFor } from './label.ts';
import { widest, widthOf, wrap } from './measure.ts';
import { partiesOf } from './party.ts';
import { bar, blockHeight, dot, drawLegend, endOf, LEGEND_HEIGHT, midText, type Drawing, type Sheet } from './sheet.ts';
import { fillOf } from './status.ts';
import { group, round, tag, textAt, type TextLine } from './svg.ts';

interface RankedRow {
  point: Point;
  party: string;
  value: string;
  lines: string[];
  date: string;
  /** A date that heads a group of rows. */
  head: string;
}

const LABEL_MAX = 256;
const SHORT = 112;
/** Height of the piece of baseline at a stick whose name stands above it. */
const BASE = 14;

const asLines = (lines: readonly string[]): TextLine[] => lines.map((text) => [{ text }]);

/** On narrow paper, names that are short in two lines stand beside their bars as on wide paper. */
function roomBeside(chart: Chart, sheet: Sheet): number {
  if (sheet.wide) return LABEL_MAX;
  const { format } = notationFor(chart);
  const names = chart.points.map((point) => captionOf(point, format).label || inShortMonth(point.date));
  const isShort = names.every((name) => {
    const lines = wrap(name, sheet.size, SHORT);
    return lines.length <= 2 && widest(lines, sheet.size) <= SHORT;
  });
  return isShort && new Set(chart.points.map(({ date }) => date)).size === 1 ? SHORT : 0;
}

function rowsOf(chart: Chart, sheet: Sheet, beside: number): RankedRow[] {
  const parties = partiesOf(chart);
  const { format } = notationFor(chart);
  const dates = new Set(chart.points.map(({ date }) => date));
  const isGrouped = dates.size > 1 && dates.size < chart.points.length && chart.chart === 'bar';
  const hasDates = dates.size > 1 && !isGrouped;
  return chart.points.map((point, at) => {
    const { value, label } = captionOf(point, format);
    const text = label || inShortMonth(point.date);
    const date = hasDates && label ? inShortMonth(point.date) : '';
    const room = beside || sheet.width - (date ? widthOf(date, sheet.size) + 12 : 0);
    const head = isGrouped && chart.points[at - 1]?.date !== point.date ? inShortMonth(point.date) : '';
    return { point, party: parties[at]!, value, lines: wrap(text, sheet.size, room), date, head };
  });
}

/** What the longest bar must leave free at its end so that every value fits behind its own. */
const spareRoom = (values: readonly number[], rooms: readonly number[], high: number, length: number): number =>
  Math.max(...values.map((value, at) => (value > 0 ? length - ((length - rooms[at]!) * high) / value : 0)));

export function drawRanking(chart: Chart, sheet: Sheet): Drawing {
  const nameRoom = roomBeside(chart, sheet);
  const isBeside = nameRoom > 0;
  const rows = rowsOf(chart, sheet, nameRoom);
  const isBar = chart.chart !== 'lollipop';
  const values = rows.map(({ point }) => point.value);
  const isLog = chart.scale === 'log' && !isBar && Math.min(...values) > 0;
  const dateWidth = isBeside ? Math.max(...rows.map(({ date }) => (date ? widthOf(date, sheet.size) + 14 : 0))) : 0;
  const left = isBeside ? dateWidth + Math.max(...rows.map(({ lines }) => widest(lines, sheet.size))) + 14 : 1;
  const away = isBar ? 6 : 11;
  const rooms = rows.map(({ value }) => widthOf(value, sheet.size, true) + away + 1);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const start = low < 0 ? left + Math.max(...rooms) : left;
  const room = low < 0 || isLog ? Math.max(...rooms) : spareRoom(values, rooms, high, sheet.width - start);
  const x = isLog ? scaleLog([10 ** Math.floor(Math.log10(low)), high], [start, sheet.width - room]) : scaleLinear([Math.min(0, low), Math.max(0, high)], [start, sheet.width - room]);
  const origin = isLog ? left : x(0);

  const marks: Record<string, string[]> = {};
  const texts: string[] = [];
  const quiet: string[] = [];
  const bases: string[] = [];
  let y = LEGEND_HEIGHT + (isBeside ? 4 : 8);
  for (const { point, party, value, lines, date, head } of rows) {
    if (head) {
      texts.push(textAt([[{ text: head, class: 'c-value' }]], { x: 0, y: y + sheet.size }));
      y += sheet.leading + 8;
    }
    const textHeight = blockHeight(lines.length, sheet);
    const thick = isBar ? 18 : 12;
    const middle = isBeside ? y + Math.max(textHeight, thick) / 2 : y + textHeight + 5 + thick / 2;
    if (isBeside) {
      texts.push(midText(asLines(lines), dateWidth, middle, sheet));
      if (date) quiet.push(midText([[{ text: date }]], 0, middle, sheet));
    } else {
      texts.push(textAt(asLines(lines), { x: 0, y: y + sheet.size * 0.8, leading: sheet.leading }));
      if (date) quiet.push(textAt(date, { x: sheet.width, y: y + sheet.size * 0.8, anchor: 'end' }));
    }
    const end = x(point.value);
    const name = fillOf(point.status);
    const stick = isLog ? '' : tag('path', { class: 'c-stick', d: `M${round(origin)} ${round(middle)}H${round(end)}` });
    (marks[party] ??= []).push(isBar ? bar(origin, middle - thick / 2, endOf(origin, end), middle + thick / 2, name) : stick + dot(end, middle, name, 5));
    if (!isBeside && !isBar && !isLog) bases.push(`M${round(origin)} ${round(middle - BASE / 2)}v${BASE}`);
    texts.push(midText([[{ text: value, class: 'c-value' }]], point.value < 0 ? end - away : end + away, middle, sheet, point.value < 0 ? 'end' : 'start'));
    y = isBeside ? y + Math.max(textHeight, thick) + (isBar ? 10 : 15) : middle + thick / 2 + 13;
  }
  const bottom = Math.ceil(y - (isBeside ? 8 : 10));
  const body = [
    drawLegend(rows.map(({ point }) => point.status), isBar ? 'bar' : 'dot', sheet, isLog ? 'log scale' : ''),
    bases.length > 0 ? tag('path', { class: 'c-base', d: bases.join('') }) : '',
    ...Object.entries(marks).map(([party, parts]) => group(`c-${party}`, ...parts)),
    isLog || !isBeside ? '' : tag('path', { class: 'c-base', d: `M${round(origin)} ${LEGEND_HEIGHT - 2}V${bottom}` }),
    group('c-quiet', ...quiet),
    ...texts,
  ];
  return { body: body.join(''), height: bottom + 2 };
}
