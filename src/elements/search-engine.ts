/** What a search asks of the index: answers from our own files, passages from Pagefind, both loaded when they are first needed. */
import { Answers, type Columns, type Facets, type Head } from '../search/answers.ts';
import type { Passage } from '../search/landing.ts';
import { FACETS, isFiltered, toParts, type State } from '../search/state.ts';
import { meant, SMALL } from '../search/words.ts';

export interface PassageData extends Passage {
  meta: Record<string, string>;
  excerpt: string;
  sub_results: { title: string; url: string; excerpt: string; anchor?: { location: number }; locations: number[] }[];
}
export interface Result {
  id: string;
  score: number;
  data(): Promise<PassageData>;
}
/** How many results each value of each facet would leave. */
export type Counts = Record<string, Record<string, number>>;
interface PagefindFound {
  results: Result[];
  filters: Counts;
  totalFilters: Counts;
}
interface PagefindOptions {
  filters?: Record<string, { any: readonly string[] }>;
  sort?: Record<string, 'asc' | 'desc'>;
}
interface Pagefind {
  init(): Promise<void>;
  options(options: object): Promise<void>;
  filters(): Promise<Counts>;
  preload(query: string, options?: PagefindOptions): Promise<void>;
  search(query: string | null, options?: PagefindOptions): Promise<PagefindFound>;
}

/** Words that a page must have, and phrases that must stand in it as they are. */
interface Asked {
  words: readonly string[];
  phrases: readonly string[];
}
export const inWords = ({ words, phrases }: Asked): string => [...words, ...phrases.map((phrase) => `“${phrase}”`)].join(' ');

export interface Passages {
  results: Result[];
  /** How many of the results, from the first, have all that was searched for. */
  whole: number;
  /** How many there would be without the facets, where they leave none. */
  unfiltered: number;
  /** Words that no page contains, and the words that were searched for instead. */
  unknown: { word: string; meant?: string }[];
  /** Words that were left out because no page has them together with the others. */
  apart: string[];
  /** A better-known word near one that few pages contain. */
  perhaps: { word: string; meant: string }[];
  /** What was searched for. */
  asked: Asked;
  /** The end of the query was left out. */
  cut: boolean;
}

const toFilters = (facets: Facets): NonNullable<PagefindOptions['filters']> =>
  Object.fromEntries(FACETS.filter(([name]) => facets[name].length > 0).map(([name]) => [name, { any: facets[name] }]));

/** A source's page says little more than its title: it counts for less than a page that says something. The id of a result begins with its kind. */
const worthOf = ({ id, score }: Result): number => score * (id.startsWith('source') ? 0.4 : 1);

/** A score that an entry has which fits all of a query. */
const WELL = 0.75;
/** A score that only an entry's own title or alias gives. */
const ENOUGH = 1.2;
/** Few pages: a word in more of them is no slip. */
const FEW = 3;

/** A page that has some of the words. */
interface Some {
  result: Result;
  /** The weights of the words that it has. */
  share: number;
  score: number;
  words: string[];
}

export class Engine {
  readonly #base: string;
  #answers: Promise<Answers> | undefined;
  readonly #shards = new Map<number, Promise<void>>();
  #pagefind: Promise<Pagefind> | undefined;
  #head: Head | undefined;

  /** `base` is the site's, `/` or `/something/`. */
  constructor(base: string) {
    this.#base = base;
  }

  get head(): Head | undefined {
    return this.#head;
  }

