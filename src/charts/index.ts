/** Charts: a series of the ledger as drawing, table, file and sentence. Pure: the same chart is always the same bytes. */
export { drawChart, formOf, marksOn, type DrawOptions, type Form } from './draw.ts';
export { formatInWords } from './format.ts';
export { widthOf } from './measure.ts';
export { partyOf, type Party } from './party.ts';
export { toChartCsv, toTable, type Row, type Table } from './rows.ts';
export { toSentence } from './sentence.ts';
export type { Mark, Width } from './sheet.ts';
export { STANDALONE_STYLE, toCardSvg, toStandaloneSvg, type StandaloneOptions } from './standalone.ts';
