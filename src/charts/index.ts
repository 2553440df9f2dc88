import type { Chart } from '../schemas/ledger.ts';
export const drawChart = (chart: Chart, _o: { width: 'wide' | 'narrow' }): string => `<svg></svg>`;
export const toSentence = (chart: Chart): string => `${chart.points.length} points.`;
export const toCsv = (chart: Chart): string => chart.id;
export const toStandaloneSvg = (chart: Chart): string => `<svg>${chart.id}</svg>`;
export const toRows = (chart: Chart) => ({ columns: ['Period', 'Value', 'Status'], labelled: false, rows: chart.points.map((p) => ({ period: p.date, label: p.label ?? '', value: String(p.value), status: p.status })) });
