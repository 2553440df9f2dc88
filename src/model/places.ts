/** The places in a page of ours that a link may name. That the pages have them, and no others worth a link, is a test (tests/built/links.test.ts). Pure. */
import { chartId, evidenceIds, PARTS } from '../markdown/rehype-anchors.ts';
import type { Entries } from '../schemas/index.ts';
import { listChanges } from './changes.ts';
import type { CheckedArticle } from './check/given.ts';
import { keyOf, toEntry, type Entry, type Kind } from './entry.ts';
import { keyFactsOf } from './key-facts.ts';
import { onTopic, usersOf, type Ledger } from './ledger.ts';
import { PAGES } from './pages.ts';
import { isParty, type PartyName } from './parties.ts';

/** A place, or nothing where what it leads to is empty. */
const when = (there: unknown, ...places: string[]): string[] => (there ? places : []);

/** The topic under which each entry is listed. */
const firstTopics = (items: Iterable<{ topics: readonly string[] }>): string[] => [...items].map(({ topics }) => topics[0]!);

/** The party that a person was with, or else the kind of the organization that is named first. */
export function affiliationOf({ organizations: ids }: Entries['people'], organizations: Ledger['organizations']): PartyName | Entries['organizations']['kind'] | 'none' {
  return ids.find(isParty) ?? (ids[0] === undefined ? 'none' : organizations.get(ids[0])!.kind);
}

/** The letter under which a term stands in the glossary. */
export const glossaryLetter = ({ term }: Entries['terms']): string => term[0]!.toUpperCase();
/** Its id in the page. */
export const glossaryPlace = (letter: string): string => `letter-${letter.toLowerCase()}`;

const INDEXED: readonly Kind[] = ['topic', 'term', 'person', 'organization', 'claim', 'clause', 'article'];

/** The index of the search page: every name of every entry that stands in it, under its first letter. */
export function toIndex(entries: Iterable<Entry>): Map<string, { words: string; path: string; kind: Kind }[]> {
  const rows = [...entries]
    .filter(({ kind }) => INDEXED.includes(kind))
    .flatMap(({ title, aliases, path, kind }) => [title, ...aliases].map((words) => ({ words, path, kind })))
    .sort((a, b) => a.words.localeCompare(b.words, 'en') || a.path.localeCompare(b.path));
  return Map.groupBy(rows, ({ words }) => /^[A-Z]/.exec(words.normalize('NFD')[0]!.toUpperCase())?.[0] ?? '0–9');
}
/** The id of a letter in the page of search. */
export const indexPlace = (letter: string): string => `index-${letter === '0–9' ? 'digits' : letter.toLowerCase()}`;

/** A timeline: its years and its events. */
const timelineOf = (events: Iterable<Entries['events']>): string[] => [...events].flatMap(({ id, date }) => [`y${date.slice(0, 4)}`, id]);

/** Places of the pages that are no entry, beyond those that always stand there (`PAGES`). */
const LISTS: Record<string, (ledger: Ledger) => string[]> = {
  '/': ({ letters, front, articles }) => {
    const lead = articles.find(({ slug }) => slug === front.lead)?.lead;
    return [...when(letters.size > 0, 'front-letters'), ...(lead && 'chart' in lead ? [chartId(lead.chart)] : [])];
  },
  '/analysis/': ({ series, articles }) => [...series.values()].filter(({ id }) => articles.some((article) => article.series === id)).map(({ id }) => `series-${id}`),
  '/agreement/': ({ clauses, versions }) => [
    ...when(versions.size > 1, 'compare'),
    ...[...clauses.values()].flatMap(({ id, terms }) => [id, ...terms.map(({ version }) => `${id}-${version}`)]),
    ...[...versions.keys()].map((id) => `version-${id}`),
  ],
  '/timeline/': ({ events }) => timelineOf(events.values()),
  '/facts/': ({ facts }) => firstTopics(facts.values()),
  '/charts/': ({ charts }) => firstTopics(charts.values()),
  '/claims/': ({ claims }) => [...claims.values()].map(({ verdict }) => verdict),
  '/people/': ({ people, organizations }) => [...people.values()].map((person) => affiliationOf(person, organizations)),
  '/sources/': ({ sources }) => [...sources.values()].flatMap(({ kind, published }) => [kind, `${kind}-${published.slice(0, 4)}`]),
  '/glossary/': ({ terms }) => [...terms.values()].flatMap((term) => [glossaryPlace(glossaryLetter(term)), term.id]),
  '/questions/': ({ questions }) => [...questions.keys()],
  '/letters/': ({ letters }) => [...letters.keys()],
  '/changes/': ({ articles }) => listChanges(articles).map(({ date }) => `m-${date.slice(0, 7)}`),
  '/search/': ({ entries }) => [...toIndex(entries.values()).keys()].map(indexPlace),
};

