/** The ledger and the articles → what Pagefind indexes. Pure. */
import type { ParsedArticle } from '../loaders/article.ts';
import { fill } from '../markdown/reference.ts';
import { inWords } from '../model/day.ts';
import { KIND_NAMES, keyOf, type Entry, type Kind } from '../model/entry.ts';
import { escape } from '../model/html.ts';
import type { Ledger } from '../model/ledger.ts';
import { toPlainText } from './article.ts';

/** One result of a search: an article with its sections, or an entry of the ledger. */
export interface SearchRecord {
  /** Without the site's base: Pagefind puts it before. */
  url: string;
  title: string;
  /** HTML for an article (its headings become the sections of a result), plain text for an entry. */
  html?: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sort: Record<string, string>;
}

/** Kinds that a search finds as entries of their own. Versions are found through their clauses. */
const FOUND: ReadonlySet<Kind> = new Set(['topic', 'fact', 'chart', 'event', 'claim', 'person', 'organization', 'term', 'question', 'clause', 'letter', 'source', 'series']);

const filtersOf = ({ kind, topics, date, status, verdict }: Entry, ledger: Ledger): Record<string, string[]> => ({
  kind: [KIND_NAMES[kind][0]],
  topic: topics.map((id) => ledger.topics.get(id)!.name),
  year: date ? [date.slice(0, 4)] : [],
  status: status ? [status] : verdict ? [verdict] : [],
});

const metaOf = ({ kind, title, date, answer, status, verdict }: Entry): Record<string, string> => ({
  title,
  kind: KIND_NAMES[kind][0],
  ...(date ? { date: inWords(date) } : {}),
  ...(answer ? { answer } : {}),
  ...(status ? { status } : {}),
  ...(verdict ? { verdict } : {}),
});

/** What an entry is found by: its words, its aliases, and the names of its sources' publishers. */
function contentOf(entry: Entry, ledger: Ledger): string {
  const more: string[] = [];
  if (entry.kind === 'fact') more.push(ledger.facts.get(entry.id)!.note ?? '');
  if (entry.kind === 'claim') more.push(ledger.claims.get(entry.id)!.saidBy);
  if (entry.kind === 'person') more.push(...ledger.people.get(entry.id)!.positions.map(({ position }) => position));
  if (entry.kind === 'clause') more.push(...ledger.clauses.get(entry.id)!.terms.map(({ text }) => text));
  if (entry.kind === 'question') more.push(ledger.questions.get(entry.id)!.watch);
  if (entry.kind === 'chart') more.push(ledger.charts.get(entry.id)!.note);
  return [entry.title, entry.answer, entry.summary, ...entry.aliases, ...more].filter(Boolean).join('. ').replace(/\.\. /g, '. ');
}

const toEntryRecord = (entry: Entry, ledger: Ledger): SearchRecord => ({
  url: entry.path,
  title: entry.title,
  content: contentOf(entry, ledger),
  meta: metaOf(entry),
  filters: filtersOf(entry, ledger),
  sort: { date: entry.date ?? '' },
});

/** An article's record: headings keep their ids, so that a result leads to the section. */
export function toArticleRecord(entry: Entry, parsed: ParsedArticle, ledger: Ledger): SearchRecord {
  const put = (html: string): string =>
    fill(html, (number) => escape(toPlainText(`\u{E000}${number}\u{E001}`, parsed, ledger)));
  const questions = parsed.matter.questions.map(({ question }, at) => `<p>${escape(question)} ${put(parsed.answers[at]!)}</p>`).join('');
  return {
    ...toEntryRecord(entry, ledger),
    content: toPlainText(parsed.text, parsed, ledger),
    html: `<h1>${escape(entry.title)}</h1><p>${escape(entry.summary)}</p>${put(parsed.takeaways.map((text) => `<p>${text}</p>`).join(''))}${put(parsed.body)}${questions}`,
  };
}

/** Every entry that a search finds, articles left to `toArticleRecord`. */
export const toRecords = (ledger: Ledger): SearchRecord[] =>
  [...ledger.entries.values()].filter(({ kind }) => FOUND.has(kind)).map((entry) => toEntryRecord(entry, ledger));

export const articleEntry = (slug: string, ledger: Ledger): Entry => ledger.entries.get(keyOf('article', slug))!;
