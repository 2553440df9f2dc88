/** A chart as a table and as a file of comma-separated values. */
import { toCsvField } from '../model/csv.ts';
import { inShort } from '../model/day.ts';
import type { Status } from '../schemas/common.ts';
import type { Chart } from '../schemas/ledger.ts';
import { formatValue } from './format.ts';
import { remarksOf, wordingOf } from './label.ts';

interface Row {
  /** The day, month or year, as exact as the source is: "Oct 28, 2025". */
  period: string;
  /** Empty where the point has none. */
  label: string;
  /** With its unit and any limit: "more than $10B". */
  value: string;
  status: Status;
  /** Ids of sources. */
  sources: readonly string[];
}

/** A chart as the table beside its drawing. */
export interface Table {
  /** Names of the columns that a reader sees: without labels there is no column for them. */
  columns: readonly string[];
  /** Where labels stand: beside the days, or last where not every row has one; there is no column that is nearly empty between days and values. */
  labels: 'beside' | 'last' | 'none';
  rows: readonly Row[];
}

/** The table beside a drawing, in the order of the file. */
export function toTable({ points, unit }: Chart): Table {
  const rows = points.map((point): Row => {
    const { limit } = wordingOf(point);
    const value = formatValue(point.value, unit);
    return { period: inShort(point.date), label: remarksOf(point), value: limit ? `${limit} ${value}` : value, status: point.status, sources: point.sources };
  });
  const labels = rows.every(({ label }) => label) ? 'beside' : rows.some(({ label }) => label) ? 'last' : 'none';
  return { columns: ['Date', ...(labels === 'beside' ? ['Label'] : []), 'Value', 'Status', ...(labels === 'last' ? ['Label'] : [])], labels, rows };
}

const COLUMNS = ['date', 'label', 'value', 'unit', 'status', 'sources'] as const;

/** RFC 4180, with a header; several source ids are parted by spaces, which no id contains. */
export function toChartCsv({ points, unit }: Chart): string {
  const lines = points.map(({ date, label, by, derived, value, status, sources }) => [date, [label, by, derived].filter(Boolean).join('; '), value, unit, status, sources.join(' ')]);
  return [COLUMNS, ...lines].map((line) => `${line.map(toCsvField).join(',')}\r\n`).join('');
}
