/** What rules look up, gathered once: which ids there are, and which addresses. */
import { rowOf } from '../agreement.ts';
import { oldIdsOf, pathOf, type Kind } from '../entry.ts';
import type { Ledger } from '../ledger.ts';
import { ADDRESSED, kindOf } from '../mentions.ts';
import { filesOf, listPagesOf, PAGES, timelinesOf } from '../pages.ts';
import { placesIn, placesInArticle } from '../places.ts';
import type { Problem } from '../problem.ts';
import { lostIn } from './lost.ts';
import { checkNames } from './names.ts';
import { isWhole, lineIn, type CheckedArticle, type Given, type Placed } from './given.ts';

/** Which ids there are, by kind, and which of the articles are drafts. */
export interface KnownIds {
  /** With those of entries that break their schema. */
  ids: Readonly<Record<Kind, ReadonlySet<string>>>;
  drafts: ReadonlySet<string>;
  /** The id of today at each address that redirects to its entry. */
  renamed: ReadonlyMap<string, string>;
  /** What was lost with a part of a file, which is told once. */
  lost: ReadonlyMap<Kind, ReadonlySet<string>>;
}

/** What was given, and what follows from it. */
export interface Known extends Given, KnownIds {
  published: readonly CheckedArticle[];
  /** Ids that are named and nobody has: what is told of first, as it leaves more than itself unknown. */
  dangling: readonly Problem[];
  /** Addresses of pages; of files beside them, which the build writes; and of entries and rows that stand in a page, `/glossary/#agi`. */
  pages: ReadonlySet<string>;
  files: ReadonlySet<string>;
  places: ReadonlySet<string>;
  redirects: readonly Redirect[];
  /** Where an old address leads now. */
  movedTo: ReadonlyMap<string, string>;
  /** The places in a page, or nothing where something else has to be mended before they are known. */
  placesOf(path: string): ReadonlySet<string> | undefined;
}

/** An old address, as an entry or article has it in `redirects-from`. */
interface Redirect {
  from: string;
  /** Who redirects from it, and where that stands now. */
  id: string;
  home: string;
  file: string;
  line(): number;
}

/** Gather it: once for all rules. */
export function toKnown(given: Given): Known {
  const { content, articles } = given;
  const redirects = [...redirectsIn(given)];
  const names = toKnownIds(given, redirects);
  const { ids, drafts } = names;
  const published = articles.filter(({ slug }) => !drafts.has(slug));
  const dangling = [...checkNames(given, names)];

  const addresses = (Object.keys(ids) as Kind[]).flatMap((kind) => [...ids[kind]].map((id) => pathOf(kind, id)));
  const pages = new Set([
    ...Object.keys(PAGES),
    ...timelinesOf(content.events.map(({ value }) => value)),
    ...listPagesOf(published.map(({ matter }) => matter)),
    ...addresses.filter((path) => !path.includes('#')),
    ...[...ids.article].map((slug) => `/analysis/${slug}/republish/`),
  ]);
  const places = new Set([
    ...addresses.filter((path) => path.includes('#')),
    ...[...ids.clause].map(rowOf),
    ...Object.entries(PAGES).flatMap(([page, fragments]) => fragments.map((fragment) => `${page}#${fragment}`)),
  ]);
  return {
    ...given,
    ...names,
    published,
    dangling,
    pages,
    files: new Set(filesOf({ articles: published.map(({ slug }) => slug), topics: ids.topic, series: ids.series, charts: ids.chart })),
    places,
    redirects,
    movedTo: new Map([...redirects.filter(({ from }) => !pages.has(from) && !places.has(from)).map(({ from, home }) => [from, home] as const), ...movedPlaces(given)]),
    placesOf: toPlacesOf(given, dangling.length === 0 && names.lost.size === 0),
  };
}

function toKnownIds({ content, broken, articles, addresses }: Given, redirects: readonly Redirect[]): KnownIds {
  const listed = ADDRESSED.map((name) => [kindOf[name], new Set([...content[name].map(({ value }) => value.id), ...(broken[name] ?? [])])]);
  const ids: KnownIds['ids'] = { article: new Set([...articles.map(({ slug }) => slug), ...broken.articles]), ...Object.fromEntries(listed) };
  const renamed = new Map(redirects.map(({ from, id }) => [from, id]));
  return { ids, renamed, drafts: new Set(articles.filter(({ matter }) => matter.draft).map(({ slug }) => slug)), lost: lostIn(addresses, { ids, renamed }) };
}

function* redirectsIn({ content, articles }: Given): Generator<Redirect> {
  for (const name of ADDRESSED) {
    for (const { value, file, lineOf } of content[name] as Placed<{ id: string; 'redirects-from'?: string[] }>[]) {
      for (const from of value['redirects-from'] ?? []) yield { from, id: value.id, home: pathOf(kindOf[name], value.id), file, line: () => lineOf(['redirects-from']) };
    }
  }
  for (const article of articles) {
    const { slug, file, matter } = article;
    for (const [at, from] of matter['redirects-from'].entries()) yield { from, id: slug, home: pathOf('article', slug), file, line: () => lineIn(article, 'redirects-from', `[${at + 1}]`) };
  }
}

/** Old places in pages that hold more than one thing: rows of the table of clauses, headings of articles. */
function* movedPlaces({ content, articles }: Given): Generator<[from: string, to: string]> {
  for (const { value } of content.clauses) for (const old of oldIdsOf(value['redirects-from'])) yield [rowOf(old), rowOf(value.id)];
  for (const { slug, matter, ids } of articles) {
    const path = pathOf('article', slug);
    for (const [old, now] of Object.entries(matter['ids-from'])) if (!ids.includes(old)) yield [`${path}#${old}`, `${path}#${now}`];
  }
}

/** All but an article's own places follow from the joined ledger: what names nobody, or is not read, leaves them unknown. */
function toPlacesOf({ broken, articles, join }: Given, complete: boolean): Known['placesOf'] {
  const whole = complete && isWhole(broken);
  const pieces = new Map(articles.map((article) => [pathOf('article', article.slug), article]));
  const known = new Map<string, ReadonlySet<string>>();
  let joined: Ledger | undefined;
  return (path) => {
    const piece = pieces.get(path);
    if (!piece && !whole) return undefined;
    if (!known.has(path)) known.set(path, new Set(piece ? placesInArticle(piece) : placesIn(path, (joined ??= join()))));
    return known.get(path);
  };
}
