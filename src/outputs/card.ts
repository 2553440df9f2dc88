/** An entry → what stands on its share card, 1200 × 630. Pure; build/cards.ts draws it. */
import { inWords } from '../model/day.ts';
import { KIND_NAMES, STATUS_WORDS, VERDICT_WORDS, type Entry } from '../model/entry.ts';
import type { Article } from '../model/article.ts';
import type { Ledger } from '../model/ledger.ts';

export interface Card {
  /** Path of the image, without the site's base. */
  path: string;
  kind: string;
  title: string;
  /** The one number or verdict, with its status and day. */
  figure?: { text: string; label: string; note: string };
}

const ARTICLE_KINDS: Record<Article['kind'], string> = { analysis: 'Analysis', explainer: 'Explainer', 'fact-check': 'Fact-check', profile: 'Profile' };

export const articleKind = (kind: Article['kind']): string => ARTICLE_KINDS[kind];

/** `/cards/analysis-what-microsoft-owns.png`: beside all others, so one rule caches them. */
export const cardPath = ({ kind, id }: Pick<Entry, 'kind' | 'id'>): string => `/cards/${kind}-${id}.png`;

/** What a fact or claim says in one line, for the card of the piece that is about it. */
function figureOf(entry: Entry): Card['figure'] {
  const day = entry.date ? `as of ${inWords(entry.date)}` : '';
  if (entry.kind === 'fact') return { text: entry.answer!, label: entry.title, note: `${STATUS_WORDS[entry.status!]}, ${day}` };
  if (entry.kind === 'claim') return { text: VERDICT_WORDS[entry.verdict!], label: entry.title.replace(/\.$/, ''), note: `Verdict ${day}` };
  return undefined;
}

/** The card of an article: its own headline, and the figure or verdict that it is about. */
export function toArticleCard(article: Article, ledger: Ledger): Card {
  const about = article.about && ledger.entries.get('fact' in article.about ? `fact:${article.about.fact}` : `claim:${article.about.claim}`);
  return {
    path: cardPath({ kind: 'article', id: article.slug }),
    kind: articleKind(article.kind),
    title: article.title,
    ...(about ? { figure: figureOf(about)! } : {}),
  };
}

/** The card of a page that is no article. */
export function toCard(entry: Entry): Card {
  const figure = figureOf(entry);
  return { path: cardPath(entry), kind: KIND_NAMES[entry.kind][0], title: entry.title, ...(figure ? { figure: { ...figure, label: '' } } : {}) };
}

/** The card of every page that belongs to no entry. */
export const siteCard = (name: string, tagline: string): Card => ({ path: '/cards/site.png', kind: name, title: tagline });

/** What a card says, in words, for those who do not see it. */
export const toCardAlt = ({ kind, title, figure }: Card): string =>
  `${kind}: ${title}${figure ? `. ${figure.label ? `${figure.label}: ` : ''}${figure.text} (${figure.note})` : ''}`;

/** Every card of the site, each once. */
export const toCards = (ledger: Ledger, name: string, tagline: string): Card[] => [
  siteCard(name, tagline),
  ...ledger.articles.map((article) => toArticleCard(article, ledger)),
  ...[...ledger.entries.values()].filter(({ kind }) => ['topic', 'claim', 'fact', 'event', 'chart', 'person', 'organization', 'clause'].includes(kind)).map(toCard),
];
