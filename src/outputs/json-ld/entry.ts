/** Entries of the ledger → structured data: claims, facts, people, organizations, events, terms, sources, topics. Pure. */
import type { ClaimReview, CollectionPage, CreativeWork, DefinedTermSet, Event, ItemList, Observation, Organization, Person, WebPage, WithContext } from 'schema-dts';
import { toInstant } from '../../model/day.ts';
import { pathOf, STATUS_WORDS, UNIT_WORDS, VERDICT_MEANINGS, VERDICT_WORDS } from '../../model/entry.ts';
import { actorsOf, onTopic, type Ledger } from '../../model/ledger.ts';
import type { Entries } from '../../schemas/index.ts';
import type { Verdict } from '../../schemas/ledger.ts';
import { absolute, site } from '../../site.ts';
import { CONTEXT, publisher } from './index.ts';

/** How far each verdict bears a claim out, from 1 (false) to 5 (true). What is not settled, or was true once, stands in the middle. */
const RATINGS: Record<Verdict, number> = { true: 5, 'mostly-true': 4, outdated: 3, unproven: 3, misleading: 2, false: 1 };

/** A source as a work: somebody else's, at its own address. */
const workOf = ({ title, publisher: name, published, url }: Entries['sources']) =>
  ({ '@type': 'CreativeWork', name: title, publisher: { '@type': 'Organization', name }, datePublished: published, ...(url ? { url } : {}) }) as const satisfies CreativeWork;

/** Works that an entry rests on. */
const worksOf = (ids: readonly string[], ledger: Ledger): CreativeWork[] => ids.map((id) => workOf(ledger.sources.get(id)!));

/** A checked claim. The ledger says where a claim circulates and names no one as its author, so no author is given. */
export const toClaimReview = (claim: Entries['claims'], ledger: Ledger): WithContext<ClaimReview> => ({
  '@context': CONTEXT,
  '@type': 'ClaimReview',
  url: absolute(pathOf('claim', claim.id)),
  claimReviewed: claim.claim,
  reviewBody: claim.finding,
  datePublished: toInstant(claim.asOf),
  author: publisher,
  inLanguage: site.language,
  license: site.license.url,
  itemReviewed: { '@type': 'Claim', name: claim.claim, appearance: { '@type': 'CreativeWork', description: claim.saidBy } },
  citation: worksOf(claim.sources, ledger),
  reviewRating: { '@type': 'Rating', ratingValue: RATINGS[claim.verdict], bestRating: 5, worstRating: 1, alternateName: VERDICT_WORDS[claim.verdict], ratingExplanation: VERDICT_MEANINGS[claim.verdict] },
});

/** A clause as the question that it answers. */
export const toClausePage = (clause: Entries['clauses'], ledger: Ledger): WithContext<WebPage> => {
  const url = absolute(pathOf('clause', clause.id));
  const { text, sources, version } = clause.terms.at(-1)!;
  return {
    '@context': CONTEXT,
    '@type': 'WebPage',
    '@id': url,
    name: `${clause.question} ${clause.short}`,
    url,
    inLanguage: site.language,
    license: site.license.url,
    publisher,
    isPartOf: { '@type': 'WebPage', '@id': absolute('/agreement/'), url: absolute('/agreement/') },
    mainEntity: {
      '@type': 'Question',
      '@id': `${url}#answer`,
      name: clause.question,
      answerCount: 1,
      acceptedAnswer: { '@type': 'Answer', text: `${clause.short}. ${text}`, url, author: publisher, datePublished: toInstant(ledger.versions.get(version)!.date), citation: worksOf(sources, ledger) },
    },
  };
};

/** A figure or short fact on its day. */
export const toObservation = (fact: Entries['facts'], ledger: Ledger): WithContext<Observation> => ({
  '@context': CONTEXT,
  '@type': 'Observation',
  '@id': `${absolute(pathOf('fact', fact.id))}#value`,
  name: fact.label,
  description: `${fact.statement} ${STATUS_WORDS[fact.status]}.`,
  url: absolute(pathOf('fact', fact.id)),
  observationDate: fact.asOf,
  value: fact.value !== null && fact.unit !== 'date' ? fact.value : fact.display,
  ...(fact.unit === 'date' || fact.unit === 'text' ? {} : { unitText: UNIT_WORDS[fact.unit] }),
  subjectOf: worksOf(fact.sources, ledger),
});

