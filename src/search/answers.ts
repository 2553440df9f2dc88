/** The answers index in the reader's browser: which entries a query asks for, and how well. Pure. */
import { toFacets, within, type Facets, type Names } from './facets.ts';
import { american, meant, SMALL, stem, toWords } from './words.ts';

/** An entry as the index holds it (outputs/answers.ts). Codes are places in the lists of the `Head`. */
export type Row = readonly [
  kind: number,
  id: string,
  title: string,
  /** Joined by `|`. */
  aliases: string,
  /** The value, verdict, role or definition in a few words. */
  answer: string,
  /** A status or a verdict, or nothing. */
  status: string,
  date: string,
  sources: number,
  topics: readonly number[],
  party: number,
  /** How much other entries lean on it, and how large it is, from 0 to 9. */
  weight: number,
];

/** Entries, one list a column. */
export type Columns = readonly (readonly Row[number][])[];

/** The first file of the index: the entries that matter most, and what is needed to read all files. */
export interface Head extends Names {
  /** The first word of each piece of Pagefind's index, `index/<digest>_<number>.pf_index`, and those of which a search that is no phrase reads `…_few.pf_index`; its metadata is `pagefind.<digest>.pf_meta`. */
  index: { digest: string; words: readonly string[]; few: readonly number[] };
  /** Words that ask for the same: content/synonyms.yaml. */
  synonyms: readonly (readonly string[])[];
  entries: Columns;
  /** Beginnings of words; the file of that number holds the entries whose rarest words begin so. */
  shards: readonly string[];
}

export interface Answer {
  row: Row;
  score: number;
  kind: string;
  kindName: string;
  /** Below the site's base. */
  path: string;
}

/** One thing that a query asks for: a word or a phrase, and what else says the same. */
interface Unit {
  weight: number;
  ways: { stems: readonly string[]; worth: number }[];
}

interface Phrase {
  stems: readonly string[];
  /** All words with their small ones, to know a question that was typed whole. */
  whole: string;
}

interface Known {
  row: Row;
  phrases: Phrase[];
  extra: ReadonlySet<string>;
}

const stemsOf = (text: string): string[] => toWords(text).map(stem);

/** The place of the file that holds a word's entries, or -1: the longest beginning that fits. */
export function shardOf(word: string, shards: readonly string[]): number {
  let best = -1;
  for (const [at, start] of shards.entries()) if (word.startsWith(start) && (best < 0 || start.length > shards[best]!.length)) best = at;
  return best;
}

/** An entry with a lower score has but a part of a query. */
const DOUBTFUL = 0.5;

export class Answers {
  readonly #head: Head;
  readonly #known: Known[] = [];
  /** The entries that have a word, by its stem. */
  readonly #places = new Map<string, number[]>();
  /** How often each word as written stands in titles and aliases. */
  readonly vocabulary = new Map<string, number>();
  readonly #seen = new Set<string>();
  readonly #synonyms: (readonly (readonly string[])[])[];

  constructor(head: Head) {
    this.#head = head;
    this.#synonyms = head.synonyms.map((group) => group.map(stemsOf));
    this.add(head.entries);
  }

  /** How many entries are known. */
  get size(): number {
    return this.#known.length;
  }

