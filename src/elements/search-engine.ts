/** What a search asks of the index: answers from our own files, passages from Pagefind, both loaded when they are first needed. */
import { make } from './make.ts';
import type * as Facets from './search-facets.ts';
import { toAnswers, type Answer, type Columns, type Head } from '../search/answers.ts';
import type { Passage } from '../search/landing.ts';
import type { toAsked } from '../search/query.ts';
import { isFiltered, toParts, type State } from '../search/state.ts';
import { meant, stem, toWords } from '../search/words.ts';

/** A page that was found, as Pagefind's script tells of it (pagefind.app/docs/api). */
export interface PassageData extends Passage {
  meta: Record<string, string>;
  excerpt: string;
  sub_results: { title: string; url: string; excerpt: string; anchor?: { location: number }; locations: number[] }[];
}
/** The same before it is loaded. The score has no unit: a higher one fits better. */
export interface Result {
  id: string;
  score: number;
  data(): Promise<PassageData>;
}
interface Pagefind {
  preload(query: string): Promise<void>;
  search(query: string | null): Promise<{ results: Result[] }>;
}

/** A state with its query as the index has it. */
export type Search = State & ReturnType<typeof toAsked>;

/** Words that a page must have, phrases that must stand in it as they are, and those that must not. */
interface Asked {
  words: readonly string[];
  phrases: readonly string[];
  without: readonly string[];
}
/** What was asked for, as a note names it: phrases in quotation marks. */
export const askedInWords = ({ words, phrases }: Asked): string => [...words, ...phrases.map((phrase) => `“${phrase}”`)].join(' ');

/** What a search has found, and what was made of its words. */
export interface Passages {
  results: Result[];
  /** How many of the results, from the first, have all that was searched for. */
  whole: number;
  /** What there would be without the facets. */
  unfiltered: readonly Result[];
  /** Words that no page contains, with what was searched for instead, and words that few pages contain, with a better-known one that is near. */
  slips: { word: string; pages: number; meant: string | undefined }[];
  /** Words that were left out because no page has them together with the others. */
  apart: string[];
  /** What was searched for. */
  asked: Asked;
  /** The end of the query was left out. */
  cut: boolean;
}

/** A source's page says little more than its title: it counts for less than a page that says something. The id of a result begins with its kind. */
const worthOf = ({ id, score }: Result): number => score * (id.startsWith('source') ? 0.4 : 1);

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

/** A load that all share, begun again by the next who asks after it has failed. */
function shared<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));
}

/** Where the site stands, `/` or `/something/`. */
export const BASE = import.meta.env.BASE_URL;
/** Files of the answers that are here. */
const taken = new Set<number>();

/** A file of search's own folder. */
export async function get(name: string): Promise<Response> {
  const response = await fetch(`${BASE}pagefind/${name}`);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response;
}
const json = async <T>(name: string): Promise<T> => (await get(`answers/${name}.json`)).json() as Promise<T>;

/** The first file of the answers. The page of a search has asked for it before this script came (load-ahead.ts). */
const loadAnswers = shared(async () => toAnswers((await globalThis.answersAhead) ?? (await json<Head>('head'))));

/** Have the pieces of the index fetched in which a query's words stand, while Pagefind is on its way. It files a word under its stem, nearly always in the same piece. */
async function fetchAhead(query: string): Promise<void> {
  const answers = await loadAnswers();
  const { digest, words, few } = answers.head.index;
  for (const word of answers.large(toParts(query.toLowerCase()).words)) {
    const piece = words.findLastIndex((first) => first <= word);
    // No piece holds a word before the first.
    if (piece >= 0) document.head.append(make('link', { rel: 'preload', as: 'fetch', crossOrigin: '', href: `${BASE}pagefind/index/${digest}_${piece}${few.includes(piece) ? '_few' : ''}.pf_index` }));
  }
}

/** What knows of the facets and the order, a script of its own, fetched when they are seen or chosen. */
export const loadSieve = shared(async () => {
  const [{ toSieve }, columns, { head }] = await Promise.all([import(/* @vite-ignore */ `${BASE}pagefind/facets.js`) as Promise<typeof Facets>, json<Columns>('facets'), loadAnswers()]);
  return toSieve(columns, head);
});

/** The answers to a search that fit its facets, best first. */
export async function find(state: Search, most: number): Promise<Answer[]> {
  const answers = await loadAnswers();
  const sieve = isFiltered(state) ? await loadSieve() : undefined;
  return answers.find(state.query, most, sieve && ((row) => sieve.fits(row, state.facets)), state.without);
}

/** Pagefind, on the page's own thread: its worker would cost as many bytes again (build/pagefind-script.ts). */
const loadPagefind = shared(async () => ((await import(/* @vite-ignore */ `${BASE}pagefind/pagefind.js`)) as { load(): Promise<Pagefind> }).load());

/** Take in the files of the answers that hold a query's words. Returns whether there are any. */
export async function moreAnswers(query: string): Promise<boolean> {
  const answers = await loadAnswers();
  const files = answers.shardsFor(query);
  await Promise.all(
    files.map(async (at) => {
      if (taken.has(at)) return;
      answers.add(await json<Columns>(String(at)));
      taken.add(at);
    }),
  );
  return files.length > 0;
}

