/** A line the size of a word, for cards and lists: its ends say where it came from and where it is. */
import { scaleLinear } from 'd3-scale';
import type { Point } from '../schemas/ledger.ts';
import { toTime } from './dates.ts';
import { drawLine } from './series.ts';
import { dot } from './sheet.ts';
import { fillOf } from './status.ts';
import { group, tag } from './svg.ts';
import type { Party } from './party.ts';

const WIDTH = 96;
const HEIGHT = 24;
const EDGE = 4;

/** An inline `<svg>` from zero upward, hidden from readers by ear; nothing for fewer than two dates. */
export function toSparkline(points: readonly Pick<Point, 'date' | 'value' | 'status'>[], party: Party = 'none'): string {
  const sorted = points.toSorted((a, b) => toTime(a.date) - toTime(b.date));
  const times = sorted.map(({ date }) => toTime(date));
  if (new Set(times).size < 2) return '';
  const values = sorted.map(({ value }) => value);
  const x = scaleLinear([times[0]!, times.at(-1)!], [EDGE, WIDTH - EDGE]);
  const y = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [HEIGHT - EDGE, EDGE]);
  const xy = sorted.map(({ value }, at): [number, number] => [x(times[at]!), y(value)]);
  const [endX, endY] = xy.at(-1)!;
  const line = group(`c-${party}`, drawLine(xy, false), dot(endX, endY, fillOf(sorted.at(-1)!.status), 2.5));
  return tag('svg', { class: 'chart-drawing chart-sparkline', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true', focusable: 'false' }, line);
}
