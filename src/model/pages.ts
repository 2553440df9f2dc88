import { ORGANIZATION_GROUPS } from './organization.ts';

/** Lists that `/data/` offers, each as JSON and as CSV; `outputs/data.ts` says what they hold. */
const DATA = ['articles', 'charts', 'claims', 'clauses', 'events', 'facts', 'letters', 'organizations', 'people', 'questions', 'series', 'sources', 'terms', 'topics', 'versions'] as const;
/** The name of such a list. */
export type Dataset = (typeof DATA)[number];

/** The pages that are no entry, and the places that always stand in them; `places.ts` has those that follow from the content. */
export const PAGES: Readonly<Record<string, readonly string[]>> = {
  '/': ['state', 'lead', 'checked', 'latest', 'turns', 'topics'],
  '/analysis/': [],
  '/topics/': [],
  '/agreement/': ['clauses', 'versions'],
  '/timeline/': [],
  '/facts/': [],
  '/charts/': [],
  '/claims/': [],
  '/people/': [],
  '/organizations/': Object.keys(ORGANIZATION_GROUPS),
  '/glossary/': [],
  '/sources/': ['most-cited'],
  '/questions/': [],
  '/search/': ['index'],
  '/corrections/': [],
  '/letters/': ['send'],
  '/changes/': [],
  '/feeds/': ['pieces', 'series', 'record', 'calendar', 'notes'],
  '/data/': ['license', 'fields', ...DATA],
  '/about/': ['what', 'who', 'how', 'machine-help', 'reach'],
  '/standards/': ['statuses', 'verdicts', 'sources', 'dates', 'corrections', 'machine-help', 'addresses'],
  '/privacy/': [],
  '/accessibility/': ['tests', 'limits'],
};

/** The timeline of one topic. */
export const timelinePath = (topic: string): string => `/timeline/topics/${topic}/`;

/** The timelines by topic that have an event to show. */
export const timelinesOf = (events: Iterable<{ topics: readonly string[] }>): string[] => [...new Set([...events].flatMap(({ topics }) => topics))].sort().map(timelinePath);

/** How many pieces the page of a topic lists. */
export const TOPIC_PIECES = 12;
/** Where all pieces on a topic stand, when they are more. */
export const topicPiecesPath = (topic: string): string => `/topics/${topic}/analysis/`;

/** How many pieces stand on one page of a long list. */
export const PAGE_LENGTH = 60;

/** The pages of a list, as Astro's `paginate` names them. */
const numberedPages = (first: string, count: number): string[] => Array.from({ length: Math.ceil(count / PAGE_LENGTH) }, (_, at) => (at === 0 ? first : `${first}${at + 1}/`));

/** The pages of the list of all pieces after its first, and those of the lists by topic, of the topics whose page does not list all. */
export function listPagesOf(articles: readonly { topics: readonly string[] }[]): string[] {
  const pieces = Map.groupBy(articles.flatMap(({ topics }) => topics), (topic) => topic);
  const long = [...pieces].filter(([, { length }]) => length > TOPIC_PIECES);
  return [...numberedPages('/analysis/', articles.length).slice(1), ...long.flatMap(([topic, { length }]) => numberedPages(topicPiecesPath(topic), length))].sort();
}

const each = (folders: readonly string[], names: readonly string[]): string[] => folders.flatMap((folder) => names.map((name) => folder + name));

/** The files beside the pages that a text may link to: feeds, the calendar, data, citations, copies. `articles` are the published ones. That the build writes them, and no others, is a test (tests/built/links.test.ts). */
export function filesOf({ articles, topics, series, charts }: Record<'articles' | 'topics' | 'series' | 'charts', Iterable<string>>): string[] {
  const pieces = [...articles].map((slug) => `/analysis/${slug}`);
  return [
    ...each(['/', '/claims/', '/timeline/', '/corrections/', '/changes/', ...[...topics].map((id) => `/topics/${id}/`), ...[...series].map((id) => `/series/${id}/`)], ['feed.xml', 'atom.xml', 'feed.json']),
    '/timeline/ahead.ics',
    ...each(DATA.map((name) => `/data/${name}`), ['.json', '.csv']),
    '/data/datapackage.json',
    ...each([...charts].map((id) => `/charts/${id}`), ['.svg', '.png', '.csv', '.json']),
    ...each(pieces, ['.md']),
    ...each([...pieces, ...pieces.map((piece) => `${piece}/sources`), '/sources/all'], ['.bib', '.ris', '.csl.json']),
  ];
}
