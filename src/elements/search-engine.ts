/** What a search asks of the index: answers from our own files, passages from Pagefind, both loaded when they are first needed. */
import { Answers, type Columns, type Facets, type Head } from '../search/answers.ts';
import type { Passage } from '../search/landing.ts';
import { FACETS, NO_FACETS, toParts, type State } from '../search/state.ts';
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
  /** Words that no page contains, and the words that were searched for instead. */
  unknown: { word: string; meant?: string }[];
  /** Words that were left out because no page has them together with the others. */
  apart: string[];
  /** A better-known word near one that few pages contain. */
  perhaps: { word: string; meant: string }[];
  /** What was searched for besides: the title of the entry that answers, or fewer words. */
  also: string | undefined;
  /** What was searched for. */
  asked: Asked;
  /** The end of the query was left out. */
  cut: boolean;
}

const ONLY_SOURCES: PagefindOptions = { filters: { kind: { any: ['source'] } } };
const toFilters = (facets: Facets): NonNullable<PagefindOptions['filters']> =>
  Object.fromEntries(FACETS.filter(([name]) => facets[name].length > 0).map(([name]) => [name, { any: facets[name] }]));

/** A score that an entry has which fits all of a query. */
const WELL = 0.75;
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
    void engine.preload([...typed, ...phrases].join(' '), ONLY_SOURCES);
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

  /** The pages that have all of it. A phrase is a search of its own: Pagefind knows quotation marks only around a whole query. */
  async #ask({ words, phrases }: Asked, options: PagefindOptions): Promise<PagefindFound> {
    const engine = await this.pagefind();
    if (words.length === 0 && phrases.length === 1) return engine.search(`"${phrases[0]}"`, options);
    const found = await engine.search([...words, ...phrases].join(' ') || null, options);
    const sets = await Promise.all(phrases.map(async (phrase) => new Set((await engine.search(`"${phrase}"`, options)).results.map(({ id }) => id))));
    return { ...found, results: found.results.filter(({ id }) => sets.every((set) => set.has(id))) };
  }

  /** Of its words but one each, those that the fewest pages have, but some. */
  async #askLess({ words, phrases }: Asked, options: PagefindOptions): Promise<{ asked: Asked; results: Result[] } | undefined> {
    const tries = words.map(async (_, at) => {
      const asked = { words: words.filter((__, other) => other !== at), phrases };
      return { asked, results: inWords(asked) ? (await this.#ask(asked, options)).results : [] };
    });
    return (await Promise.all(tries)).filter(({ results }) => results.length > 0).sort((a, b) => a.results.length - b.results.length)[0];
  }

  /** A source's page says little more than its title: it counts for less than a page that says something. */
  async #askSourcesLast(asked: Asked, options: PagefindOptions): Promise<Result[]> {
    const [found, fromSources] = await Promise.all([this.#ask(asked, options), this.#ask(asked, { filters: { ...options.filters, ...ONLY_SOURCES.filters } })]);
    const sources = new Set(fromSources.results.map(({ id }) => id));
    const worth = ({ id, score }: Result): number => score * (sources.has(id) ? 0.4 : 1);
    return found.results.sort((a, b) => worth(b) - worth(a));
  }

  /** Every page that fits a state, best first. While the reader types, the last word may be unfinished. */
  async passages({ query, facets, sort }: State, typing = false): Promise<Passages> {
    const understood = await this.#understand(query, typing);
    const options: PagefindOptions = { filters: toFilters(facets), ...(sort ? { sort: { date: sort === 'newest' ? 'desc' : 'asc' } } : {}) };
    let { asked } = understood;
    let results: Result[] = [];
    if (inWords(asked) || !query) results = sort || facets.kind.length > 0 ? (await this.#ask(asked, options)).results : await this.#askSourcesLast(asked, options);
    while (results.length === 0 && asked.words.length > 1 && (await this.#ask(asked, {})).results.length === 0) {
      const less = await this.#askLess(asked, options);
      asked = less?.asked ?? { ...asked, words: asked.words.slice(1) };
      results = less?.results ?? [];
    }
    let also: Passages['also'];
    if (results.length <= FEW && !sort && inWords(asked)) {
      // Few pages say it as the reader does ("ROFR"), and an entry that answers says it otherwise; or few have all of the words.
      const answers = await this.answers().catch(() => undefined);
      const title = answers?.find(query, facets, 1).answers.find(({ score }) => score > ENOUGH)?.row[2];
      const titled = title === undefined ? undefined : { words: toParts(title).words.filter((word) => !SMALL.has(word.toLowerCase())), phrases: [] };
      const wider = titled ? { asked: titled, results: await this.#askSourcesLast(titled, options) } : await this.#askLess(asked, options);
      const more = wider?.results.filter(({ id }) => !results.some((result) => result.id === id)) ?? [];
      if (more.length > 0) also = title ?? inWords(wider!.asked);
      results = [...results, ...more];
    }
    const apart = understood.asked.words.filter((word) => !asked.words.includes(word));
    return { ...understood, asked, results, also, apart };
  }

  /** What each value of each facet would leave: within a facet values add up, so its own choice is left aside. */
  async counts({ facets }: State, asked: Asked): Promise<Counts> {
    await (await this.pagefind()).filters();
    const { filters: all } = await this.#ask(asked, { filters: toFilters(facets) });
    const counts = FACETS.map(async ([name]) => [name, (facets[name].length === 0 ? all : (await this.#ask(asked, { filters: toFilters({ ...facets, [name]: [] }) })).filters)[name] ?? {}] as const);
    return Object.fromEntries(await Promise.all(counts));
  }

  /** How many results there would be without the facets. */
  async unfiltered(state: State): Promise<number> {
    return (await this.passages({ ...state, facets: NO_FACETS })).results.length;
  }
}
