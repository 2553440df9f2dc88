/** What a chart's figure shows, made once however many pages show it. */
import { drawChart, toRows, type Table } from '../charts/index.ts';
import { inWords } from '../model/day.ts';
import type { Ledger } from '../model/ledger.ts';
import { byWeight } from '../model/source.ts';
import { HORIZON } from '../schemas/common.ts';
import type { Entries } from '../schemas/index.ts';
import { absolute, site } from '../site.ts';

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

/** At most this many publishers are named beneath a chart. */
const NAMED = 4;

/** "Sources: Microsoft, OpenAI and 3 more": whose numbers a chart shows, nearest to the record first. */
export function toSourceLine(chart: Entries['charts'], { sources }: Pick<Ledger, 'sources'>): string {
  const used = [...new Set(chart.points.flatMap((point) => point.sources))].map((id) => sources.get(id)!).sort(byWeight);
  const names = [...new Set(used.map(({ publisher }) => publisher))];
  const rest = names.length - NAMED;
  const listed = rest > 1 ? [...names.slice(0, NAMED), `${rest} more`] : names;
  return `${listed.length > 1 ? 'Sources' : 'Source'}: ${listed.length > 1 ? `${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}` : listed[0]}.`;
}

/** The line that goes with a chart's file wherever it is taken: whose numbers, until when, and where it is from. */
export const toFileLine = (chart: Entries['charts'], ledger: Pick<Ledger, 'sources'>): string =>
  `${toSourceLine(chart, ledger)} Evidence to ${inWords(HORIZON)}. ${site.name}, ${absolute(`/charts/${chart.id}/`).replace(/^https?:\/\//, '')}, ${site.license.name}`;