const organizationIn = (id: string, ledger: Ledger): Organization => ({ '@type': 'Organization', name: ledger.organizations.get(id)!.name, url: absolute(pathOf('organization', id)) });

/** Who a person is, and where they are or were. */
export const toPerson = (person: Entries['people'], ledger: Ledger): WithContext<Person> => ({
  '@context': CONTEXT,
  '@type': 'Person',
  '@id': `${absolute(pathOf('person', person.id))}#person`,
  name: person.name,
  url: absolute(pathOf('person', person.id)),
  description: person.note,
  jobTitle: person.role,
  ...(person.organizations.length > 0 ? { affiliation: person.organizations.map((id) => organizationIn(id, ledger)) } : {}),
});

/** A company, an authority, a court, a newsroom. */
export const toOrganization = (organization: Entries['organizations']): WithContext<Organization> => ({
  '@context': CONTEXT,
  '@type': 'Organization',
  '@id': `${absolute(pathOf('organization', organization.id))}#organization`,
  name: organization.name,
  url: absolute(pathOf('organization', organization.id)),
  description: organization.note,
});

/** Something that happened: a day as exact as it is known, who took part, and what it rests on. */
export const toEvent = (event: Entries['events'], ledger: Ledger): WithContext<Event> => ({
  '@context': CONTEXT,
  '@type': 'Event',
  name: event.title,
  description: event.summary,
  url: absolute(pathOf('event', event.id)),
  startDate: event.date,
  about: actorsOf(event, ledger).map(({ kind, title, path }): Person | Organization => ({ '@type': kind === 'person' ? 'Person' : 'Organization', name: title, url: absolute(path) })),
  subjectOf: worksOf(event.sources, ledger),
});

/** Events by their pages, in the order given. */
export const toTimeline = (events: readonly Entries['events'][]): WithContext<ItemList> => ({
  '@context': CONTEXT,
  '@type': 'ItemList',
  name: 'Turning points of the Microsoft–OpenAI partnership',
  itemListOrder: 'https://schema.org/ItemListOrderAscending',
  numberOfItems: events.length,
  itemListElement: events.map(({ id, title }, at) => ({ '@type': 'ListItem', position: at + 1, name: title, url: absolute(pathOf('event', id)) })),
});

/** The glossary, with each of its terms. */
export const toDefinedTermSet = (terms: readonly Entries['terms'][]): WithContext<DefinedTermSet> => ({
  '@context': CONTEXT,
  '@type': 'DefinedTermSet',
  '@id': absolute('/glossary/'),
  name: 'Glossary of the Microsoft–OpenAI partnership',
  url: absolute('/glossary/'),
  license: site.license.url,
  hasDefinedTerm: terms.map(({ id, term, definition, aliases }) => ({
    '@type': 'DefinedTerm',
    '@id': absolute(pathOf('term', id)),
    termCode: id,
    name: term,
    description: definition,
    ...(aliases.length > 0 ? { alternateName: aliases } : {}),
  })),
});

/** A source on its own page. */
export const toWork = (source: Entries['sources']): WithContext<CreativeWork> => ({ '@context': CONTEXT, ...workOf(source) });

/** A topic: its summary and its pieces, newest first. */
export const toTopicPage = (topic: Entries['topics'], ledger: Ledger): WithContext<CollectionPage> => ({
  '@context': CONTEXT,
  '@type': 'CollectionPage',
  name: topic.name,
  description: topic.summary,
  url: absolute(pathOf('topic', topic.id)),
  publisher,
  hasPart: onTopic(ledger.articles, topic.id)
    .slice(0, 30)
    .map(({ title, path, published }) => ({ '@type': 'NewsArticle', headline: title, url: absolute(path), datePublished: published })),
});
