/** Anything with an address: what lists, search, cards, feeds and back-links know of it, whatever its kind. */
import type { Entries } from '../schemas/index.ts';
import type { Status } from '../schemas/common.ts';
import type { Unit, Verdict } from '../schemas/ledger.ts';
import { statusOf } from './agreement.ts';
import type { Article } from './article.ts';
import { modifiedOn } from './day.ts';

/** In the order in which lists of mixed kinds show them. */
export const KINDS = [
  'article',
  'topic',
  'series',
  'claim',
  'fact',
  'clause',
  'version',
  'chart',
  'event',
  'person',
  'organization',
  'term',
  'question',
  'letter',
  'source',
] as const;
/** The kind of an entry, in the singular: `fact`. */
export type Kind = (typeof KINDS)[number];

/** One word for a reader, and the plural. */
export const KIND_NAMES: Record<Kind, readonly [string, string]> = {
  article: ['Article', 'Articles'],
  topic: ['Topic', 'Topics'],
  series: ['Series', 'Series'],
  claim: ['Claim', 'Claims'],
  fact: ['Fact', 'Facts'],
  clause: ['Clause', 'Clauses'],
  version: ['Version', 'Versions'],
  chart: ['Chart', 'Charts'],
  event: ['Event', 'Events'],
  person: ['Person', 'People'],
  organization: ['Organization', 'Organizations'],
  term: ['Term', 'Terms'],
  question: ['Open question', 'Open questions'],
  letter: ['Letter', 'Letters'],
  source: ['Source', 'Sources'],
};

/** `fact:microsoft-stake`: one entry among all. */
export type Key = `${Kind}:${string}`;
/** The key of an entry by kind and id. */
export const keyOf = (kind: Kind, id: string): Key => `${kind}:${id}`;

/** The ids of one kind among keys, in their order. */
export const idsOf = (kind: Kind, keys: readonly Key[]): string[] => keys.flatMap((key) => (key.startsWith(`${kind}:`) ? key.slice(kind.length + 1) : []));

/** Where entries of a kind stand; their ids follow. */
export const HOMES: Record<Kind, string> = {
  article: '/analysis/',
  topic: '/topics/',
  series: '/analysis/#series-',
  claim: '/claims/',
  fact: '/facts/',
  clause: '/agreement/',
  version: '/agreement/#version-',
  chart: '/charts/',
  event: '/timeline/',
  person: '/people/',
  organization: '/organizations/',
  term: '/glossary/#',
  question: '/questions/#',
  letter: '/letters/#',
  source: '/sources/',
};

/** Where an entry stands: a page of its own, or a place in a page. */
export const pathOf = (kind: Kind, id: string): string => HOMES[kind] + id + (HOMES[kind].includes('#') ? '' : '/');

