/** A piece as HTML that another site can print: no script, no style, whole addresses, and the line that the license asks for. Pure. */
import type { ParsedArticle } from '../loaders/article.ts';
import type { Article } from '../model/article.ts';
import { inWords } from '../model/day.ts';
import { escapeHtml } from '../model/html.ts';
import type { Ledger } from '../model/ledger.ts';
import { absolute, site } from '../site.ts';
import { toFullText } from './full-text.ts';

/** The line that goes with a copy, as HTML. */
export const toAttribution = ({ title, path, published, updated }: Article): string =>
  `<p>“<a href="${escapeHtml(absolute(path))}">${escapeHtml(title)}</a>” was first published by <a href="${escapeHtml(absolute('/'))}">${escapeHtml(site.name)}</a> on ${inWords(published)}${updated ? ` and updated ${updated === published ? 'that day' : `on ${inWords(updated)}`}` : ''}. It is republished under <a href="${escapeHtml(site.license.url)}" rel="license">${escapeHtml(site.license.name)}</a>.</p>`;

/** The whole piece with its attribution: what goes into another site's editor. */
export const toRepublication = (article: Article, parsed: ParsedArticle, ledger: Ledger): string =>
  [`<h1>${escapeHtml(article.title)}</h1>`, `<p>By ${escapeHtml(site.byline)}</p>`, toFullText(article, parsed, ledger), toAttribution(article)].join('\n');
