/** Parts of a whole at several dates: a column for each date, the parts named beside the last one. */
import { scaleLinear } from 'd3-scale';
import type { Chart, Point } from '../schemas/ledger.ts';
import type { Scale } from './axis.ts';
import { inShortMonth } from './dates.ts';
import type { Notation } from './format.ts';
import { notationFor } from './label.ts';
import { widthOf, wrap, widest } from './measure.ts';
import { partiesOf, type Party } from './party.ts';
import { bar, drawLegend, LEGEND_HEIGHT, midText, type Drawing, type Sheet } from './sheet.ts';
import { fillOf, isSolid } from './status.ts';
import { group, round, tag, textAt } from './svg.ts';

const SEAM = 2;
/** From the last column to the names of its parts. */
const AWAY = 14;

/** What all columns of a drawing share. */
interface Frame {
  format: Notation['format'];
  partyOf: (point: Point) => Party;
  y: Scale;
  /** The room of a column, and half of its width. */
  slot: number;
  half: number;
  /** Where the last column's room ends, and what is left for the names beside it. */
  end: number;
  nameWidth: number;
  sheet: Sheet;
}

/** What a column adds to each of the layers. */
interface DrawnColumn {
  marks: { party: Party; bar: string }[];
  texts: string[];
  /** From parts to their names, as the data of a path. */
  leaders: string[];
}

/** The parts of a date on one another, with their sum above. Those of the last date are named beside it, others say their values where they have room. */
function drawColumn(points: readonly Point[], middle: number, isLast: boolean, { format, partyOf, y, slot, half, end, nameWidth, sheet }: Frame): DrawnColumn {
  const drawn: DrawnColumn = { marks: [], texts: [], leaders: [] };
  let sum = 0;
  let ceiling = Infinity;
  for (const point of points) {
    const [low, high] = [y(sum), y(sum + point.value) + SEAM];
    const fill = fillOf(point.status);
    drawn.marks.push({ party: partyOf(point), bar: bar(middle - half, low, middle + half, Math.min(high, low), fill) });
    sum += point.value;
    const value = format(point.value);
    if (isLast) {
      const lines = wrap(`${value} ${point.label ?? ''}`.trim(), sheet.size, nameWidth - AWAY);
      const height = lines.length * sheet.leading;
      const place = Math.min((low + high) / 2, ceiling - height / 2);
      ceiling = place - height / 2 - 2;
      const left = end - (slot / 2 - half) + AWAY;
      drawn.texts.push(midText(lines.map((text) => [{ text }]), Math.min(left, sheet.width - widest(lines, sheet.size)), place, sheet));
      drawn.leaders.push(`M${round(middle + half + 2)} ${round((low + high) / 2)}L${round(left - 3)} ${round(place)}`);
    } else if (low - high > sheet.size + 2 && widthOf(value, sheet.size) < half * 2 && !isSolid(point.status)) {
      drawn.texts.push(midText(value, middle, (low + high) / 2, sheet, 'middle'));
    }
  }
  drawn.texts.push(textAt([[{ text: format(Math.round(sum * 1000) / 1000), class: 'c-value' }]], { x: middle, y: y(sum) - 6, anchor: 'middle' }));
  return drawn;
}

/** A column for each date, oldest first. */
export function drawStacks(chart: Chart, sheet: Sheet): Drawing {
  const columns = [...Map.groupBy(chart.points, ({ date }) => date)].toSorted(([a], [b]) => a.localeCompare(b));
  const parties = partiesOf(chart);
  const totals = columns.map(([, points]) => points.reduce((sum, point) => sum + point.value, 0));
  const nameWidth = sheet.wide ? 170 : 110;
  const slot = (sheet.width - nameWidth) / columns.length;
  const top = LEGEND_HEIGHT + sheet.leading + 8;
  const bottom = top + (sheet.wide ? 230 : 240);
  const frame: Frame = {
    format: notationFor(chart).format,
    partyOf: (point) => parties[chart.points.indexOf(point)]!,
    y: scaleLinear([0, Math.max(...totals)], [bottom, top]),
    slot,
    half: Math.min(slot * 0.7, 96) / 2,
    end: slot * columns.length,
    nameWidth,
    sheet,
  };
  const drawn = columns.map(([, points], at) => drawColumn(points, slot * (at + 0.5), at === columns.length - 1, frame));
  const marks = Map.groupBy(drawn.flatMap((column) => column.marks), ({ party }) => party);
  const dates = columns.map(([date], at) => textAt(inShortMonth(date), { x: slot * (at + 0.5), y: bottom + 8 + sheet.size * 0.8, anchor: 'middle' }));
  const body = [
    drawLegend(chart.points.map(({ status }) => status), 'bar', sheet),
    ...[...marks].map(([party, of]) => group(`c-${party}`, ...of.map((mark) => mark.bar))),
    tag('path', { class: 'c-base', d: `M0 ${bottom}H${round(frame.end)}` }),
    tag('path', { class: 'c-leader', d: drawn.flatMap(({ leaders }) => leaders).join('') }),
    group('c-quiet', ...dates),
    ...drawn.flatMap(({ texts }) => texts),
  ];
  return { body: body.join(''), height: bottom + 26 };
}