  /** Take in the entries of another file; those already here stay once. */
  add(columns: Columns): void {
    for (const at of columns[0]?.keys() ?? []) {
      const row = columns.map((column) => column[at]) as unknown as Row;
      const key = `${row[0]} ${row[1]}`;
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      const place = this.#known.length;
      const [kind, kindName] = this.#head.kinds[row[0]]!;
      // A person is asked for by name and by office; an id says in a few words what an entry is about.
      const phrases = [row[2], ...row[3].split('|'), kind === 'person' ? row[4] : '', row[1]].filter(Boolean).map((text) => {
        const words = toWords(text);
        if (text !== row[1]) for (const word of words) this.vocabulary.set(word, (this.vocabulary.get(word) ?? 0) + 1);
        const large = words.filter((word) => !SMALL.has(word));
        return { stems: [...new Set((large.length > 0 ? large : words).map(stem))], whole: words.map(stem).join(' ') };
      });
      const extra = new Set(stemsOf(`${row[4]} ${row[6].slice(0, 4)} ${kindName}`));
      this.#known.push({ row, phrases, extra });
      for (const word of [...phrases.flatMap(({ stems }) => stems), ...extra]) {
        const places = this.#places.get(word);
        if (!places) this.#places.set(word, [place]);
        else if (places.at(-1) !== place) places.push(place);
      }
    }
  }

