/** The pages that are no entry, and the places in them that a link may name. */
export const PAGES: Readonly<Record<string, readonly string[]>> = {
  '/': [],
  '/analysis/': [],
  '/topics/': [],
  '/agreement/': [],
  '/timeline/': [],
  '/facts/': [],
  '/charts/': [],
  '/claims/': [],
  '/people/': [],
  '/organizations/': [],
  '/glossary/': [],
  '/sources/': [],
  '/questions/': [],
  '/search/': [],
  '/corrections/': [],
  '/letters/': [],
  '/changes/': [],
  '/feeds/': [],
  '/data/': [],
  '/about/': [],
  '/standards/': ['statuses', 'verdicts', 'sources', 'corrections', 'dates', 'machine-help'],
  '/privacy/': [],
  '/accessibility/': [],
};

/** The timeline of one topic. */
export const timelinePath = (topic: string): string => `/timeline/topics/${topic}/`;

/** The timelines by topic that have an event to show. */
export const timelinesOf = (events: Iterable<{ topics: readonly string[] }>): string[] => [...new Set([...events].flatMap(({ topics }) => topics))].sort().map(timelinePath);

/** How many pieces the page of a topic lists, and where all of them stand when they are more. */
export const TOPIC_PIECES = 12;
export const topicPiecesPath = (topic: string): string => `/topics/${topic}/analysis/`;

/** How many pieces stand on one page of a long list. */
export const PAGE_LENGTH = 60;
