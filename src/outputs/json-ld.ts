/** What crawlers and citation tools read: one builder a type, from the model. Pure. */
import type { AnalysisNewsArticle, BackgroundNewsArticle, BreadcrumbList, ClaimReview, Dataset, NewsMediaOrganization, Thing, WebSite, WithContext } from 'schema-dts';
import type { Article } from '../model/article.ts';
import { toInstant } from '../model/day.ts';
import { VERDICT_WORDS } from '../model/entry.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Entries } from '../schemas/index.ts';
import { VERDICTS } from '../schemas/ledger.ts';
import { absolute, site } from '../site.ts';
import { cardPath } from './card.ts';

/** JSON for a script element: no text in it can close the element. */
export const toScript = (data: readonly WithContext<Thing>[]): string => JSON.stringify(data.length === 1 ? data[0] : data).replace(/</g, '\\u003c');

export const publisher = {
  '@type': 'NewsMediaOrganization',
  '@id': `${absolute('/')}#publisher`,
  name: site.name,
  url: absolute('/'),
  logo: { '@type': 'ImageObject', url: absolute('/icon-512.png'), width: '512', height: '512' },
  publishingPrinciples: absolute('/standards/'),
  correctionsPolicy: absolute('/standards/#corrections'),
  verificationFactCheckingPolicy: absolute('/standards/#verdicts'),
  ethicsPolicy: absolute('/standards/'),
  actionableFeedbackPolicy: absolute('/letters/'),
} as const satisfies NewsMediaOrganization;

/** The way from the front page: `[['Analysis', '/analysis/'], ['What Microsoft owns', '/analysis/…/']]`. */
export const toBreadcrumbs = (steps: readonly (readonly [name: string, path: string])[]): WithContext<BreadcrumbList> => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: [[site.name, '/'] as const, ...steps].map(([name, path], at) => ({ '@type': 'ListItem', position: at + 1, name, item: absolute(path) })),
});

export const toWebSite = (): WithContext<WebSite> => ({
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  name: site.name,
  url: absolute('/'),
  description: site.description,
  inLanguage: site.language,
  publisher,
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${absolute('/search/')}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  } as never,
});

/** Analyses, fact-checks and profiles are analysis; explainers are background. */
export function toNewsArticle(article: Article, ledger: Ledger): WithContext<AnalysisNewsArticle | BackgroundNewsArticle> {
  const type = article.kind === 'explainer' ? 'BackgroundNewsArticle' : 'AnalysisNewsArticle';
  return {
    '@context': 'https://schema.org',
    '@type': type,
    '@id': `${absolute(article.path)}#article`,
    mainEntityOfPage: absolute(article.path),
    headline: article.title,
    description: article.standfirst,
    image: { '@type': 'ImageObject', url: absolute(cardPath({ kind: 'article', id: article.slug })), width: '1200', height: '630' },
    datePublished: toInstant(article.published),
    dateModified: toInstant(article.updated ?? article.published),
    author: { '@type': 'Organization', name: site.byline, url: absolute('/about/') },
    publisher,
    inLanguage: site.language,
    isAccessibleForFree: true,
    license: site.license.url,
    wordCount: article.words,
    articleSection: ledger.topics.get(article.topics[0]!)!.name,
    keywords: article.topics.map((id) => ledger.topics.get(id)!.name),
    citation: article.sources.map((id) => {
      const source = ledger.sources.get(id)!;
      return { '@type': 'CreativeWork', name: source.title, publisher: { '@type': 'Organization', name: source.publisher }, datePublished: source.published, ...(source.url ? { url: source.url } : {}) };
    }),
    ...(article.series ? { isPartOf: { '@type': 'CreativeWorkSeries', name: ledger.series.get(article.series)!.name }, position: article.part } : {}),
    ...(article.corrections.length > 0 ? { correction: article.corrections.map(({ text }) => ({ '@type': 'CorrectionComment', text })) } : {}),
  } as WithContext<AnalysisNewsArticle | BackgroundNewsArticle>;
}

/** A checked claim with its verdict on our scale, best to worst. */
export const toClaimReview = (claim: Entries['claims']): WithContext<ClaimReview> => ({
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: absolute(`/claims/${claim.id}/`),
  claimReviewed: claim.claim,
  datePublished: toInstant(claim.asOf),
  author: publisher,
  itemReviewed: { '@type': 'Claim', author: { '@type': 'Organization', name: claim.saidBy } },
  reviewRating: {
    '@type': 'Rating',
    ratingValue: VERDICTS.length - VERDICTS.indexOf(claim.verdict),
    bestRating: VERDICTS.length,
    worstRating: 1,
    alternateName: VERDICT_WORDS[claim.verdict],
  },
});

/** A chart's series as data to reuse. */
export const toDataset = (chart: Entries['charts']): WithContext<Dataset> => ({
  '@context': 'https://schema.org',
  '@type': 'Dataset',
  name: chart.title,
  description: `${chart.subtitle}. ${chart.note}`,
  url: absolute(`/charts/${chart.id}/`),
  license: site.license.url,
  creator: publisher,
  isAccessibleForFree: true,
  temporalCoverage: [chart.points.map(({ date }) => date).sort()[0], chart.points.map(({ date }) => date).sort().at(-1)].join('/'),
  distribution: (['csv', 'json'] as const).map((form) => ({
    '@type': 'DataDownload',
    encodingFormat: form === 'csv' ? 'text/csv' : 'application/json',
    contentUrl: absolute(`/charts/${chart.id}.${form}`),
  })),
});