const usedBy = (ledger: Ledger, kind: Kind, id: string): string[] => when(usersOf(ledger, keyOf(kind, id)).length, 'used');

/** The same of people and organizations, whose events stand apart. */
function usedIn(ledger: Ledger, kind: Kind, id: string): string[] {
  const users = usersOf(ledger, keyOf(kind, id));
  return [...when(users.some((user) => user.kind === 'event'), 'events'), ...when(users.some((user) => user.kind !== 'event'), 'used')];
}

/** Places of an entry's own page, by the folder of its kind. */
const ENTRIES: Record<string, (id: string, ledger: Ledger) => string[] | undefined> = {
  facts(id, ledger) {
    const fact = ledger.facts.get(id);
    if (!fact) return undefined;
    const others = fact.measure !== undefined && [...ledger.facts.values()].some((other) => other.measure === fact.measure && other.id !== id);
    return ['value', 'sources', ...when(fact.note, 'note'), ...when(others, 'measures'), ...when(fact.history.length, 'history'), ...usedBy(ledger, 'fact', id)];
  },
  claims: (id, ledger) => (ledger.claims.has(id) ? ['finding', 'sources', ...usedBy(ledger, 'claim', id)] : undefined),
  charts: (id, ledger) => (ledger.charts.has(id) ? ['note', 'sources', chartId(id), ...usedBy(ledger, 'chart', id)] : undefined),
  sources: (id, ledger) => (ledger.sources.has(id) ? ['cite', ...usedBy(ledger, 'source', id)] : undefined),
  agreement(id, ledger) {
    const clause = ledger.clauses.get(id);
    return clause && ['answer', 'versions', 'sources', ...clause.terms.map(({ version }) => version), ...when(clause.claims.length, 'claims'), ...when(clause.facts.length, 'facts'), ...usedBy(ledger, 'clause', id)];
  },
  timeline(id, ledger) {
    if (id.startsWith('topics/')) return timelineOf(onTopic(ledger.events.values(), id.slice('topics/'.length)));
    return ledger.events.has(id) ? ['what', 'who', 'sources', ...usedBy(ledger, 'event', id)] : undefined;
  },
  people(id, ledger) {
    const person = ledger.people.get(id);
    if (!person) return undefined;
    const { roles, positions } = person;
    return [...when(roles.length, 'roles'), ...when(positions.length, 'positions'), ...positions.map(({ date }) => `position-${date}`), ...when(toEntry.person(person).sources.length, 'sources'), ...usedIn(ledger, 'person', id)];
  },
  organizations(id, ledger) {
    const organization = ledger.organizations.get(id);
    return organization && [...when(keyFactsOf(organization, ledger).length, 'key-facts'), ...when(organization.sources.length, 'sources'), ...usedIn(ledger, 'organization', id)];
  },
  topics(id, ledger) {
    if (!ledger.topics.has(id)) return undefined;
    const [chart] = onTopic(ledger.charts.values(), id);
    return [
      'follow',
      ...when(onTopic(ledger.articles, id).length, 'analysis'),
      ...(chart ? ['chart', chartId(chart.id)] : []),
      ...when(onTopic(ledger.claims.values(), id).length, 'claims'),
      ...when(onTopic(ledger.facts.values(), id).length, 'facts'),
      ...when(onTopic(ledger.events.values(), id).some(({ weight }) => weight >= 2), 'events'),
      ...when(onTopic(ledger.questions.values(), id).length, 'questions'),
    ];
  },
};

/** Every place in a page that is no article; old ones (`redirects-from`) lead there too, and no text names them. */
export function placesIn(path: string, ledger: Ledger): string[] {
  const [, folder = '', id = ''] = /^\/([a-z]+)\/(?:(.+)\/)?$/.exec(path) ?? [];
  if (/^\/analysis\/.+\/republish\/$/.test(path)) return ['terms', 'html', 'markdown', 'line'];
  return [...new Set([...(PAGES[path] ?? []), ...(LISTS[path]?.(ledger) ?? []), ...((id !== '' && ENTRIES[folder]?.(id, ledger)) || [])])];
}

/** Every place in an article's page: its headings, paragraphs, tables and pictures, the parts before and after its text, and its evidence. */
export function placesInArticle({ ids, references, matter: { lead, questions, checks } }: Pick<CheckedArticle, 'ids' | 'references' | 'matter'>): string[] {
  /** Parts that stand only where the piece has something for them. */
  const filled: Partial<Record<(typeof PARTS)[number], boolean>> = { 'questions-and-answers': questions.length > 0, 'claims-checked': checks.length > 0 };
  return [...ids, ...PARTS.filter((part) => filled[part] ?? true), ...evidenceIds(references, lead)];
}
