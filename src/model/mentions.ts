/** Which entries an entry names, and where in it: the one list from which both the check and the back-links are made. */
import type { ArticleMatter } from '../schemas/article.ts';
import type { Entries, FileName } from '../schemas/index.ts';
import type { Kind } from './entry.ts';

/** An id in an entry that is another's. */
export interface Mention {
  /** The kinds it may be: an actor is a person or an organization. */
  kinds: readonly [Kind, ...Kind[]];
  id: string;
  /** Place of the id within the entry. */
  path: readonly PropertyKey[];
}

const list = (kinds: Mention['kinds'], ids: readonly string[], ...path: PropertyKey[]): Mention[] =>
  ids.map((id, at) => ({ kinds, id, path: [...path, at] }));
const one = (kinds: Mention['kinds'], id: string | undefined, ...path: PropertyKey[]): Mention[] => (id === undefined ? [] : [{ kinds, id, path }]);
const topics = ({ topics: ids }: { topics: readonly string[] }): Mention[] => list(['topic'], ids, 'topics');
const sources = ({ sources: ids }: { sources: readonly string[] }, ...path: PropertyKey[]): Mention[] => list(['source'], ids, ...path, 'sources');
const nested = <T extends { sources: readonly string[] }>(name: string, items: readonly T[]): Mention[] =>
  items.flatMap((item, at) => sources(item, name, at));

/** What an entry of each file names. */
export const mentionsOf: { [Name in FileName]: (value: Entries[Name]) => Mention[] } = {
  topics: (topic) => one(['fact'], topic.fact, 'fact'),
  series: () => [],
  sources: () => [],
  organizations: (organization) => sources(organization),
  people: (person) => [...list(['organization'], person.organizations, 'organizations'), ...sources(person), ...nested('positions', person.positions)],
  terms: (term) => sources(term),
  facts: (fact) => [...topics(fact), ...sources(fact), ...nested('history', fact.history), ...one(['fact'], fact.supersededBy, 'supersededBy')],
  charts: (chart) => [...topics(chart), ...nested('points', chart.points)],
  events: (event) => [...one(['fact'], event.fact, 'fact'), ...topics(event), ...list(['person', 'organization'], event.actors, 'actors'), ...sources(event)],
  claims: (claim) => [...topics(claim), ...sources(claim)],
  questions: (question) => topics(question),
  versions: (version) => sources(version),
  clauses: (clause) => [...list(['fact'], clause.facts, 'facts'), ...list(['claim'], clause.claims, 'claims'), ...one(['version'], clause.since, 'since'), ...clause.terms.flatMap(({ version }, at) => one(['version'], version, 'terms', at, 'version')), ...nested('terms', clause.terms)],
  letters: (letter) => one(['article'], letter.article, 'article'),
  synonyms: () => [],
  front: (front) => [...one(['article'], front.lead, 'lead'), ...list(['claim'], front.claims, 'claims')],
};

/** What the front matter of an article names by id; its text names entries by directives (`kindNamed`). */
export const mentionsInFront = ({ about, lead, topics: ids, checks, unknown, series }: Pick<ArticleMatter, 'about' | 'lead' | 'topics' | 'checks' | 'unknown' | 'series'>): Mention[] => [
  ...(about ? ('fact' in about ? one(['fact'], about.fact, 'about') : one(['claim'], about.claim, 'about')) : []),
  ...(lead && 'chart' in lead ? one(['chart'], lead.chart, 'lead') : []),
  ...(lead && 'agreement' in lead ? one(['clause'], lead.agreement, 'lead') : []),
  ...list(['topic'], ids, 'topics'),
  ...list(['claim'], checks, 'checks'),
  ...list(['question'], unknown, 'unknown'),
  ...one(['series'], series, 'series'),
];

/** The kind of entry that a file holds; `front` and `synonyms` have no address. */
export const kindOf: Record<Exclude<FileName, 'front' | 'synonyms'>, Kind> = {
  topics: 'topic',
  series: 'series',
  sources: 'source',
  organizations: 'organization',
  people: 'person',
  terms: 'term',
  facts: 'fact',
  charts: 'chart',
  events: 'event',
  claims: 'claim',
  questions: 'question',
  versions: 'version',
  clauses: 'clause',
  letters: 'letter',
};

/** The files whose entries have an address. */
export const ADDRESSED = Object.keys(kindOf) as (keyof typeof kindOf)[];
