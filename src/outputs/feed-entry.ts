/** Pieces, claims, events and changes → entries of feeds, each whole: who reads it there needs nothing from here. Pure. */
import type { ParsedArticle } from '../loaders/article.ts';
import type { Article } from '../model/article.ts';
import type { Change } from '../model/changes.ts';
import { inWords, modifiedOn, toInstant } from '../model/day.ts';
import { KIND_NAMES, pathOf, VERDICT_WORDS } from '../model/entry.ts';
import { escapeHtml } from '../model/html.ts';
import { actorsOf, chiefFigureOf, type Ledger } from '../model/ledger.ts';
import type { Entries } from '../schemas/index.ts';
import { absolute } from '../site.ts';
import { articleKind, cardPath } from './card.ts';
import { figureLine, link, toFullText } from './full-text.ts';

/** One entry of a feed. */
export interface FeedEntry {
  /** Permanent, and no other entry's. */
  id: string;
  url: string;
  title: string;
  summary: string;
  /** The whole of it: no script, no button, no relative address. */
  html: string;
  published: string;
  updated: string;
  /** What it is ("Fact-check", "Claim"), then its topics. */
  categories: string[];
  image: string;
}

const topicsOf = (ids: readonly string[], ledger: Ledger): string[] => ids.map((id) => ledger.topics.get(id)!.name);

const sourcesOf = (ids: readonly string[], ledger: Ledger): string =>
  `<p>Sources:</p><ul>${ids
    .map((id) => {
      const { publisher, title, published } = ledger.sources.get(id)!;
      return `<li>${escapeHtml(publisher)}, ${link(pathOf('source', id), title)}, ${inWords(published)}</li>`;
    })
    .join('')}</ul>`;

/** What was done last to a piece that was updated, so that a reader of the feed sees why it came again. */
function toUpdateNote({ updated, changes, corrections }: Article): string {
  if (!updated) return '';
  const notes = [...corrections.map(({ date, text }) => ({ date, text: `Correction: ${text}` })), ...changes].filter(({ date }) => date === updated);
  return `<p><em>Updated ${inWords(updated)}.${notes.map(({ text }) => ` ${escapeHtml(text)}`).join('')}</em></p>\n`;
}

/** A piece with its full text; what changed stands first if it was updated. */
export const toFeedEntry = (article: Article, parsed: ParsedArticle, ledger: Ledger): FeedEntry => ({
  id: absolute(article.path),
  url: absolute(article.path),
  title: article.title,
  summary: article.standfirst,
  html: toUpdateNote(article) + toFullText(article, parsed, ledger),
  published: toInstant(article.published),
  updated: toInstant(modifiedOn(article)),
  categories: [articleKind(article.kind), ...topicsOf(article.topics, ledger)],
  image: absolute(cardPath({ kind: 'article', id: article.slug })),
});

/** A checked claim: verdict, finding, where it circulates, sources. */
export function toClaimEntry({ id, claim, verdict, finding, saidBy, asOf, topics, sources }: Entries['claims'], ledger: Ledger): FeedEntry {
  const address = absolute(pathOf('claim', id));
  return {
    id: address,
    url: address,
    title: `${VERDICT_WORDS[verdict]}: ${claim}`,
    summary: finding,
    html: [
      `<p><strong>Claim:</strong> ${escapeHtml(claim)}</p>`,
      `<p><strong>${VERDICT_WORDS[verdict]}</strong>, as of ${inWords(asOf)}. ${escapeHtml(finding)}</p>`,
      `<p>Who says it: ${escapeHtml(saidBy)}. ${link('/standards/#verdicts', 'What our verdicts mean')}.</p>`,
      sourcesOf(sources, ledger),
    ].join('\n'),
    published: toInstant(asOf),
    updated: toInstant(asOf),
    categories: [KIND_NAMES.claim[0], ...topicsOf(topics, ledger)],
    image: absolute(cardPath({ kind: 'claim', id })),
  };
}

/** Something that happened, on the day on which it did. */
export function toEventEntry(event: Entries['events'], ledger: Ledger): FeedEntry {
  const { id, title, summary, date, topics, sources } = event;
  const address = absolute(pathOf('event', id));
  const chief = chiefFigureOf(event, ledger.facts);
  const names = actorsOf(event, ledger).map((actor) => link(actor.path, actor.title));
  return {
    id: address,
    url: address,
    title,
    summary,
    html: [`<p>${inWords(date)}. ${escapeHtml(summary)}</p>`, ...(chief ? [`<p>${figureLine(chief)}.</p>`] : []), `<p>Who took part: ${names.join(', ')}.</p>`, sourcesOf(sources, ledger)].join('\n'),
    published: toInstant(date),
    updated: toInstant(date),
    categories: [KIND_NAMES.event[0], ...topicsOf(topics, ledger)],
    image: absolute(cardPath({ kind: 'event', id })),
  };
}

const CHANGES: Record<Change['kind'], string> = { published: 'Published', changed: 'Changed', corrected: 'Corrected' };

/** A publication, change or correction; its day and its place among the day's of its kind, as they stand in the piece, tell it from the others. */
export function toChangeEntry({ article, kind, date, text }: Change, ledger: Ledger): FeedEntry {
  const list = kind === 'corrected' ? article.corrections : article.changes;
  const at = kind === 'published' ? '' : `-${list.filter((item) => item.date === date).findIndex((item) => item.text === text) + 1}`;
  const said = text || article.standfirst;
  return {
    id: `${absolute(article.path)}#${kind}-${date}${at}`,
    url: `${absolute(article.path)}${kind === 'published' ? '' : '#changes'}`,
    title: `${CHANGES[kind]}: ${article.title}`,
    summary: said,
    html: `<p>${inWords(date)}. ${escapeHtml(said)}</p>\n<p>${link(article.path, article.title)}</p>`,
    published: toInstant(date),
    updated: toInstant(date),
    categories: [CHANGES[kind], ...topicsOf(article.topics, ledger)],
    image: absolute(cardPath({ kind: 'article', id: article.slug })),
  };
}
