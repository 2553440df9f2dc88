/** The ledger to download: JSON as it is, CSV with one row an entry. Pure. */
import type { Ledger } from '../model/ledger.ts';
import type { FileName } from '../schemas/index.ts';
import { HORIZON } from '../schemas/common.ts';
import { absolute, site } from '../site.ts';

/** The collections that stand on /data/, in its order. */
export const DATASETS = ['facts', 'charts', 'events', 'claims', 'versions', 'clauses', 'people', 'organizations', 'terms', 'questions', 'sources', 'topics'] as const satisfies readonly FileName[];
export type Dataset = (typeof DATASETS)[number];

const cell = (value: unknown): string => {
  const text = value === undefined || value === null ? '' : typeof value === 'object' ? (Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join(' ') : JSON.stringify(value)) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180, with a header row; lists of ids are joined by spaces, nested lists stand as JSON. */
export function toCsvTable(rows: readonly Record<string, unknown>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => name !== 'redirects-from');
  return `${[columns, ...rows.map((row) => columns.map((name) => row[name]))].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

export const rowsOf = (ledger: Ledger, name: Dataset): Record<string, unknown>[] => [...(ledger[name] as ReadonlyMap<string, object>).values()] as Record<string, unknown>[];

/** One collection as JSON, with its license and its evidence horizon. */
export const toJson = (ledger: Ledger, name: Dataset): string =>
  `${JSON.stringify({ name, source: absolute('/data/'), license: site.license.url, evidenceHorizon: HORIZON, entries: rowsOf(ledger, name) }, null, 1)}\n`;
