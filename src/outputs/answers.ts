/** The ledger → the answers index: which entries a query may ask for, in a first file and further ones by the beginnings of words. Pure. */
import { byDateDown, inShort } from '../model/day.ts';
import { KINDS, type Entry, type Kind } from '../model/entry.ts';
import type { Ledger } from '../model/ledger.ts';
import { firstWords } from '../model/shorten.ts';
import type { AnswerRow, Head } from '../search/answers.ts';
import { SMALL, stem, toWords } from '../search/words.ts';
import { footer, navigation } from '../site.ts';
import { PARTY_FACET, toCodes, toColumns, toDictionary } from './facets.ts';

/** Kinds that answer, and by how many hundredths one outranks another that fits a query as well. Sources, questions and most events are found by their text alone. */
const BONUS: Partial<Record<Kind, number>> = { clause: 8, claim: 4, fact: 6, term: 3, person: 12, organization: 12, article: 2, topic: -25, chart: 0, event: 0 };

/** How much of the first file the entries may take, in characters: about 14 KB on the wire. The rest stands in further files. */
const HEAD_SIZE = 43_200;
/** So much of the rest stands in one file. Where there is more, it is cut by the beginnings of words, */
const REST_SIZE = 64_000;
/** and again, letter by letter, until each file is as small as this. */
const SHARD_SIZE = 12_000;
/** An entry outside the first file is found by so many of its rarest words. */
const WORDS_EACH = 3;
/** At most so many entries for one word: the weightiest. */
const MOST_FOR_A_WORD = 120;

function answerOf({ kind, answer, summary }: Entry): string {
  if (kind === 'term' || kind === 'topic') return firstWords(summary.split(/(?<=[.])\s/)[0]!, 94);
  return kind === 'claim' ? '' : firstWords(answer ?? '', 50);
}

/** By so many hundredths what still holds outranks what was superseded, where both fit a query as well. */
const SUPERSEDED = 30;

/** How much other entries lean on it, and how large it is, from 0 to 9, unless it was superseded. */
const weightOf = ({ kind, id, key, status }: Entry, ledger: Ledger): number => {
  const leaning = Math.min(5, Math.log2(1 + (ledger.usedBy.get(key)?.size ?? 0)));
  return Math.round(leaning + (kind === 'event' ? (ledger.events.get(id)!.weight - 1) * 2 : 2)) - (status === 'superseded' ? SUPERSEDED : 0);
};

/** Other words for an entry; a fact is asked for by those of the facts that it superseded, too, and an event by its day in figures. */
const namesOf = ({ kind, id, aliases, date }: Entry, ledger: Ledger): string[] => {
  const before = kind === 'fact' ? [...ledger.facts.values()].filter(({ supersededBy }) => supersededBy === id) : [];
  return [...new Set([...aliases, ...before.flatMap(({ label, aliases: others }) => [label, ...others]), ...(kind === 'event' && date!.length > 4 ? [date!] : [])])];
};

/** In words; a value or a verdict is as of its day, an event or a piece is of it. */
const dayOf = ({ kind, date }: Entry): string => date ? `${kind === 'event' || kind === 'article' ? '' : 'as of '}${inShort(date)}` : '';

function toRow(entry: Entry, ledger: Ledger): AnswerRow {
  const { kind, topics, status, party } = toCodes(entry, ledger);
  return [
    kind,
    entry.id,
    entry.title,
    namesOf(entry, ledger).join('|'),
    answerOf(entry),
    status,
    dayOf(entry),
    entry.sources.length,
    topics,
    party,
    weightOf(entry, ledger) + (BONUS[entry.kind] ?? 0),
  ];
}

/** What stands in the first file: the kinds that readers ask for by name, what an editor gave other names, then by weight. */
const RANKS: Partial<Record<Kind, number>> = { clause: 20, topic: 20, claim: 16, term: 15, person: 13, organization: 12, article: 7, chart: 5, fact: 4, event: 4 };
const rankOf = (entry: Entry, ledger: Ledger): number =>
  (RANKS[entry.kind] ?? 0) + weightOf(entry, ledger) + ((entry.kind === 'fact' || entry.kind === 'event') && entry.aliases.length > 0 ? 14 : 0);

/** A turning point, or an event that a piece names or that has other names. */
const isAskedFor = ({ id, key, aliases }: Entry, ledger: Ledger): boolean =>
  ledger.events.get(id)!.weight === 3 || aliases.length > 0 || [...(ledger.usedBy.get(key) ?? [])].some((by) => by.startsWith('article:'));

/** Words that an entry is looked up by, from the rarest. */
function rarest(row: AnswerRow, frequency: ReadonlyMap<string, number>): string[] {
  const stems = [...new Set(stemsOf(row))];
  return stems.sort((a, b) => frequency.get(a)! - frequency.get(b)! || a.localeCompare(b)).slice(0, WORDS_EACH);
}
const small = new Set(SMALL.split(' '));
const stemsOf = ([, , title, aliases]: AnswerRow): string[] =>
  toWords(`${title} ${aliases}`)
    .filter((word) => !small.has(word))
    .map(stem);

