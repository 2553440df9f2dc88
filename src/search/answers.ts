/** The answers index in the reader's browser: which entries a query asks for, and how well. Pure. */
import type { Dictionary } from './facets.ts';
import { american, meant, stem, toWords } from './words.ts';

/** An entry as the index holds it (outputs/answers.ts). Codes are places in the lists of the `Head`. */
export type AnswerRow = readonly [
  kind: number,
  id: string,
  title: string,
  /** Joined by `|`. */
  aliases: string,
  /** The value, verdict, role or definition in a few words. */
  answer: string,
  /** A status or a verdict, or nothing. */
  status: string,
  /** "Apr 27, 2026", "as of Mar 2026", or nothing; the year ends it. */
  day: string,
  sources: number,
  topics: readonly number[],
  party: number,
  /** By how many hundredths it outranks another that fits a query as well. */
  weight: number,
];

/** Entries, one list a column. */
export type Columns = readonly (readonly AnswerRow[number][])[];

/** The first file of the index: the entries that matter most, and what is needed to read all files. */
export interface Head extends Dictionary {
  /** The first word of each piece of Pagefind's index, `index/<digest>_<number>.pf_index`, and those of which a search that is no phrase reads `…_few.pf_index`; its metadata is `pagefind.<digest>.pf_meta`. */
  index: { digest: string; words: readonly string[]; few: readonly number[] };
  /** Words that say how something is asked and not what about (`SMALL`), in one text. Where this file does not come, they are words like any other. */
  small: string;
  /** Words that ask for the same: content/synonyms.yaml. */
  synonyms: readonly (readonly string[])[];
  entries: Columns;
  /** Beginnings of words; the file of that number holds the entries whose rarest words begin so. */
  shards: readonly string[];
}

/** An entry that a query asks for. Its score is 1 where one of its names says all of the query and nothing else; more where the query was typed whole, and raised or lowered by its weight. */
export interface Answer {
  row: AnswerRow;
  score: number;
  kind: string;
  kindName: string;
  /** Below the site's base. */
  path: string;
}

/** One thing that a query asks for, a word or a phrase: its weight, and the ways to say it, each by its stems and how well it says it. */
interface QueryTerm {
  weight: number;
  ways: Way[];
}
type Way = readonly [stems: readonly string[], worth: number];

/** What a query, or the rest of one, begins with: how many of its words, and the ways to say it. */
type Found = [length: number, ways: Way[]];

interface Phrase {
  stems: readonly string[];
  /** All words with their small ones, to know a question that was typed whole. */
  whole: string;
}

interface Indexed {
  row: AnswerRow;
  phrases: Phrase[];
  /** The stems of all that it is known by: its phrases, its kind, its year, the beginning of what it says. */
  anywhere: ReadonlySet<string>;
}

const stemsOf = (text: string): string[] => toWords(text).map(stem);

/** The place of the file that holds a word's entries, or -1: the longest beginning that fits, the last of those that do, since they stand in the order of the alphabet. */
export const shardOf = (word: string, shards: readonly string[]): number => shards.findLastIndex((start) => word.startsWith(start));

/** An entry with a lower score has but a part of a query. */
const DOUBTFUL = 0.5;
/** One with a lower score than this, by the words of a question that has more than five, is no answer. */
const ENOUGH = 1.5;