/** Everything a first search needs, fetched before the first key. What fails here is asked for again, and told, by the search. */
export function preload(): void {
  Promise.all([loadAnswers(), loadPagefind()]).catch(() => undefined);
}

/** What to ask Pagefind: its words as the index spells them, those that no page contains taken out or mended. */
async function understand({ query, without }: Search, typing: boolean): Promise<Pick<Passages, 'asked' | 'slips' | 'cut'>> {
  const engine = await loadPagefind();
  const answers = await loadAnswers().catch(() => undefined);
  const { phrases, words: typed, cut } = toParts(query);
  const slips: Passages['slips'] = [];
  const words: string[] = [];
  for (const text of [typed.join(' '), ...phrases.map((phrase) => `"${phrase}"`)]) void engine.preload(text);
  for (let at = 0; at < typed.length; at++) {
    const word = typed[at]!;
    const low = word.toLowerCase();
    const spelled = answers?.spelled(low, typed[at + 1]?.toLowerCase());
    if (spelled?.both) at++;
    if (spelled || answers?.small.has(low) || answers?.vocabulary.has(low)) {
      words.push(spelled?.word ?? word);
      continue;
    }
    // In quotes: without them Pagefind takes the nearest beginning of a word for the word itself.
    const pages = (await engine.search(`"${word}"`)).results.length;
    // What no page has another word may say: "OAI".
    const other = pages === 0 && answers?.head.synonyms.find((group) => group.some((one) => one.toLowerCase() === low))?.[0];
    const near = other || (answers && pages <= FEW ? meant(low, answers.vocabulary) : undefined);
    const begun = typing && at === typed.length - 1 && (near === undefined || answers!.startingWith(low).length > 0);
    if (pages > 0 || begun) words.push(word);
    else if (near !== undefined) words.push(answers!.spelled(near)?.word ?? near);
    if (!begun && (pages === 0 || near !== undefined)) slips.push({ word, pages, meant: near });
  }
  return { asked: { words: answers?.large(words) ?? words, phrases, without }, slips, cut };
}

/** The pages that have all of it and nothing that is not wanted, best first. A phrase is a search of its own: Pagefind knows quotation marks only around a whole query. */
async function ask({ words, phrases, without }: Asked): Promise<Result[]> {
  const engine = await loadPagefind();
  const quoted = [...phrases, ...without].map((phrase) => `"${phrase}"`);
  if (words.length > 0 || phrases.length === 0) quoted.unshift(words.join(' '));
  const found = await Promise.all(quoted.map(async (query) => (await engine.search(query || null)).results));
  const sets = found.map((results) => new Set(results.map(({ id }) => id)));
  return found[0]!.filter(({ id }) => sets.every((set, at) => set.has(id) === at < sets.length - without.length)).sort((a, b) => worthOf(b) - worthOf(a));
}

/** The pages that have the phrases, nothing that is not wanted, and at least two fifths of the words, a rare word and one of the answer's name counting for more, best first. */
async function askMost({ words, ...others }: Asked, name: string): Promise<Some[]> {
  const named = toWords(name).map(stem);
  const pages = new Map<string, Some>();
  let total = 0;
  for (const word of words) {
    const results = await ask({ words: [word], ...others });
    const weight = (named.includes(stem(word.toLowerCase())) ? 2 : 1) / Math.log(2 + results.length);
    total += weight;
    for (const result of results) {
      const page = pages.get(result.id) ?? { result, share: 0, score: 0, words: [] };
      page.share += weight;
      page.score += worthOf(result);
      page.words.push(word);
      pages.set(result.id, page);
    }
  }
  const worth = ({ share, score }: Some): number => share ** 2 * score;
  return [...pages.values()].filter(({ share }) => share >= total * 0.4).sort((a, b) => worth(b) - worth(a));
}

/** Every page that fits a search, best first. While the reader types, the last word may be unfinished. */
export async function passages(state: Search, typing = false): Promise<Passages> {
  const { query, sort, without } = state;
  if (!typing) fetchAhead(query).catch(() => undefined);
  const understood = await understand(state, typing);
  let { asked } = understood;
  let results = askedInWords(asked) || !query ? await ask(asked) : [];
  let more: Result[] = [];
  if (results.length <= FEW) {
    const [answer] = await find(state, 1).catch(() => []);
    const name = answer?.row[2] ?? '';
    if (asked.words.length > 1) {
      const most = await askMost(asked, name);
      if (!results[0] && most[0]) {
        asked = { ...asked, words: most.reduce((a, b) => (b.share > a.share ? b : a)).words };
        results = await ask(asked);
      }
      more = most.map(({ result }) => result);
    }
    // Few pages say it as the reader does ("ROFR"), and an entry that answers says it otherwise.
    if ((answer?.score ?? 0) > ENOUGH) more.push(...(await ask({ words: (await loadAnswers()).large(toParts(name).words), phrases: [], without })));
  }
  const apart = understood.asked.words.filter((word) => !asked.words.includes(word));
  const whole = new Set(results.map(({ id }) => id));
  const unfiltered = sort ? results : [...results, ...new Map(more.filter(({ id }) => !whole.has(id)).map((result) => [result.id, result])).values()];
  const found = sort || isFiltered(state) ? (await loadSieve()).sift(unfiltered, state) : unfiltered;
  return { ...understood, asked, results: found, whole: found.filter(({ id }) => whole.has(id)).length, unfiltered, apart };
}
