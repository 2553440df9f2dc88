/** What a search asks of the index: answers from our own files, passages from Pagefind, both loaded when they are first needed. */
import { Answers, type Columns, type Facets, type Head } from '../search/answers.ts';
import type { Passage } from '../search/landing.ts';
import { FACETS, toParts, type State } from '../search/state.ts';
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
type Counts = Record<string, Record<string, number>>;
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
  search(query: string | null, options?: PagefindOptions): Promise<PagefindFound>;
}

export interface Passages {
  results: Result[];
  /** How many results each value of each facet would leave. */
  counts: Counts;
  /** Words that no page contains, and the words that were searched for instead. */
  unknown: { word: string; meant?: string }[];
  /** Words that were left out because no page has them together with the others. */
  apart: string[];
  /** A better-known word near one that few pages contain. */
  perhaps: { word: string; meant: string }[];
  /** What was searched for besides: the title of the entry that answers, or fewer words. */
  also: string | undefined;
  /** What was searched for, in words. */
  searched: string;
  /** The end of the query was left out. */
  cut: boolean;
}

/** A score that only an entry's own title or alias gives. */
const ENOUGH = 1.2;
/** Few pages: a word in more of them is no slip. */
const FEW = 3;

export class Engine {
  readonly #base: string;
  #answers: Promise<Answers> | undefined;
  readonly #shards = new Map<number, Promise<void>>();
  #pagefind: Promise<Pagefind> | undefined;
  #head: Head | undefined;
  #counted: Promise<Counts> | undefined;

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

