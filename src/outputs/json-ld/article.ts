/** A piece → structured data: the article, and its questions with their answers. Pure. */
import type { AnalysisNewsArticle, BackgroundNewsArticle, FAQPage, WithContext } from 'schema-dts';
import type { ParsedArticle } from '../../loaders/article.ts';
import { fill } from '../../markdown/reference.ts';
import { pathOf } from '../../model/entry.ts';
import type { Article } from '../../model/article.ts';
import { modifiedOn, toInstant } from '../../model/day.ts';
import type { Ledger } from '../../model/ledger.ts';
import { absolute, site } from '../../site.ts';
import { markerWords } from '../article.ts';
import { CARD_SIZE, cardPath } from '../card.ts';
import { CONTEXT, publisher } from './index.ts';

/** Explainers and profiles give background; analyses and fact-checks argue from evidence. */
const TYPES: Record<Article['kind'], 'AnalysisNewsArticle' | 'BackgroundNewsArticle'> = {
  analysis: 'AnalysisNewsArticle',
  'fact-check': 'AnalysisNewsArticle',
  explainer: 'BackgroundNewsArticle',
  profile: 'BackgroundNewsArticle',
};

/** The piece. Its sources stand in files beside it and are not repeated here. */
export function toNewsArticle(article: Article, ledger: Ledger): WithContext<AnalysisNewsArticle | BackgroundNewsArticle> {
  const address = absolute(article.path);
  const { series, corrections } = article;
  return {
    '@context': CONTEXT,
    '@type': TYPES[article.kind],
    '@id': `${address}#article`,
    mainEntityOfPage: address,
    headline: article.title,
    description: article.standfirst,
    image: { '@type': 'ImageObject', url: absolute(cardPath({ kind: 'article', id: article.slug })), width: String(CARD_SIZE.width), height: String(CARD_SIZE.height) },
    datePublished: toInstant(article.published),
    dateModified: toInstant(modifiedOn(article)),
    author: { '@type': 'Organization', name: site.byline, url: absolute('/about/') },
    publisher,
    inLanguage: site.language,
    isAccessibleForFree: true,
    license: site.license.url,
    wordCount: article.words,
    articleSection: ledger.topics.get(article.topics[0]!)!.name,
    keywords: article.topics.map((id) => ledger.topics.get(id)!.name),
    backstory: `${address}#method`,
    citation: `${address}sources.csl.json`,
    ...(series ? { isPartOf: { '@type': 'CreativeWorkSeries', name: ledger.series.get(series)!.name, url: absolute(pathOf('series', series)) }, position: article.part! } : {}),
    ...(corrections.length > 0 ? { correction: corrections.map(({ date, text }) => ({ '@type': 'CorrectionComment', text, datePublished: date })) } : {}),
  };
}

/** What readers ask of the piece, answered; undefined where it has no questions. */
export function toFaqPage(article: Article, parsed: ParsedArticle, ledger: Ledger): WithContext<FAQPage> | undefined {
  const { questions } = parsed.matter;
  if (questions.length === 0) return undefined;
  return {
    '@context': CONTEXT,
    '@type': 'FAQPage',
    '@id': `${absolute(article.path)}#questions-and-answers`,
    mainEntity: questions.map(({ question }, at) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: fill(parsed.answerTexts[at]!, markerWords(parsed, ledger)) },
    })),
  };
}
