/** Which file holds which entries, and what an entry may say. Everything that walks all collections walks this. */
import type { z } from 'zod';
import * as ledger from './ledger.ts';

export { ArticleMatter } from './article.ts';

/** A file of the ledger: a YAML list, or two named lists in one file (`agreement.yaml#clauses`). */
export const files = {
  topics: { file: 'topics.yaml', schema: ledger.Topic },
  series: { file: 'series.yaml', schema: ledger.Series },
  sources: { file: 'sources.yaml', schema: ledger.Source },
  organizations: { file: 'organizations.yaml', schema: ledger.Organization },
  people: { file: 'people.yaml', schema: ledger.Person },
  terms: { file: 'terms.yaml', schema: ledger.Term },
  facts: { file: 'facts.yaml', schema: ledger.Fact },
  charts: { file: 'charts.yaml', schema: ledger.Chart },
  events: { file: 'events.yaml', schema: ledger.Event },
  claims: { file: 'claims.yaml', schema: ledger.Claim },
  questions: { file: 'questions.yaml', schema: ledger.Question },
  versions: { file: 'agreement.yaml', list: 'versions', schema: ledger.Version },
  clauses: { file: 'agreement.yaml', list: 'clauses', schema: ledger.Clause },
  letters: { file: 'letters.yaml', schema: ledger.Letter },
  synonyms: { file: 'synonyms.yaml', schema: ledger.Synonyms },
  front: { file: 'front.yaml', schema: ledger.Front },
} as const;
/** The name of a file, or of a list in one: `facts`. */
export type FileName = keyof typeof files;

/** What an entry of each file is once read: `Entries['facts']` is one fact. */
export type Entries = { [Name in FileName]: z.output<(typeof files)[Name]['schema']> };
