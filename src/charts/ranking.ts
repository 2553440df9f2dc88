/** Bars and lollipops that lie: one row for each label or deal, long names beside them or above. */
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Chart, Point } from '../schemas/ledger.ts';
import type { Scale } from './axis.ts';
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

/** Where bars begin and end, and what stands beside them. */
interface Room {
  isBar: boolean;
  isLog: boolean;
  /** Names stand beside their bars, not above them. */
  isBeside: boolean;
  /** What dates take before names. */
  dateWidth: number;
  x: Scale;
  /** Where bars and sticks begin. */
  origin: number;
  /** From the end of a bar to its value. */
  away: number;
  sheet: Sheet;
}

function layRoom(chart: Chart, rows: readonly RankedRow[], isBeside: boolean, sheet: Sheet): Room {
  const isBar = chart.chart !== 'lollipop';
  const values = rows.map(({ point }) => point.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isLog = chart.scale === 'log' && !isBar && low > 0;
  const dateWidth = isBeside ? Math.max(...rows.map(({ date }) => (date ? widthOf(date, sheet.size) + 14 : 0))) : 0;
  const left = isBeside ? dateWidth + Math.max(...rows.map(({ lines }) => widest(lines, sheet.size))) + 14 : 1;
  const away = isBar ? 6 : 11;
  const rooms = rows.map(({ value }) => widthOf(value, sheet.size, true) + away + 1);
  const start = low < 0 ? left + Math.max(...rooms) : left;
  const end = sheet.width - (low < 0 || isLog ? Math.max(...rooms) : spareRoom(values, rooms, high, sheet.width - start));
  const x = isLog ? scaleLog([10 ** Math.floor(Math.log10(low)), high], [start, end]) : scaleLinear([Math.min(0, low), Math.max(0, high)], [start, end]);
  return { isBar, isLog, isBeside, dateWidth, x, origin: isLog ? left : x(0), away, sheet };
}

/** What a row adds to each of the layers, and where it ends. */
interface DrawnRow {
  mark: string;
  texts: string[];
  /** Its date. */
  quiet: string;
  /** A piece of baseline, as the data of a path. */
  base: string;
  bottom: number;
}

function drawRow({ point, value, lines, date }: RankedRow, top: number, { isBar, isLog, isBeside, dateWidth, x, origin, away, sheet }: Room): DrawnRow {
  const thick = isBar ? 18 : 12;
  const textHeight = blockHeight(lines.length, sheet);
  const height = Math.max(textHeight, thick);
  const middle = isBeside ? top + height / 2 : top + textHeight + 5 + thick / 2;
  const baseline = top + sheet.size * 0.8;
  const name = isBeside ? midText(asLines(lines), dateWidth, middle, sheet) : textAt(asLines(lines), { x: 0, y: baseline, leading: sheet.leading });
  const quiet = isBeside ? midText([[{ text: date }]], 0, middle, sheet) : textAt(date, { x: sheet.width, y: baseline, anchor: 'end' });
  const end = x(point.value);
  const isLoss = point.value < 0;
  const fill = fillOf(point.status);
  const stick = isLog ? '' : tag('path', { class: 'c-stick', d: `M${round(origin)} ${round(middle)}H${round(end)}` });
  return {
    mark: isBar ? bar(origin, middle - thick / 2, endOf(origin, end), middle + thick / 2, fill) : stick + dot(end, middle, fill, 5),
    texts: [name, midText([[{ text: value, class: 'c-value' }]], isLoss ? end - away : end + away, middle, sheet, isLoss ? 'end' : 'start')],
    quiet: date ? quiet : '',
    base: isBeside || isBar || isLog ? '' : `M${round(origin)} ${round(middle - BASE / 2)}v${BASE}`,
    bottom: isBeside ? top + height + (isBar ? 10 : 15) : middle + thick / 2 + 13,
  };
}

/** A row for each point, in the order of the file; under a date of its own where several share one. */
export function drawRanking(chart: Chart, sheet: Sheet): Drawing {
  const nameRoom = roomBeside(chart, sheet);
  const rows = rowsOf(chart, sheet, nameRoom);
  const room = layRoom(chart, rows, nameRoom > 0, sheet);
  const { isBar, isLog, isBeside, origin } = room;
  const marks: Record<string, string[]> = {};
  const texts: string[] = [];
  const quiet: string[] = [];
  const bases: string[] = [];
  let y = LEGEND_HEIGHT + (isBeside ? 4 : 8);
  for (const row of rows) {
    if (row.head) {
      texts.push(textAt([[{ text: row.head, class: 'c-value' }]], { x: 0, y: y + sheet.size }));
      y += sheet.leading + 8;
    }
    const drawn = drawRow(row, y, room);
    (marks[row.party] ??= []).push(drawn.mark);
    texts.push(...drawn.texts);
    quiet.push(drawn.quiet);
    bases.push(drawn.base);
    y = drawn.bottom;
  }
  const bottom = Math.ceil(y - (isBeside ? 8 : 10));
  const body = [
    drawLegend(rows.map(({ point }) => point.status), isBar ? 'bar' : 'dot', sheet, isLog ? 'log scale' : ''),
    bases.some(Boolean) ? tag('path', { class: 'c-base', d: bases.join('') }) : '',
    ...Object.entries(marks).map(([party, parts]) => group(`c-${party}`, ...parts)),
    isLog || !isBeside ? '' : tag('path', { class: 'c-base', d: `M${round(origin)} ${LEGEND_HEIGHT - 2}V${bottom}` }),
    group('c-quiet', ...quiet),
    ...texts,
  ];
  return { body: body.join(''), height: bottom + 2 };
}
