/** A chart in one or two plain sentences, for those who do not see it and for feeds. */
import type { Chart, Point, Unit } from '../schemas/ledger.ts';
import { byTime, inMonth } from './dates.ts';
import { formOf } from './draw.ts';
import { formatInWords } from './format.ts';
import { wordingOf } from './label.ts';

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const numberWord = (number: number): string => SMALL[number] ?? String(number);

/** "a", "a and b", "a, b, and c"; by semicolons where the parts hold commas. */
function list(parts: readonly string[]): string {
  if (parts.length < 3) return parts.join(' and ');
  const mark = parts.some((part) => part.includes(',')) ? '; ' : ', ';
  return `${parts.slice(0, -1).join(mark)}${mark}and ${parts.at(-1)}`;
}

/** "all confirmed", "three of them reported", "two reported and one superseded". */
function statusText(points: readonly Point[]): string {
  const groups = [...Map.groupBy(points, ({ status }) => status)].map(([status, of]) => ({ status, number: of.length }));
  const [only] = groups;
  if (groups.length === 1) return `${points.length === 2 ? 'both' : 'all'} ${only!.status}`;
  const others = groups.filter(({ status }) => status !== 'confirmed');
  return list(others.map(({ status, number }, index) => `${numberWord(number)}${index === 0 ? ' of them' : ''} ${status}`));
}

const valueText = (point: Point, unit: Unit): string => {
  const { limit } = wordingOf(point);
  const value = formatInWords(point.value, unit);
  return limit ? `${limit} ${value}` : value;
};

/** "$250 billion (Microsoft Azure, on top of earlier orders)". */
const namedText = (point: Point, unit: Unit): string => {
  const { label } = wordingOf(point);
  return label ? `${valueText(point, unit)} (${label})` : valueText(point, unit);
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Of equal values the surest speaks for them. */
const surest = (points: readonly Point[]): Point => points.find(({ status }) => status === 'confirmed') ?? points.find(({ status }) => status === 'reported') ?? points[0]!;
const at = (points: readonly Point[], value: number): Point => surest(points.filter((point) => point.value === value));
const high = (points: readonly Point[]): Point => at(points, Math.max(...points.map(({ value }) => value)));
const low = (points: readonly Point[]): Point => at(points, Math.min(...points.map(({ value }) => value)));

/** When: "in October 2025", or the months that the points span. */
function spanText(points: readonly Point[]): string {
  const sorted = points.toSorted(byTime);
  const [from, to] = [inMonth(sorted[0]!.date), inMonth(sorted.at(-1)!.date)];
  return from === to ? `in ${from}` : `from ${from} to ${to}`;
}

const nounOf = (chart: Chart['chart']): string => (chart === 'stacked-bar' ? 'parts' : 'entries');

/** "Three parts as of October 2025, all confirmed. Microsoft: 27 percent; …." */
function partsSentence({ points, unit, chart }: Chart): string {
  const parts = points.map((point) => {
    const { label } = wordingOf(point);
    return label ? `${label}: ${valueText(point, unit)}` : valueText(point, unit);
  });
  return `${capital(numberWord(points.length))} ${nounOf(chart)} as of ${inMonth(points[0]!.date)}, ${statusText(points)}. ${capital(parts.join('; '))}.`;
}

/** "Six entries from … to …, four of them reported. They run from $10 billion (…) to $300 billion (…)." */
function rankingSentence({ points, unit, chart }: Chart): string {
  const head = `${capital(numberWord(points.length))} ${nounOf(chart)} ${spanText(points)}, ${statusText(points)}`;
  return `${head}. They run from ${namedText(low(points), unit)} to ${namedText(high(points), unit)}.`;
}

/** "$852 billion in March 2026", or where it has stood still "$13 billion in January 2023 and the same in March 2026". */
function endText(points: readonly Point[], unit: Unit): string {
  const last = points.at(-1)!;
  const reached = points[points.findLastIndex(({ value }) => value !== last.value) + 1]!;
  const end = `${valueText(last, unit)} in ${inMonth(reached.date)}`;
  return reached === last ? end : `${end} and the same in ${inMonth(last.date)}`;
}

/** "From $20 billion in December 2021 to $852 billion in March 2026, in eight points, five of them reported." */
function seriesSentence({ points: unsorted, unit }: Chart): string {
  const points = unsorted.toSorted(byTime);
  const [first, last] = [points[0]!, points.at(-1)!];
  const number = `in ${numberWord(points.length)} points, ${statusText(points)}`;
  const main =
    first.value === last.value
      ? `${capital(valueText(first, unit))} both in ${inMonth(first.date)} and in ${inMonth(last.date)}, ${number}.`
      : `From ${valueText(first, unit)} in ${inMonth(first.date)} to ${endText(points, unit)}, ${number}.`;
  const ends = [first.value, last.value];
  const [bottom, top] = [low(points), high(points)];
  const between = [
    ...(ends.includes(bottom.value) ? [] : [`the lowest is ${valueText(bottom, unit)} in ${inMonth(bottom.date)}`]),
    ...(ends.includes(top.value) ? [] : [`the highest is ${valueText(top, unit)} in ${inMonth(top.date)}`]),
  ];
  return between.length > 0 ? `${main} ${capital(list(between))}.` : main;
}

/** Each label's own way: "ChatGPT: from … to …". */
function multiplesSentence({ points, unit }: Chart): string {
  const parts = [...Map.groupBy(points, ({ label }) => label ?? '')].map(([label, unsorted]) => {
    const own = unsorted.toSorted(byTime);
    const [first, last] = [own[0]!, own.at(-1)!];
    const way = first === last ? `${formatInWords(first.value, unit)} in ${inMonth(first.date)}` : `from ${formatInWords(first.value, unit)} in ${inMonth(first.date)} to ${formatInWords(last.value, unit)} in ${inMonth(last.date)}`;
    return label ? `${label}: ${way}` : way;
  });
  return `${capital(parts.join('; '))}. ${capital(numberWord(points.length))} points, ${statusText(points)}.`;
}

/** More than so many named one after another are no sentence but a table, which stands beside it. */
const NAMED = 3;

/** What a chart says, from its numbers alone. */
export function toSentence(chart: Chart): string {
  const form = formOf(chart);
  const isOneDate = new Set(chart.points.map(({ date }) => date)).size === 1;
  if (form === 'series' || form === 'columns') return seriesSentence(chart);
  if (form === 'multiples' || form === 'stacks') return multiplesSentence(chart);
  return isOneDate && chart.points.length <= NAMED ? partsSentence(chart) : rankingSentence(chart);
}