  async #json<T>(name: string): Promise<T> {
    const response = await fetch(`${this.#base}pagefind/answers/${name}.json`);
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return (await response.json()) as T;
  }

  /** Have a file fetched that Pagefind will ask for once it has read another. */
  #ahead(name: string): void {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: `${this.#base}pagefind/${name}` });
    document.head.append(link);
  }

  /** The first file of the answers. A failed download is asked for again by the next search. */
  answers(): Promise<Answers> {
    this.#answers ??= this.#json<Head>('head').then(
      (head) => {
        this.#ahead(head.meta);
        return new Answers((this.#head = head));
      },
      (error: unknown) => {
        this.#answers = undefined;
        throw error;
      },
    );
    return this.#answers;
  }

  /** The answers with the files of a query's words; `early` sees them before. A query that an entry fits well needs no more. */
  async answersTo(query: string, early: (answers: Answers) => void): Promise<Answers> {
    const answers = await this.answers();
    early(answers);
    if ((answers.find(query).answers[0]?.score ?? 0) > WELL) return answers;
    await Promise.all(
      answers.shardsFor(query).map((at) => {
        const loaded =
          this.#shards.get(at) ??
          this.#json<Columns>(String(at)).then(
            (columns) => answers.add(columns),
            (error: unknown) => {
              this.#shards.delete(at);
              throw error;
            },
          );
        this.#shards.set(at, loaded);
        return loaded;
      }),
    );
    return answers;
  }

  /** Pagefind, on the page's own thread: its worker would cost as many bytes again. */
  pagefind(): Promise<Pagefind> {
    this.#pagefind ??= (async () => {
      const bundle = `${this.#base}pagefind/`;
      const engine = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Pagefind;
      await engine.options({ baseUrl: this.#base, bundlePath: bundle, noWorker: true, ranking: { metaWeights: { title: 5, aliases: 3, name: 0.2, answer: 1.5, kind: 0, status: 0, sources: 0, date: 0.2 } } });
      await engine.init();
      return engine;
    })().catch((error: unknown) => {
      this.#pagefind = undefined;
      throw error;
    });
    return this.#pagefind;
  }

  /** Everything a first search needs, fetched before the first key. What fails here is asked for again, and told, by the search. */
  preload(): void {
    for (const load of [this.answers(), this.pagefind()]) load.catch(() => undefined);
  }

  /** What to ask Pagefind: its words as the index spells them, those that no page contains taken out or mended. */
  async #understand(query: string, typing: boolean): Promise<Pick<Passages, 'asked' | 'unknown' | 'perhaps' | 'cut'>> {
    const engine = await this.pagefind();
    const answers = await this.answers().catch(() => undefined);
    const { phrases, words: typed, cut } = toParts(query);
    const [unknown, perhaps, words]: [Passages['unknown'], Passages['perhaps'], string[]] = [[], [], []];
    void engine.preload([...typed, ...phrases].join(' '));
    for (let at = 0; at < typed.length; at++) {
      const word = typed[at]!;
      const low = word.toLowerCase();
      const spelled = answers?.spelled(low, typed[at + 1]?.toLowerCase());
      if (spelled?.both) at++;
      if (spelled || SMALL.has(low) || answers?.vocabulary.has(low)) {
        words.push(spelled?.word ?? word);
        continue;
      }
      // In quotes: without them Pagefind takes the nearest beginning of a word for the word itself.
      const pages = (await engine.search(`"${word}"`)).results.length;
      const near = answers && pages <= FEW ? meant(low, answers.vocabulary) : undefined;
      const begun = typing && at === typed.length - 1 && (near === undefined || answers!.begins(low));
      if (pages > 0 || begun) words.push(word);
      else if (near !== undefined) words.push(answers!.spelled(near)?.word ?? near);
      if (pages === 0 && !begun) unknown.push(near === undefined ? { word } : { word, meant: near });
      else if (near !== undefined && !begun) perhaps.push({ word, meant: near });
    }
    const large = words.filter((word) => !SMALL.has(word.toLowerCase()));
    return { asked: { words: large.length > 0 ? large : words, phrases }, unknown, perhaps, cut };
  }

  /** The pages that have all of it, as Pagefind ranks them. */
  async #ask({ words, phrases }: Asked, options: PagefindOptions): Promise<PagefindFound> {
    const engine = await this.pagefind();
    const [first = ''] = phrases;
    const found = await engine.search(words.length > 0 ? words.join(' ') : first && `"${first}"` || null, options);
    const having = await this.#having(phrases, options);
    return { ...found, results: found.results.filter(having) };
  }

  /** Whether a page has every phrase. Each is a search of its own: Pagefind knows quotation marks only around a whole query. */
  async #having(phrases: readonly string[], options: PagefindOptions): Promise<(result: Result) => boolean> {
    const engine = await this.pagefind();
    const sets = await Promise.all(phrases.map(async (phrase) => new Set((await engine.search(`"${phrase}"`, options)).results.map(({ id }) => id))));
    return ({ id }) => sets.every((set) => set.has(id));
  }

  /** The pages that have at least two fifths of the words, a rare word counting for more, best first. */
  async #askMost({ words, phrases }: Asked, options: PagefindOptions): Promise<Some[]> {
    const engine = await this.pagefind();
    const having = await this.#having(phrases, options);
    const pages = new Map<string, Some>();
    let total = 0;
    for (const word of words) {
      const { results } = await engine.search(word, options);
      const weight = 1 / Math.log(2 + results.length);
      total += weight;
      for (const result of results.filter(having)) {
        const page = pages.get(result.id) ?? { result, share: 0, score: 0, words: [] };
        pages.set(result.id, { ...page, share: page.share + weight, score: page.score + worthOf(result), words: [...page.words, word] });
      }
    }
    const worth = ({ share, score }: Some): number => share ** 2 * score;
    return [...pages.values()].filter(({ share }) => share >= total * 0.4).sort((a, b) => worth(b) - worth(a));
  }

  /** Every page that fits a state, best first. While the reader types, the last word may be unfinished. */
  async passages(state: State, typing = false): Promise<Passages> {
    const { query, facets, sort } = state;
    const understood = await this.#understand(query, typing);
    const options: PagefindOptions = { filters: toFilters(facets), ...(sort ? { sort: { date: sort === 'newest' ? 'desc' : 'asc' } } : {}) };
    const ask = async (what: Asked): Promise<Result[]> => {
      const { results } = await this.#ask(what, options);
      return sort ? results : results.sort((a, b) => worthOf(b) - worthOf(a));
    };
    let { asked } = understood;
    let results = inWords(asked) || !query ? await ask(asked) : [];
    const unfiltered = results.length === 0 && isFiltered(state) ? (await this.#ask(asked, {})).results.length : 0;
    let more: Result[] = [];
    if (asked.words.length > 1 && results.length <= FEW && unfiltered === 0) {
      const most = await this.#askMost(asked, options);
      if (results.length === 0 && most.length > 0) {
        asked = { ...asked, words: most.reduce((a, b) => (b.share > a.share ? b : a)).words };
        results = await ask(asked);
      }
      more = most.map(({ result }) => result);
    }
    const answer = results.length <= FEW && (await this.answers().catch(() => undefined))?.find(query, facets, 1).answers.find(({ score }) => score > ENOUGH);
    // Few pages say it as the reader does ("ROFR"), and an entry that answers says it otherwise.
    if (answer) more.push(...(await ask({ words: toParts(answer.row[2]).words.filter((word) => !SMALL.has(word.toLowerCase())), phrases: [] })));
    const apart = understood.asked.words.filter((word) => !asked.words.includes(word));
    const unique = new Map((sort ? results : [...results, ...more]).map((result) => [result.id, result]));
    return { ...understood, asked, results: [...unique.values()], whole: results.length, unfiltered, apart };
  }

  /** What each value of each facet would leave: within a facet values add up, so its own choice is left aside. */
  async counts({ facets }: State, asked: Asked): Promise<Counts> {
    await (await this.pagefind()).filters();
    const { filters: all } = await this.#ask(asked, { filters: toFilters(facets) });
    const counts = FACETS.map(async ([name]) => [name, (facets[name].length === 0 ? all : (await this.#ask(asked, { filters: toFilters({ ...facets, [name]: [] }) })).filters)[name] ?? {}] as const);
    return Object.fromEntries(await Promise.all(counts));
  }
}
