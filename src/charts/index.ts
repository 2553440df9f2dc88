/** Charts: a series of the ledger as drawing, table, file and sentence. Pure: the same chart is always the same bytes. */
export { drawChart, marksOn } from './draw.ts';
export { widthOf } from './measure.ts';
export { partyOf } from './party.ts';
export { toChartCsv, toTable, type Table } from './rows.ts';
export { toSentence } from './sentence.ts';
export type { Mark } from './sheet.ts';
export { STANDALONE_STYLE, toCardSvg, toStandaloneSvg } from './standalone.ts';
