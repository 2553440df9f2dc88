/** Builders of structured data on values that the content of today may not hold: corrections, updates, partial days. */
import { describe, expect, test } from 'vitest';
import { cachedArticle } from '../../src/loaders/articles.ts';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { toLedger } from '../../src/model/ledger.ts';
import { toFaqPage, toNewsArticle } from '../../src/outputs/json-ld/article.ts';
import { toDataset } from '../../src/outputs/json-ld/data.ts';
import { toClaimReview, toClausePage, toEvent, toObservation, toPerson } from '../../src/outputs/json-ld/entry.ts';
import { toPublisher, toScript } from '../../src/outputs/json-ld/index.ts';
import { VERDICTS } from '../../src/schemas/ledger.ts';
import { faultsOf } from '../built/vocabulary.ts';

const content = await readContent();
const ledger = toLedger(toContent(content));
const parsed = cachedArticle(content.articles.find(({ matter }) => !matter.draft && matter.questions.length > 0)!.digest).article!;
const article = ledger.articles.find(({ slug }) => slug === parsed.slug)!;
const faults = (thing: object): string[] => faultsOf(thing as Record<string, unknown>);

describe('a piece', () => {
  test('says its corrections, its update and its place in a series', () => {
    const series = [...ledger.series.values()][0]!;
    const data = toNewsArticle({ ...article, updated: '2026-07-31', series: series.id, part: 2, corrections: [{ date: '2026-07-31', text: 'The year was wrong.' }] }, ledger);
    expect(data).toMatchObject({ dateModified: '2026-07-31T00:00:00Z', position: 2, isPartOf: { name: series.name }, correction: [{ '@type': 'CorrectionComment', text: 'The year was wrong.', datePublished: '2026-07-31' }] });
    expect(faults(data)).toEqual([]);
  });
  test('is background where it explains, analysis where it argues', () => {
    const typeOf = (kind: typeof article.kind): string => toNewsArticle({ ...article, kind }, ledger)['@type'];
    expect((['analysis', 'fact-check', 'explainer', 'profile'] as const).map(typeOf)).toEqual(['AnalysisNewsArticle', 'AnalysisNewsArticle', 'BackgroundNewsArticle', 'BackgroundNewsArticle']);
  });
  test('has no questions page without questions, and answers in plain words with them', () => {
    expect(toFaqPage(article, { ...parsed, matter: { ...parsed.matter, questions: [] } }, ledger)).toBeUndefined();
    const text = JSON.stringify(toFaqPage(article, parsed, ledger));
    expect(text).not.toMatch(/[\u{E000}-\u{E003}]|<|&amp;/u);
  });
});

test.each(VERDICTS)('a claim that is %s has a rating on the scale, an explanation and no author but the desk', (verdict) => {
  const claim = { ...[...ledger.claims.values()][0]!, verdict, asOf: '2026-05' };
  const data = toClaimReview(claim, ledger);
  expect(faults(data)).toEqual([]);
  const { ratingValue } = data.reviewRating as unknown as { ratingValue: number };
  expect(ratingValue).toBe({ true: 5, 'mostly-true': 4, outdated: 3, unproven: 3, misleading: 2, false: 1 }[verdict]);
  expect(JSON.stringify(data.itemReviewed)).not.toContain('author');
  expect(JSON.stringify(data)).toContain('2026-05-01T00:00:00Z');
});

test('days stand as exactly as they are known', () => {
  const event = [...ledger.events.values()][0]!;
  for (const date of ['2025', '2025-10', '2025-10-28']) expect(faults(toEvent({ ...event, date }, ledger))).toEqual([]);
  const fact = ledger.facts.get('license-end-year')!;
  expect(toObservation(fact, ledger)).toMatchObject({ value: '2032', observationDate: fact.asOf });
  expect(toObservation(ledger.facts.get('microsoft-stake')!, ledger)).toMatchObject({ value: 25, unitText: 'percent' });
});

test('a clause answers its question, whatever its terms say', () => {
  for (const clause of ledger.clauses.values()) {
    const data = toClausePage(clause, ledger);
    expect(faults(data)).toEqual([]);
    expect(data.mainEntity).toMatchObject({ name: clause.question, acceptedAnswer: { text: expect.stringContaining(clause.short) as string } });
  }
});

test('a person without other names or organizations, and a chart, are whole', () => {
  expect(faults(toPerson({ ...[...ledger.people.values()][0]!, aliases: [], organizations: [] }, ledger))).toEqual([]);
  for (const chart of ledger.charts.values()) expect(faults(toDataset(chart, ledger))).toEqual([]);
});

test('each policy of the desk has a page, and no text closes its script', () => {
  expect(faults(toPublisher())).toEqual([]);
  expect(Object.keys(toPublisher()).filter((name) => /Polic|Principles|FundingInfo/.test(name)).length).toBeGreaterThanOrEqual(7);
  expect(toScript([{ '@context': 'https://schema.org', '@type': 'Organization', name: '</script><script>' }])).not.toContain('</');
});