/** Group rows under the beginnings of words, each group small enough for one file. */
function toShards(rows: readonly AnswerRow[]): Map<string, AnswerRow[]> {
  const frequency = new Map<string, number>();
  for (const row of rows) for (const word of new Set(stemsOf(row))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const byWord = new Map<string, AnswerRow[]>();
  for (const row of rows) {
    for (const word of rarest(row, frequency)) {
      const list = byWord.get(word);
      if (!list) byWord.set(word, [row]);
      else if (list.length < MOST_FOR_A_WORD) list.push(row);
    }
  }
  const shards = new Map<string, AnswerRow[]>();
  const cut = (start: string, words: readonly string[]): void => {
    const inside = [...new Set(words.flatMap((word) => byWord.get(word)!))];
    const longer = words.filter((word) => word.length > start.length);
    if (longer.length === 0 || JSON.stringify(inside).length <= (start ? SHARD_SIZE : REST_SIZE)) {
      shards.set(start, inside);
      return;
    }
    const own = words.filter((word) => word.length === start.length);
    if (own.length > 0) shards.set(start, [...new Set(own.flatMap((word) => byWord.get(word)!))]);
    const next = Map.groupBy(longer, (word) => [...word].slice(0, [...start].length + 1).join(''));
    for (const [begin, list] of next) cut(begin, list);
  };
  const words = [...byWord.keys()].sort();
  if (words.length > 0) cut('', words);
  return shards;
}

/** The weight of the site's own pages, below the score at which an answer's title is searched for in the text: “About” is a word of nearly every page. */
const PAGE_WEIGHT = -5;
/** What readers call them besides. */
const PAGE_ALIASES: Record<string, string> = {
  '/about/': 'contact|who writes this site|who funds this site|Entente',
  '/agreement/': 'The deal|Microsoft OpenAI deal|Microsoft OpenAI partnership|Microsoft OpenAI relationship',
  '/data/': 'download|CSV|how to cite|citations|BibTeX',
  '/feeds/': 'RSS',
  '/standards/': 'methodology|how are claims rated|what does reported mean',
  '/timeline/': 'history|history of OpenAI',
};
/** The site's own pages ("timeline", "corrections") answer too. */
const pageRows = (): AnswerRow[] =>
  footer
    .flatMap(({ links }): readonly { label: string; path: string }[] => links)
    .filter(({ path }) => /^\/[a-z]+\/$/.test(path) && path !== '/search/')
    .map(({ label, path }) => [KINDS.length, path.slice(1, -1), label, PAGE_ALIASES[path] ?? navigation.find((other) => other.path === path && other.label !== label)?.label ?? '', '', '', '', 0, [], PARTY_FACET.length - 1, PAGE_WEIGHT]);

/** The columns of a file's entries. Those alike in kind, status and topics stand together, which saves another twentieth. */
const toFile = (rows: readonly AnswerRow[]): Head['entries'] => toColumns(rows.toSorted((a, b) => likeness(a).localeCompare(likeness(b))));
const likeness = ([kind, , , , , status, , , topics]: AnswerRow): string => `${kind} ${status} ${topics}`;

/** The files of the index by name: `head.json`, `0.json`, `1.json` … `index` is what is known of Pagefind's. */
export function toAnswerFiles(ledger: Ledger, index: Head['index']): Map<string, string> {
  const rows = [...ledger.entries.values()]
    .filter((entry) => BONUS[entry.kind] !== undefined && (entry.kind !== 'event' || isAskedFor(entry, ledger)))
    .map((entry) => ({ entry, rank: rankOf(entry, ledger) }))
    .sort((a, b) => b.rank - a.rank || byDateDown(a.entry, b.entry) || a.entry.key.localeCompare(b.entry.key))
    .map(({ entry }) => toRow(entry, ledger));
  let size = 0;
  const cut = rows.findIndex((row) => (size += JSON.stringify(row).length) > HEAD_SIZE);
  const first = cut < 0 ? rows : rows.slice(0, cut);
  const shards = [...toShards(rows.slice(first.length))].sort(([a], [b]) => (a < b ? -1 : 1));
  const head: Head = {
    index,
    ...toDictionary(ledger),
    small: SMALL,
    synonyms: [...ledger.synonyms.values()].map(({ words }) => words),
    entries: toFile([...pageRows(), ...first]),
    shards: shards.map(([start]) => start),
  };
  return new Map([['head.json', JSON.stringify(head)], ...shards.map(([, list], at): [string, string] => [`${at}.json`, JSON.stringify(toFile(list))])]);
}