  /** The first file of the answers. A failed download is asked for again by the next search. */
  answers(): Promise<Answers> {
    this.#answers ??= this.#json<Head>('head').then(
      (head) => new Answers((this.#head = head)),
      (error: unknown) => {
        this.#answers = undefined;
        throw error;
      },
    );
    return this.#answers;
  }

  /** The answers with the files of a query's words; `early` sees them before. A query that says an entry's own title needs no more. */
  async answersTo(query: string, early: (answers: Answers) => void): Promise<Answers> {
    const answers = await this.answers();
    early(answers);
    if ((answers.find(query).answers[0]?.score ?? 0) > ENOUGH) return answers;
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

  /** Every page that fits a state, best first. While the reader types, the last word may be unfinished. */
  async passages({ query, facets, sort }: State, { counts: withCounts = false, typing = false } = {}): Promise<Passages> {
    const engine = await this.pagefind();
    const answers = await this.answers().catch(() => undefined);
    if (withCounts) await (this.#counted ??= engine.filters());
    const { phrases, words: typed, cut } = toParts(query);
    const filters = (but?: string) => Object.fromEntries(FACETS.filter(([name]) => name !== but && facets[name].length > 0).map(([name]) => [name, { any: facets[name] }]));
    const options: PagefindOptions = { filters: filters(), ...(sort ? { sort: { date: sort === 'newest' ? ('desc' as const) : ('asc' as const) } } : {}) };

    const unknown: Passages['unknown'] = [];
    const perhaps: Passages['perhaps'] = [];
    const words: string[] = [];
    for (let at = 0; at < typed.length; at++) {
      const word = typed[at]!;
      const spelled = answers?.spelled(word.toLowerCase(), typed[at + 1]?.toLowerCase());
      if (spelled) {
        words.push(spelled.word);
        if (spelled.both) at++;
        continue;
      }
      if (SMALL.has(word.toLowerCase()) || answers?.vocabulary.has(word.toLowerCase())) {
        words.push(word);
        continue;
      }
      const low = word.toLowerCase();
      // In quotes: without them Pagefind takes the nearest beginning of a word for the word itself.
      const pages = (await engine.search(`"${word}"`)).results.length;
      const near = answers && pages <= FEW ? meant(low, answers.vocabulary) : undefined;
      const begun = typing && at === typed.length - 1 && (near === undefined || answers!.begins(low));
      if (pages > 0 || begun) {
        words.push(word);
        if (near && near !== low && !begun) perhaps.push({ word, meant: near });
      } else {
        unknown.push(near === undefined ? { word } : { word, meant: near });
        if (near !== undefined) words.push(answers!.spelled(near)?.word ?? near);
      }
    }

    const large = words.filter((word) => !SMALL.has(word.toLowerCase()));
    const kept = large.length > 0 ? large : words;
    const ask = async (asked: readonly string[], to: PagefindOptions): Promise<PagefindFound> => {
      const all = [...asked, ...phrases].join(' ');
      const found = await engine.search(all || null, to);
      if (phrases.length === 0) return found;
      const sets = await Promise.all(phrases.map(async (phrase) => new Set((await engine.search(`"${phrase}"`, to)).results.map(({ id }) => id))));
      return { ...found, results: found.results.filter(({ id }) => sets.every((set) => set.has(id))) };
    };
    const nothing: PagefindFound = { results: [], filters: {}, totalFilters: {} };
    const asks = kept.length > 0 || phrases.length > 0 || (!query && Object.keys(filters()).length > 0);
    /** Of the words but one each, those that the fewest pages have, but some. */
    const butOne = async (all: readonly string[]): Promise<{ words: string[]; found: PagefindFound } | undefined> => {
      const tries = await Promise.all(all.map(async (_, at) => {
          const left = all.filter((__, other) => other !== at);
          return { words: left, found: await ask(left, options) };
        }));
      return tries.filter((each) => each.found.results.length > 0).sort((a, b) => a.found.results.length - b.found.results.length)[0];
    };
    let asked = kept;
    let found = asks ? await ask(kept, options) : nothing;
    while (found.results.length === 0 && asked.length > 1 && (await ask(asked, {})).results.length === 0) {
      const fewer = await butOne(asked);
      asked = fewer?.words ?? asked.slice(1);
      found = fewer?.found ?? found;
    }
    if (!sort && facets.kind.length === 0 && found.results.length > 0) found = { ...found, results: await this.#sourcesLast(found.results, asked, options) };
    // Few pages say it as the reader does ("ROFR"), and an entry that answers says it otherwise: its title is searched for too.
    const title = found.results.length <= FEW && !sort ? answers?.find(query, facets, 1).answers.find(({ score }) => score > ENOUGH)?.row[2] : undefined;
    const titled = title === undefined ? undefined : { words: toParts(title).words.filter((word) => !SMALL.has(word.toLowerCase())) };
    // Or few pages have all of its words: those that have all but one come after them.
    const wider = titled ? { ...titled, found: await ask(titled.words, options) } : found.results.length <= FEW && asked.length > 1 && !sort ? await butOne(asked) : undefined;
    const also = wider?.found.results.filter(({ id }) => !found.results.some((result) => result.id === id)) ?? [];
    const counts: Counts = {};
    if (withCounts && asks) {
      for (const [name] of FACETS) counts[name] = facets[name].length === 0 ? (found.filters[name] ?? {}) : ((await ask(asked, { filters: filters(name) })).filters[name] ?? {});
    }
    return {
      results: [...found.results, ...also],
      counts,
      also: also.length > 0 ? (title ?? wider!.words.join(' ')) : undefined,
      unknown,
      apart: kept.filter((word) => !asked.includes(word)),
      perhaps,
      searched: [...asked, ...phrases.map((phrase) => `“${phrase}”`)].join(' '),
      cut,
    };
  }

  /** A source's page says little more than its title: it counts for less than a page that says something. */
  async #sourcesLast(results: readonly Result[], words: readonly string[], options: PagefindOptions): Promise<Result[]> {
    const engine = await this.pagefind();
    const sources = new Set((await engine.search(words.join(' ') || null, { filters: { ...options.filters, kind: { any: ['source'] } } })).results.map(({ id }) => id));
    const worth = ({ id, score }: Result): number => score * (sources.has(id) ? 0.4 : 1);
    return [...results].sort((a, b) => worth(b) - worth(a));
  }

  /** How many results there would be without the facets. */
  async unfiltered(state: State): Promise<number> {
    const none = Object.fromEntries(FACETS.map(([name]) => [name, []])) as unknown as Facets;
    return (await this.passages({ ...state, facets: none })).results.length;
  }
}
