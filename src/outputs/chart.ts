/** What a chart's figure shows, made once however many pages show it. */
import { drawChart, toRows, type Table } from '../charts/index.ts';
import type { Entries } from '../schemas/index.ts';

export interface ChartFigure {
  /** SVG for wide and for narrow screens. */
  wide: string;
  narrow: string;
  table: Table;
}

const made = new WeakMap<Entries['charts'], ChartFigure>();

export function toFigure(chart: Entries['charts']): ChartFigure {
  const known = made.get(chart);
  if (known) return known;
  const figure = { wide: drawChart(chart, { width: 'wide' }), narrow: drawChart(chart, { width: 'narrow' }), table: toRows(chart) };
  made.set(chart, figure);
  return figure;
}
