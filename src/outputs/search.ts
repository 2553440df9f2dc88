/** The ledger and the articles → what Pagefind indexes. Pure. */
import type { ParsedArticle } from '../loaders/article.ts';
import { fill } from '../markdown/reference.ts';
import { inShort, inWords } from '../model/day.ts';
import { KIND_NAMES, type Entry, type Kind } from '../model/entry.ts';
import { escapeHtml } from '../model/html.ts';
import type { Ledger } from '../model/ledger.ts';
import { markerWords } from './article.ts';

/** One result of a search: an article with its sections, or an entry of the ledger. */
export interface SearchRecord {
  /** Without the site's base: Pagefind puts it before. */
  url: string;
  /** HTML for an article (its headings become the sections of a result), plain text for an entry. */
  html?: string;
  content: string;
  meta: Record<string, string>;
}

/** Kinds that a search finds. Versions are found through their clauses. */
export const FOUND: ReadonlySet<Kind> = new Set(['article', 'topic', 'fact', 'chart', 'event', 'claim', 'person', 'organization', 'term', 'question', 'clause', 'letter', 'source', 'series']);

const ENDS = { million: ['m'], billion: ['bn', 'B'], trillion: ['tn', 'T'] } as const;

/** How else readers type the sums of a text: "$13.5 billion" is "13.5", "13.5bn", "$13.5bn", "13.5B" and "$13.5B". Pagefind finds a word only as it is written. */
export const shortSums = (text: string): string[] => [
  ...new Set([...text.matchAll(/(\$?)(\d[\d.,]*)\s(million|billion|trillion)\b/g)].flatMap(([, sign, number, large]) => [...(sign && number!.includes('.') ? [number!] : []), ...ENDS[large as keyof typeof ENDS].flatMap((end) => [`${number}${end}`, `$${number}${end}`])])),
];

/** What stands in a result, and what readers may type instead of `text`. Pagefind finds these words too: a source's title is its `name`, which weighs less than a `title`. */
const metaOf = ({ kind, title, date, answer, aliases, status, verdict, sources }: Entry, text: string): Record<string, string> => ({
  [kind === 'source' ? 'name' : 'title']: title,
  kind: KIND_NAMES[kind][0],
  // A fact that is a day says it by its value.
  ...(date && answer !== inWords(date) ? { date: inShort(date) } : {}),
  ...(answer && !verdict ? { answer } : {}),
  ...toAliases([...aliases, ...(date && (kind === 'event' || answer === inWords(date)) ? [date] : []), ...shortSums(`${title} ${answer ?? ''} ${text}`)]),
  ...(status ?? verdict ? { status: (status ?? verdict)! } : {}),
  ...(sources.length > 0 && kind !== 'source' ? { sources: String(sources.length) } : {}),
});

const toAliases = (aliases: readonly string[]): Record<string, string> => (aliases.length > 0 ? { aliases: aliases.join('; ') } : {});

/** The text of an entry without its title and aliases, which a result shows and search knows besides. */
function contentOf(entry: Entry, ledger: Ledger): string {
  const more: string[] = [];
  if (entry.kind === 'source') return `${entry.answer}, ${inWords(entry.date!)}.`;
  // Readers ask for what happened on a day, which a result shows in short.
  if (entry.kind === 'event') more.push(inWords(entry.date!));
  if (entry.kind === 'fact') more.push(ledger.facts.get(entry.id)!.note ?? '');
  if (entry.kind === 'claim') more.push(ledger.claims.get(entry.id)!.saidBy);
  if (entry.kind === 'person') more.push(...ledger.people.get(entry.id)!.positions.map(({ position }) => position));
  if (entry.kind === 'clause') more.push(...ledger.clauses.get(entry.id)!.terms.map(({ text }) => text));
  if (entry.kind === 'question') more.push(ledger.questions.get(entry.id)!.watch);
  if (entry.kind === 'chart') {
    const { note, points } = ledger.charts.get(entry.id)!;
    more.push(note, [...new Set(points.flatMap(({ label }) => label ?? []))].join(', '));
  }
  return [entry.summary, ...more]
    .filter(Boolean)
    .map((text) => text.replace(/(?<![.?!])$/, '.'))
    .join(' ');
}

function toEntryRecord(entry: Entry, ledger: Ledger): SearchRecord {
  const content = contentOf(entry, ledger);
  return { url: entry.path, content, meta: metaOf(entry, content) };
}

/** An article's record: headings and paragraphs keep their ids, so that a result leads to the place. */
export function toArticleRecord(entry: Entry, parsed: ParsedArticle, ledger: Ledger): SearchRecord {
  const words = markerWords(parsed, ledger);
  const put = (html: string): string => fill(html, (number) => escapeHtml(words(number)));
  const questions = parsed.matter.questions.map(({ question }, at) => `<p>${escapeHtml(question)} ${put(parsed.answers[at]!)}</p>`).join('');
  const html = `<p>${escapeHtml(entry.summary)}</p><div id="takeaways">${put(parsed.takeaways.map((text) => `<p>${text}</p>`).join(''))}</div>${put(parsed.body)}${questions && `<h2 id="questions-and-answers">Questions and answers</h2>${questions}`}`;
  return { url: entry.path, content: contentOf(entry, ledger), html, meta: metaOf(entry, html) };
}

/** Every entry that a search finds, articles left to `toArticleRecord`. */
export const toRecords = (ledger: Ledger): SearchRecord[] =>
  [...ledger.entries.values()].filter(({ kind }) => FOUND.has(kind) && kind !== 'article').map((entry) => toEntryRecord(entry, ledger));
