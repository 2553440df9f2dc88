/** What stands around an article's text: its source mix, its neighbors in the series, and what to read next. Pure. */
import { SOURCE_KINDS, type SourceKind } from '../schemas/ledger.ts';
import type { Article } from './article.ts';
import { cached } from './cached.ts';
import { counted } from './count.ts';
import { inShort } from './day.ts';
import { idsOf } from './entry.ts';
import type { Ledger } from './ledger.ts';

/** How a count of sources is said: "4 filings". */
const SOURCE_WORDS: Record<SourceKind, readonly [one: string, many: string]> = {
  primary: ['company document', 'company documents'],
  filing: ['filing', 'filings'],
  court: ['court paper', 'court papers'],
  regulator: ['regulatory document', 'regulatory documents'],
  research: ['study or analysis', 'studies and analyses'],
  press: ['press report', 'press reports'],
};

interface SourceMix {
  total: number;
  /** Each kind that occurs, nearest to the record first. */
  kinds: { kind: SourceKind; count: number }[];
  /** Sources that were read through a copy or not opened. */
  indirect: number;
  /** Sources that rest on people who are not named. */
  unnamed: number;
  /** Figures in the piece, and how many of them are not confirmed. */
  figures: number;
  unconfirmed: number;
}

/** The documents that a piece rests on, and how firm its figures are. */
export function toSourceMix({ sources, mentions }: Article, ledger: Ledger): SourceMix {
  const used = sources.map((id) => ledger.sources.get(id)!);
  const facts = idsOf('fact', mentions).map((id) => ledger.facts.get(id)!);
  return {
    total: used.length,
    kinds: SOURCE_KINDS.map((kind) => ({ kind, count: used.filter((source) => source.kind === kind).length })).filter(({ count }) => count > 0),
    indirect: used.filter(({ access }) => access !== 'read').length,
    unnamed: used.filter(({ unnamed }) => unnamed).length,
    figures: facts.length,
    unconfirmed: facts.filter(({ status }) => status !== 'confirmed').length,
  };
}

/** " 4 rest on people who are not named.", with the blank before it; nothing if none does. */
function ofUnnamed({ total, unnamed }: Pick<SourceMix, 'total' | 'unnamed'>): string {
  if (unnamed === 0) return '';
  if (total === 1) return ' It rests on people who are not named.';
  return ` ${unnamed === total ? `All ${total}` : unnamed} ${unnamed === 1 ? 'rests' : 'rest'} on people who are not named.`;
}

/** "21 sources: 4 filings, 2 court papers, 15 press reports. 4 rest on people who are not named. 3 of 18 figures are reported or disputed, not confirmed." */
export function inSentence({ total, kinds, unnamed, figures, unconfirmed }: SourceMix): string {
  const mix = total === 0 ? 'No source is cited.' : `${counted(total, ['source', 'sources'])}: ${kinds.map(({ kind, count }) => counted(count, SOURCE_WORDS[kind])).join(', ')}.${ofUnnamed({ total, unnamed })}`;
  if (figures === 0) return mix;
  return unconfirmed === 0
    ? `${mix} ${figures === 1 ? 'Its one figure is' : `All ${figures} figures are`} confirmed.`
    : `${mix} ${unconfirmed} of ${figures} ${figures === 1 ? 'figure' : 'figures'} ${unconfirmed === 1 ? 'is' : 'are'} reported or disputed, not confirmed.`;
}

interface SeriesPlace {
  name: string;
  part: number;
  of: number;
  previous?: Article;
  next?: Article;
}

/** Where a piece stands in its series. */
export function toSeriesPlace(article: Article, ledger: Ledger): SeriesPlace | undefined {
  if (!article.series) return undefined;
  const parts = ledger.articles.filter(({ series }) => series === article.series).sort((a, b) => a.part! - b.part!);
  const at = parts.indexOf(article);
  return { name: ledger.series.get(article.series)!.name, part: article.part!, of: parts.length, previous: parts[at - 1], next: parts[at + 1] };
}

/** An entry named by more pieces than this says little about what they have in common. */
const COMMON = 60;

/** Which pieces name an entry, by their places among the ledger's, without what too many name; and a number for each piece, to count with. By number, since thousands of pieces are compared with each other. */
const namers = cached(({ articles, namedIn }: Ledger) => {
  const places = new Map(articles.map((article, at) => [article, at]));
  return {
    places,
    byKey: new Map([...namedIn].flatMap(([key, pieces]) => (pieces.length > COMMON ? [] : [[key, pieces.map((piece) => places.get(piece)!)] as const]))),
    shared: new Float64Array(articles.length),
  };
});

/** How many pieces are offered to read next. */
const NEXT = 3;

/** The three pieces that share most of what this one points at; what few pieces name counts for more. */
export const toRelated = cached((article: Article, ledger: Ledger): readonly Article[] => {
  const { places, byKey, shared } = namers(ledger);
  shared.fill(0);
  for (const key of article.mentions) {
    const pieces = byKey.get(key) ?? [];
    for (const at of pieces) shared[at]! += 1 / Math.sqrt(pieces.length);
  }
  shared[places.get(article)!] = 0;
  const nearest: { piece: Article; weight: number }[] = [];
  for (const [at, weight] of shared.entries()) {
    // Of thousands of pieces nearly all share something, and few are nearer than the third so far.
    if (weight === 0 || (nearest.length === NEXT && weight < nearest.at(-1)!.weight)) continue;
    nearest.push({ piece: ledger.articles[at]!, weight });
    nearest.sort((a, b) => b.weight - a.weight || (a.piece.slug < b.piece.slug ? -1 : 1));
    nearest.length = Math.min(nearest.length, NEXT);
  }
  return nearest.map(({ piece }) => piece);
});

/** A figure's history in a line, oldest first: an arrow for each change, none where a later day says the same; of more than five steps the first and the last three. Empty if it never changed. */
export function toHistoryLine(history: readonly { display: string; asOf: string }[]): string {
  const steps: { display: string; first: string; last: string }[] = [];
  for (const { display, asOf } of history) {
    const step = steps.at(-1);
    if (step?.display === display) step.last = asOf;
    else steps.push({ display, first: asOf, last: asOf });
  }
  if (steps.length < 2) return '';
  const said = steps.map(({ display, first, last }) => `${display} (${inShort(first)}${last === first ? '' : `, still ${inShort(last)}`})`);
  return (said.length > 5 ? [said[0], '…', ...said.slice(-3)] : said).join(' → ');
}