/** What all kinds have in common. Days are text, `2025-10-28` or as much of it as is known. */
export interface Entry {
  kind: Kind;
  id: string;
  key: Key;
  path: string;
  title: string;
  /** One or two sentences of plain text. */
  summary: string;
  /** The value or verdict in a few words, where the entry has one: "about 27%", "misleading". */
  answer?: string;
  status?: Status;
  verdict?: Verdict;
  /** The day it speaks of, as exact as known. */
  date?: string;
  topics: readonly string[];
  /** Other words for it. */
  aliases: readonly string[];
  /** Ids of its own sources, each once. */
  sources: readonly string[];
  redirectsFrom: readonly string[];
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

/** What a kind says of its entries itself; the rest follows from kind and id, or is empty unless said. */
type OwnFields = Omit<Entry, 'kind' | 'id' | 'key' | 'path' | 'topics' | 'aliases' | 'sources' | 'redirectsFrom'> &
  Partial<Pick<Entry, 'topics' | 'aliases' | 'sources'>>;

const entry = (kind: Kind, value: { id: string; 'redirects-from'?: readonly string[] }, own: OwnFields): Entry => ({
  kind,
  id: value.id,
  key: keyOf(kind, value.id),
  path: pathOf(kind, value.id),
  topics: [],
  aliases: [],
  ...own,
  sources: unique(own.sources ?? []),
  redirectsFrom: value['redirects-from'] ?? [],
});

/** Old ids of a place, which lead to it for ever: of `/glossary/#old-id`, or, of an entry whose page a list repeats, `/agreement/old-id/`. */
export const oldIdsOf = (redirectsFrom: readonly string[]): string[] => redirectsFrom.map((from) => /([^/#]+)\/?$/.exec(from)![1]!);

/** How each kind of value becomes an entry. */
export const toEntry = {
  topic: (topic: Entries['topics']) => entry('topic', topic, { title: topic.name, summary: topic.summary, aliases: topic.aliases, topics: [topic.id] }),
  series: (series: Entries['series']) => entry('series', series, { title: series.name, summary: series.summary, aliases: series.aliases }),
  source: (source: Entries['sources']) =>
    entry('source', source, { title: source.title, summary: `${source.publisher}, ${source.published}`, answer: source.publisher, date: source.published, sources: [source.id] }),
  organization: (organization: Entries['organizations']) =>
    entry('organization', organization, { title: organization.name, summary: organization.note, aliases: organization.aliases, sources: organization.sources }),
  person: (person: Entries['people']) =>
    entry('person', person, {
      title: person.name,
      summary: `${person.role}. ${person.note}`,
      answer: person.role,
      aliases: person.aliases,
      sources: [...person.sources, ...person.positions.flatMap(({ sources }) => sources)],
    }),
  term: (term: Entries['terms']) => entry('term', term, { title: term.term, summary: term.definition, aliases: term.aliases, sources: term.sources }),
  fact: (fact: Entries['facts']) =>
    entry('fact', fact, {
      title: fact.label,
      summary: fact.statement,
      answer: fact.display,
      status: fact.status,
      date: fact.asOf,
      topics: fact.topics,
      aliases: fact.aliases,
      sources: [...fact.sources, ...fact.history.flatMap(({ sources }) => sources)],
    }),
  chart: (chart: Entries['charts']) =>
    entry('chart', chart, {
      title: chart.title,
      summary: chart.subtitle,
      date: chart.points.map(({ date }) => date).sort().at(-1)!,
      topics: chart.topics,
      aliases: chart.aliases,
      sources: chart.points.flatMap(({ sources }) => sources),
    }),
  event: (event: Entries['events']) => entry('event', event, { title: event.title, summary: event.summary, date: event.date, topics: event.topics, aliases: event.aliases, sources: event.sources }),
  claim: (claim: Entries['claims']) =>
    entry('claim', claim, {
      title: claim.claim,
      summary: claim.finding,
      answer: VERDICT_WORDS[claim.verdict],
      verdict: claim.verdict,
      date: claim.asOf,
      topics: claim.topics,
      aliases: claim.aliases,
      sources: claim.sources,
    }),
  question: (question: Entries['questions']) =>
    entry('question', question, { title: question.question, summary: question.why, topics: question.topics, aliases: question.aliases }),
  version: (version: Entries['versions']) =>
    entry('version', version, { title: version.name, summary: version.document, date: version.date, sources: version.sources }),
  clause: (clause: Entries['clauses']) => {
    const status = statusOf(clause);
    return entry('clause', clause, {
      title: clause.name,
      summary: `${clause.question} ${clause.short}.`,
      answer: clause.short,
      date: clause.asOf,
      aliases: [clause.question, ...clause.aliases],
      sources: clause.terms.flatMap(({ sources }) => sources),
      ...(status ? { status } : {}),
    });
  },
  letter: (letter: Entries['letters']) =>
    entry('letter', letter, { title: `${letter.name} on ${letter.article}`, summary: letter.text, date: letter.date }),
  article: (article: Article) =>
    entry('article', { id: article.slug, 'redirects-from': article.redirectsFrom }, {
      title: article.title,
      summary: article.standfirst,
      date: modifiedOn(article),
      topics: article.topics,
      sources: article.sources,
    }),
};

/** A verdict as readers see it. */
export const VERDICT_WORDS: Record<Verdict, string> = {
  true: 'True',
  'mostly-true': 'Mostly true',
  misleading: 'Misleading',
  outdated: 'Outdated',
  unproven: 'Unproven',
  false: 'False',
};

/** What an entry is called where nothing else stands beside it: a claim never without its verdict, a clause by its question. */
export const headlineOf = ({ kind, title, answer, aliases }: Pick<Entry, 'kind' | 'title' | 'answer' | 'aliases'>): string => (kind === 'claim' ? `${answer}: ${title}` : kind === 'clause' ? aliases[0]! : title);

/** What each verdict means, as /standards/ explains it. */
export const VERDICT_MEANINGS: Record<Verdict, string> = {
  true: 'The claim holds as it is usually put.',
  'mostly-true': 'It holds, with an omission or an imprecision that does not change its sense.',
  misleading: 'Something in it is right, and a reader would still come away with a wrong picture.',
  outdated: 'It was once right but no longer is.',
  unproven: 'The record neither bears it out nor refutes it.',
  false: 'The record contradicts it.',
};

/** A status as readers see it. */
export const STATUS_WORDS: Record<Status, string> = {
  confirmed: 'Confirmed',
  reported: 'Reported',
  disputed: 'Disputed',
  superseded: 'Superseded',
  unverified: 'Unverified',
};

/** A unit in words, as a table's column head has it. */
export const UNIT_WORDS: Record<Unit, string> = {
  'usd-billion': 'billion US dollars',
  'usd-million': 'million US dollars',
  usd: 'US dollars',
  percent: 'percent',
  count: 'count',
  users: 'users',
  gw: 'gigawatts',
  mw: 'megawatts',
  date: 'date',
  text: 'text',
};