  /** The files that hold entries for the words of a query. */
  shardsFor(query: string): number[] {
    return [...new Set(toWords(query).filter((word) => !SMALL.has(word)).map((word) => shardOf(stem(word), this.#head.shards)))].filter((at) => at >= 0);
  }

  #rarity(word: string): number {
    return Math.log(1 + this.#known.length / (this.#places.get(word)?.length ?? 1));
  }

  /** What a query asks for, unit by unit; the last word may be unfinished. */
  #units(words: readonly string[]): Unit[] {
    const units: Unit[] = [];
    const stems = words.map(stem);
    const all = words.every((word) => SMALL.has(word));
    for (let at = 0; at < words.length; ) {
      // The longest phrase of a group of synonyms that stands here.
      let length = 0;
      let ways: Unit['ways'] = [];
      for (const group of this.#synonyms) {
        for (const phrase of group) {
          if (phrase.length < length || phrase.length === 0 || !phrase.every((word, next) => stems[at + next] === word)) continue;
          if (phrase.length > length) ways = [];
          length = phrase.length;
          ways.push(...group.map((other) => ({ stems: other, worth: other === phrase ? 1 : 0.85 })));
        }
      }
      const word = words[at]!;
      if (length === 0) {
        if (SMALL.has(word) && !all) {
          at++;
          continue;
        }
        length = 1;
        ways = [{ stems: [stems[at]!], worth: 1 }];
        // "GPT-5", "phase 3": a small number counts with the word before it, unless it is a sum.
        if (/^\d{1,2}$/.test(words[at + 1] ?? '') && !/^\d|^percent$|^thousand$|illion$/.test(words[at + 2] ?? '') && /^\p{L}/u.test(word)) {
          length = 2;
          ways = [{ stems: [stems[at]!, stems[at + 1]!], worth: 1 }, { stems: [stems[at]!], worth: 0.2 }];
        }
      }
      if (length === 1) {
        const joined = at + 1 < words.length ? word + words[at + 1]! : '';
        if (joined && this.vocabulary.has(joined) && !SMALL.has(word)) {
          // "open ai", "data center"
          const both = { stems: [stems[at]!, stems[at + 1]!], worth: 1 };
          ways = [{ stems: [stem(joined)], worth: 1 }, both];
          length = 2;
        } else if (!ways.some(({ stems: way }) => way.every((each) => this.#places.has(each)))) {
          const parted = this.#part(word);
          if (parted) ways.push({ stems: parted.map(stem), worth: 0.95 });
          else {
            const starts = at === words.length - 1 && word.length > 1 ? this.#startingWith(word) : [];
            ways.push(...starts.map((start) => ({ stems: [stem(start)], worth: 0.8 })));
            if (starts.length === 0) {
              const near = meant(word, this.vocabulary);
              if (near !== undefined) ways.push({ stems: [stem(near)], worth: 0.75 });
            }
          }
        } else if (at === words.length - 1 && word.length > 2) {
          ways.push(...this.#startingWith(word).map((start) => ({ stems: [stem(start)], worth: 0.8 })));
        }
      }
      const best = ways.filter(({ stems: way }) => way.every((each) => this.#places.has(each)));
      // A word that the index lacks weighs as one that stands in few entries.
      const weight = best.length > 0 ? Math.max(...best.slice(0, 3).map(({ stems: way }) => Math.max(...way.map((each) => this.#rarity(each))))) : 5;
      units.push({ weight, ways: best });
      at += length;
    }
    return units;
  }

  /** A word or two as the index writes them: joined ("open ai"), American ("licence"); undefined where it does so already. */
  spelled(word: string, next = ''): { word: string; both: boolean } | undefined {
    const joined = (word + next).toLowerCase();
    if (next && !SMALL.has(word) && this.vocabulary.has(joined)) return { word: joined, both: true };
    const here = american(word);
    return here !== word && this.vocabulary.has(here) ? { word: here, both: false } : undefined;
  }

  /** "datacenter" → "data", "center", where both are known and the whole is not. */
  #part(word: string): [string, string] | undefined {
    for (let at = 3; at <= word.length - 3; at++) {
      const parts: [string, string] = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => this.#places.has(stem(part)))) return parts;
    }
    return undefined;
  }

  /** Does a known word begin so? */
  begins(start: string): boolean {
    return this.#startingWith(start).length > 0;
  }

  #startingWith(start: string): string[] {
    return [...this.vocabulary.keys()].filter((word) => word.length > start.length && word.startsWith(start)).slice(0, 12);
  }

  /** The entries that a query asks for, best first, as far as they fit it well enough. Entries outside the facets are left out. */
  find(query: string, facets?: Facets, most = 5, enough = 0.3): Answer[] {
    const words = toWords(query).slice(0, 24);
    const units = this.#units(words);
    const total = units.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return [];
    const whole = words.map(stem).join(' ');
    const candidates = new Set(units.flatMap(({ ways }) => ways.flatMap(({ stems }) => this.#places.get(stems[0]!)!)));
    const answers: Answer[] = [];
    for (const at of candidates) {
      const { row, phrases, extra } = this.#known[at]!;
      const [, , , , , status, date, , topics, party, weight] = row;
      if (facets && !within(toFacets([row[0], topics, status, party, date], this.#head), facets)) continue;
      const anywhere = new Set([...extra, ...phrases.flatMap(({ stems }) => stems)]);
      let best = 0;
      for (const phrase of phrases) {
        let covered = 0;
        const used = new Set<string>();
        for (const unit of units) {
          let worth = 0;
          for (const way of unit.ways) {
            const here = way.stems.every((each) => phrase.stems.includes(each));
            const value = way.worth * (here ? 1 : way.stems.length === 1 && anywhere.has(way.stems[0]!) ? 0.6 : 0);
            if (value <= worth) continue;
            worth = value;
            if (here) for (const each of way.stems) used.add(each);
          }
          covered += worth * unit.weight;
        }
        const length = phrase.stems.reduce((sum, each) => sum + this.#rarity(each), 0);
        const hit = [...used].reduce((sum, each) => sum + this.#rarity(each), 0);
        const score = (covered / total) ** 1.5 * (0.55 + 0.45 * (length > 0 ? hit / length : 0)) + (phrase.whole === whole ? (phrase === phrases[0] ? 0.4 : 0.25) : 0);
        best = Math.max(best, score);
      }
      const [kind, kindName, home, bonus] = this.#head.kinds[row[0]]!;
      const score = best * (1 + bonus / 100 + weight / 100);
      answers.push({ row, score, kind, kindName, path: home + row[1] + (home.includes('#') ? '' : '/') });
    }
    answers.sort((a, b) => b.score - a.score || a.path.localeCompare(b.path));
    const best = answers[0]?.score ?? 0;
    const fitting = answers.filter(({ score }) => score >= Math.max(enough, best * 0.68));
    // Where nothing fits well, one that may be meant is enough.
    return fitting.slice(0, best < DOUBTFUL ? 1 : most);
  }
}
