/** Parts of a whole at several dates: a column for each date, the parts named beside the last one. */
import { scaleLinear } from 'd3-scale';
import type { Chart, Point } from '../schemas/ledger.ts';
import { inShortMonth } from './dates.ts';
import { notationFor } from './label.ts';
import { widthOf, wrap, widest } from './measure.ts';
import { partiesOf } from './party.ts';
import { bar, drawLegend, LEGEND_HEIGHT, midText, type Drawing, type Sheet } from './sheet.ts';
import { fillOf } from './status.ts';
import { group, round, tag, textAt } from './svg.ts';

const SEAM = 2;
const columnsOf = (chart: Chart): Map<string, Point[]> => Map.groupBy(chart.points, ({ date }) => date);

export function drawStacks(chart: Chart, sheet: Sheet): Drawing {
  const columns = [...columnsOf(chart)].toSorted(([a], [b]) => a.localeCompare(b));
  const parties = new Map(chart.points.map((point, at) => [point, partiesOf(chart)[at]!]));
  const totals = columns.map(([, points]) => points.reduce((sum, point) => sum + point.value, 0));
  const { format } = notationFor(chart);
  const nameWidth = sheet.wide ? 170 : 110;
  const slot = (sheet.width - nameWidth) / columns.length;
  const half = Math.min(slot * 0.7, 96) / 2;
  const top = LEGEND_HEIGHT + sheet.leading + 8;
  const bottom = top + (sheet.wide ? 230 : 240);
  const y = scaleLinear([0, Math.max(...totals)], [bottom, top]);

  const marks: Record<string, string[]> = {};
  const texts: string[] = [];
  const quiet: string[] = [];
  const leaders: string[] = [];
  columns.forEach(([date, points], at) => {
    const middle = slot * (at + 0.5);
    let sum = 0;
    let ceiling = Infinity;
    for (const point of points) {
      const [low, high] = [y(sum), y(sum + point.value) + SEAM];
      (marks[parties.get(point)!] ??= []).push(bar(middle - half, low, middle + half, Math.min(high, low), fillOf(point.status)));
      sum += point.value;
      const value = format(point.value);
      if (at === columns.length - 1) {
        const lines = wrap(`${value} ${point.label ?? ''}`.trim(), sheet.size, nameWidth - 14);
        const height = lines.length * sheet.leading;
        const place = Math.min((low + high) / 2, ceiling - height / 2);
        ceiling = place - height / 2 - 2;
        const left = slot * columns.length - (slot / 2 - half) + 14;
        texts.push(midText(lines.map((text) => [{ text }]), Math.min(left, sheet.width - widest(lines, sheet.size)), place, sheet));
        leaders.push(`M${round(middle + half + 2)} ${round((low + high) / 2)}L${round(left - 3)} ${round(place)}`);
      } else if (low - high > sheet.size + 2 && widthOf(value, sheet.size) < half * 2 && !fillOf(point.status).includes('solid')) {
        texts.push(midText(value, middle, (low + high) / 2, sheet, 'middle'));
      }
    }
    texts.push(textAt([[{ text: format(Math.round(sum * 1000) / 1000), class: 'c-value' }]], { x: middle, y: y(sum) - 6, anchor: 'middle' }));
    quiet.push(textAt(inShortMonth(date), { x: middle, y: bottom + 8 + sheet.size * 0.8, anchor: 'middle' }));
  });
  const body = [
    drawLegend(chart.points.map(({ status }) => status), 'bar', sheet),
    ...Object.entries(marks).map(([party, parts]) => group(`c-${party}`, ...parts)),
    tag('path', { class: 'c-base', d: `M0 ${bottom}H${round(slot * columns.length)}` }),
    tag('path', { class: 'c-leader', d: leaders.join('') }),
    group('c-quiet', ...quiet),
    ...texts,
  ];
  return { body: body.join(''), height: bottom + 26 };
}