/** The answers that a reader's browser knows, beginning with the first file; functions that share them. */
export function toAnswers(head: Head) {
  const small = new Set(head.small.split(' '));
  const known: Indexed[] = [];
  /** The entries that have a word, by its stem. */
  const places = new Map<string, number[]>();
  /** How often each word as written stands in titles and aliases. */
  const vocabulary = new Map<string, number>();
  const seen = new Set<string>();
  const synonyms = head.synonyms.map((group) => group.map(stemsOf));

  /** Take in the entries of another file; those already here stay once. */
  function add(columns: Columns): void {
    for (const at of columns[0]?.keys() ?? []) {
      const row = columns.map((column) => column[at]) as unknown as AnswerRow;
      const [kindCode, id, title, aliases, said, , day] = row;
      const key = `${kindCode} ${id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const place = known.length;
      const [kind, kindName] = head.kinds[kindCode]!;
      // A person is asked for by name and by office, an event by its day, a figure by its value; an id says in a few words what an entry is about.
      const own = kind === 'event' ? day : kind === 'person' || /^[^A-Z]*\d/.test(said) ? said : id;
      const phrases = [title, ...aliases.split('|'), own, id].filter(Boolean).map((text) => {
        const words = toWords(text);
        if (text !== id) for (const word of words) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
        return { stems: [...new Set(large(words).map(stem))], whole: words.map(stem).join(' ') };
      });
      // Of a definition its beginning: more of it would fit too much.
      const anywhere = new Set([...phrases.flatMap(({ stems }) => stems), ...stemsOf(`${said.slice(0, 60)} ${day.slice(-4)} ${kindName}`)]);
      known.push({ row, phrases, anywhere });
      for (const word of anywhere) {
        const those = places.get(word);
        if (those) those.push(place);
        else places.set(word, [place]);
      }
    }
  }

  /** Words without those that say only how something is asked, unless there are no others. */
  function large(words: readonly string[]): readonly string[] {
    const large = words.filter((word) => !small.has(word.toLowerCase()));
    return large.length ? large : words;
  }

  /** The files that hold entries for the words of a query. */
  function shardsFor(query: string): number[] {
    return [...new Set(toWords(query).filter((word) => !small.has(word)).map((word) => shardOf(stem(word), head.shards)))].filter((at) => at >= 0);
  }

  function rarity(word: string): number {
    return Math.log(1 + known.length / (places.get(word)?.length ?? 1));
  }

  function rarities(words: readonly string[]): number {
    return words.reduce((sum, word) => sum + rarity(word), 0);
  }

  const isKnown = ([stems]: Way): boolean => stems.every((each) => places.has(each));

  /** The longest phrase of a group of synonyms with which the rest of a query begins: how many words it has, and the ways to say it. */
  function synonymsOf(stems: readonly string[]): Found {
    let length = 0;
    let ways: Way[] = [];
    for (const group of synonyms) {
      for (const phrase of group) {
        if (phrase.length < length || !phrase[0] || !phrase.every((each, place) => stems[place] === each)) continue;
        if (phrase.length > length) ways = [];
        length = phrase.length;
        for (const other of group) ways.push([other, other === phrase ? 1 : 0.85]);
      }
    }
    return [length, ways];
  }

  /** The first word of the rest of a query, with those behind it that are one thing with it. */
  function firstOf(words: readonly string[], stems: readonly string[]): Found {
    const ahead = words.slice(0, 3).join(' ');
    // "GPT-5", "phase 3": a small number counts with the word before it, unless it is a sum.
    if (/^\p{L}+ \d\d?(?!\S| \d| percent| \S+illion)/u.test(ahead)) return [2, [[stems.slice(0, 2), 1], [[stems[0]!], 0.2]]];
    // "13 billion", "27 percent", "10-K" and "2025-10-28" are one thing, as any other word is.
    const { length } = /^(?:\d\S*(?: percent| [kq]\b| \S+illion)|\d{4} \d\d \d\d|)/.exec(ahead)![0].split(' ');
    return [length, [[stems.slice(0, length), 1]]];
  }

  /** How else a word may be spelled, `isFound` where the index has it as it is: in two, as the beginning of another where it is the last of a query, as a slip. */
  function spellingsOf(word: string, isFound: boolean, isLast: boolean): Way[] {
    const parted = !isFound && part(word);
    if (parted) return [[parted.map(stem), 0.95]];
    const starts = isLast && word.length > (isFound ? 2 : 1) ? startingWith(word) : [];
    const near = !isFound && !starts[0] && meant(word, vocabulary);
    return near ? [[[stem(near)], 0.75]] : starts.map((start) => [[stem(start)], 0.8]);
  }

  /** What a query asks for, term by term; the last word may be unfinished. */
  function toQueryTerms(words: readonly string[]): QueryTerm[] {
    const terms: QueryTerm[] = [];
    const largeOnes = large(words);
    for (let at = 0; at < words.length; ) {
      const left = words.slice(at);
      const stems = left.map(stem);
      const [word, next = ''] = left as [string];
      let [length, ways] = synonymsOf(stems);
      if (!length) {
        if (!largeOnes.includes(word)) {
          at++;
          continue;
        }
        [length, ways] = firstOf(left, stems);
      }
      if (length === 1) {
        if (joined(word, next)) {
          // "open ai", "data center"
          ways = [[[stem(word + next)], 1], [stems.slice(0, 2), 1]];
          length = 2;
        } else ways.push(...spellingsOf(word, ways.some(isKnown), !next));
      }
      ways = ways.filter(isKnown);
      // A word that the index lacks weighs as one that stands in few entries.
      const weight = ways[0] ? Math.max(...ways.slice(0, 3).flatMap(([way]) => way.map(rarity))) : 5;
      // A letter alone says little.
      terms.push({ weight: word[1] || length > 1 ? weight : 1, ways });
      at += length;
    }
    return terms;
  }

  /** Are two words known as one, whatever its ending? */
  function joined(word: string, next: string): boolean {
    return !!next && !small.has(word) && places.has(stem(word + next));
  }

  /** A word or two as the index writes them: joined ("open ai"), American ("licence"); undefined where it does so already. */
  function spelled(word: string, next = ''): { word: string; both: boolean } | undefined {
    if (joined(word, next)) return { word: american(word + next), both: true };
    const here = american(word);
    return here !== word && vocabulary.has(here) ? { word: here, both: false } : undefined;
  }

  /** "datacenter" → "data", "center", where both are known and the whole is not. */
  function part(word: string): [string, string] | undefined {
    for (let at = 3; at <= word.length - 3; at++) {
      const parts: [string, string] = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => places.has(stem(part)))) return parts;
    }
    return undefined;
  }

  /** Known words that begin so. */
  function startingWith(start: string): string[] {
    return [...vocabulary.keys()].filter((word) => word.length > start.length && word.startsWith(start)).slice(0, 12);
  }

  /** How well a phrase says all the terms of a query, and no more than these, from 0 to 1. `anywhere` is its entry’s. */
  function fitOf({ stems }: Phrase, terms: readonly QueryTerm[], anywhere: ReadonlySet<string>): number {
    let covered = 0;
    let total = 0;
    const used = new Set<string>();
    for (const { ways, weight } of terms) {
      let worth = 0;
      for (const [way, ease] of ways) {
        const here = way.every((each) => stems.includes(each));
        // Beside the phrase a word or a sum, which begins with a digit.
        const beside = (!way[1] || way[0]! < 'a') && way.every((each) => anywhere.has(each));
        const value = ease * (here ? 1 : beside ? 0.6 : 0);
        if (value <= worth) continue;
        worth = value;
        if (here) for (const each of way) used.add(each);
      }
      covered += worth * weight;
      total += weight;
    }
    const length = rarities(stems);
    return (covered / total) ** 1.5 * (0.55 + 0.45 * (length ? rarities([...used]) / length : 0));
  }

  /** The entries that a query asks for, best first, as far as they fit it well enough, and of those the ones that are `wanted` and have none of the phrases `without`. */
  function find(query: string, most = 5, wanted = (_row: AnswerRow): boolean => true, without: readonly string[] = []): Answer[] {
    const words = toWords(query).slice(0, 24);
    const terms = toQueryTerms(words);
    const whole = words.map(stem).join(' ');
    const candidates = new Set(terms.flatMap(({ ways }) => ways.flatMap(([way]) => places.get(way[0]!)!)));
    const answers: Answer[] = [];
    const barred = without.map(stemsOf);
    for (const at of candidates) {
      const { row, phrases, anywhere } = known[at]!;
      if (!wanted(row) || barred.some((stems) => stems.every((each) => anywhere.has(each)))) continue;
      // A question that was typed whole is asked for by its title, or by another name.
      const fits = phrases.map((phrase, place) => fitOf(phrase, terms, anywhere) + (phrase.whole === whole ? (place ? 0.25 : 0.4) : 0));
      const [kind, kindName, path] = head.kinds[row[0]]!;
      answers.push({ row, score: Math.max(...fits) * (1 + row[10] / 100), kind, kindName, path: path.replace('*', row[1]) });
    }
    answers.sort((a, b) => b.score - a.score);
    const best = answers[0]?.score ?? 0;
    // A name says but a part of a long question.
    const fitting = answers.filter(({ score }) => score >= Math.max(ENOUGH / Math.max(5, terms.length), best * 0.68));
    // Where nothing fits well, one that may be meant is enough.
    return fitting.slice(0, best < DOUBTFUL ? 1 : most);
  }

  add(head.entries);
  return { head, small: small as ReadonlySet<string>, vocabulary: vocabulary as ReadonlyMap<string, number>, add, large, shardsFor, spelled, startingWith, find };
}
export type Answers = ReturnType<typeof toAnswers>;
