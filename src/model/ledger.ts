/** The whole record, joined: every entry, what it names, and what names it. Pure. */
import { files, type Entries, type FileName } from '../schemas/index.ts';
import { INLINE, type InlineName, type Reference } from '../markdown/reference.ts';
import { byNewest, toArticle, type Article, type ArticleRecord } from './article.ts';
import { keyOf, toEntry, type Entry, type Key, type Kind } from './entry.ts';
import { ADDRESSED, kindOf, mentionsOf, type Mention } from './mentions.ts';
import type { Measurement } from '../schemas/ledger.ts';

/** What the files hold, in the files' order. */
export type Content = { [Name in FileName]: Entries[Name][] } & { articles: ArticleRecord[] };

/** Files of many entries, which the ledger has by their ids. */
type Listed = Exclude<FileName, 'front'>;

/** Every file of the ledger by ids, the articles, and how all of them hang together. */
export interface Ledger extends Readonly<{ [Name in Listed]: ReadonlyMap<string, Entries[Name]> }> {
  front: Entries['front'];
  /** Newest first. */
  articles: readonly Article[];
  /** The articles that name an entry, newest first. */
  namedIn: ReadonlyMap<Key, readonly Article[]>;
  /** Everything with an address. */
  entries: ReadonlyMap<Key, Entry>;
  /** The entries that name this one, each once: articles first, newest first. */
  usedBy: ReadonlyMap<Key, ReadonlySet<Key>>;
}

const byId = <T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> => new Map(items.map((item) => [item.id, item]));

/** What a fact says on a day of its history, or as of its own day. */
export function measurementOf(fact: Entries['facts'], at?: string): Measurement {
  return (at !== undefined && fact.history.find(({ asOf }) => asOf === at)) || fact;
}

/** What a fact said by a day: its newest measurement that is not later, or else its first. */
export function measurementBy(fact: Entries['facts'], day: string): Measurement {
  const measured = fact.history.length > 0 ? fact.history : [fact];
  return measured.findLast(({ asOf }) => asOf <= day) ?? measured[0]!;
}

/** A fact, and what it said as of one day. */
export interface Figure {
  fact: Entries['facts'];
  measured: Measurement;
}

/** The chief figure of an event, as its fact had it by that day, or of a topic, as the fact has it; nothing where none is named. */
export function chiefFigureOf({ fact: id, date }: { fact?: string | undefined; date?: string }, facts: Ledger['facts']): Figure | undefined {
  if (id === undefined) return undefined;
  const fact = facts.get(id)!;
  return { fact, measured: date === undefined ? fact : measurementBy(fact, date) };
}

/** What names each entry: articles, which come first, and other entries. */
function toBackLinks(content: Content, articles: readonly Article[], entries: Ledger['entries']): Pick<Ledger, 'namedIn' | 'usedBy'> {
  const usedBy = new Map<Key, Set<Key>>();
  const add = (used: Key, by: Key): void => {
    if (used === by) return;
    const users = usedBy.get(used);
    if (users) users.add(by);
    else usedBy.set(used, new Set([by]));
  };
  const namedIn = new Map<Key, Article[]>();
  for (const article of articles) {
    const by = keyOf('article', article.slug);
    for (const key of article.mentions) {
      add(key, by);
      const pieces = namedIn.get(key);
      if (pieces) pieces.push(article);
      else namedIn.set(key, [article]);
    }
  }
  for (const name of ADDRESSED) {
    for (const value of content[name]) {
      const by = keyOf(kindOf[name], value.id);
      for (const { kinds, id } of (mentionsOf[name] as (value: unknown) => Mention[])(value)) {
        const kind = kinds.find((kind) => entries.has(keyOf(kind, id)));
        if (!kind) throw new Error(`${by} names “${id}”, and there is no such ${kinds.join(' or ')}`);
        add(keyOf(kind, id), by);
      }
    }
  }
  return { namedIn, usedBy };
}

/** Join checked content. An id that leads nowhere has been reported before (model/check/names.ts), so it throws here. */
export function toLedger(content: Content): Ledger {
  const maps = Object.fromEntries((Object.keys(files) as FileName[]).map((name) => [name, byId<{ id: string }>(content[name])])) as unknown as Pick<Ledger, Listed>;
  const listed = new Map(ADDRESSED.flatMap((name) => content[name].map((value) => (toEntry[kindOf[name]] as (value: unknown) => Entry)(value))).map((entry) => [entry.key, entry]));
  const articles = content.articles.map((record) => toArticle(record, (reference) => wordsOf(reference, { facts: maps.facts, entries: listed }))).sort(byNewest);
  const entries = new Map([...articles.map((article) => [keyOf('article', article.slug), toEntry.article(article)] as const), ...listed]);
  return { ...maps, front: content.front[0]!, articles, entries, ...toBackLinks(content, articles, entries) };
}

/** What a reference says in its sentence: a figure, a name, a term, or the words its writer gave; a note says nothing. */
export function wordsOf({ name, id, options }: Omit<Reference, 'line'>, ledger: Pick<Ledger, 'facts' | 'entries'>): string {
  if (name === 'cite') return '';
  if (name === 'fact') return measurementOf(ledger.facts.get(id)!, options['at']).display;
  return options['as'] ?? entryOf(ledger, INLINE[name as InlineName], id).title;
}

/** An entry that is known to exist; throws where it does not. */
export function entryOf(ledger: Pick<Ledger, 'entries'>, kind: Kind, id: string): Entry {
  const found = ledger.entries.get(keyOf(kind, id));
  if (!found) throw new Error(`there is no ${kind} “${id}”`);
  return found;
}

/** Who took part in an event, people and organizations, in its own order. */
export const actorsOf = ({ actors }: Pick<Entries['events'], 'actors'>, ledger: Pick<Ledger, 'entries'>): Entry[] =>
  actors.map((id) => ledger.entries.get(keyOf('person', id)) ?? entryOf(ledger, 'organization', id));

/** What is filed under a topic, in its own order. */
export const onTopic = <T extends { topics: readonly string[] }>(items: Iterable<T>, topic: string): T[] => [...items].filter(({ topics }) => topics.includes(topic));

/** The entries that name this one, of the kinds asked for. */
export const usersOf = (ledger: Ledger, key: Key, ...kinds: Kind[]): Entry[] =>
  [...(ledger.usedBy.get(key) ?? [])].map((by) => ledger.entries.get(by)!).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
