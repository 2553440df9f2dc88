/** An entry → what stands on its share card, 1200 × 630. Pure; build/cards.ts draws it. */
import { toSentence } from '../charts/index.ts';
import { inWords } from '../model/day.ts';
import { headlineOf, KIND_NAMES, STATUS_WORDS, VERDICT_WORDS, type Entry, type Kind } from '../model/entry.ts';
import type { Article } from '../model/article.ts';
import { chiefFigureOf, entryOf, onTopic, type Figure, type Ledger } from '../model/ledger.ts';
import { clip } from '../model/shorten.ts';
import type { Chart } from '../schemas/ledger.ts';
import { unstopped } from './share.ts';

/** In pixels: what networks ask for. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** What is said on a card; build/card-drawing.ts decides where. */
export interface Card {
  /** Path of the image, without the site's base. */
  path: string;
  kind: string;
  /** Over the title: a day, or what the title is. */
  kicker?: string;
  title: string;
  /** Under the title: a role, a summary. */
  text?: string;
  /** The one number or verdict, what it is of, and its status and day. */
  figure?: { text: string; label?: string; note: string };
  /** Lines of a table: what is asked, what holds. */
  rows?: readonly (readonly [string, string])[];
  chart?: Chart;
  /** Days marked on the two strands, which are then drawn strong. */
  days?: readonly string[];
}

const ARTICLE_KIND_WORDS: Record<Article['kind'], string> = { analysis: 'Analysis', explainer: 'Explainer', 'fact-check': 'Fact-check', profile: 'Profile' };

/** What a piece is, in a word: "Fact-check". */
export const articleKind = (kind: Article['kind']): string => ARTICLE_KIND_WORDS[kind];

/** `/cards/analysis-what-microsoft-owns.png`: beside all others, so one rule caches them. */
export const cardPath = ({ kind, id }: Pick<Entry, 'kind' | 'id'>): string => `/cards/${kind}-${id}.png`;

const asOf = ({ date }: Pick<Entry, 'date'>): string => (date ? `as of ${inWords(date)}` : '');
const statusLine = (entry: Pick<Entry, 'status' | 'date'>): string => (entry.status ? `${STATUS_WORDS[entry.status]}, ${asOf(entry)}` : asOf(entry).replace(/^a/, 'A'));

/** The verdict on a claim. It names the claim, so that nobody takes it for a verdict on what stands above it. */
const verdictOn = (claim: Entry): NonNullable<Card['figure']> => ({
  label: `On the claim “${unstopped(claim.title)}”`,
  text: VERDICT_WORDS[claim.verdict!],
  note: `Our verdict ${asOf(claim)}`,
});

/** A fact as the figure of something else: what it measures stands above it. */
const figureFrom = ({ fact: { label }, measured: { display, status, asOf: date } }: Figure): NonNullable<Card['figure']> => ({ label, text: display, note: statusLine({ status, date }) });

/** The card of an article: its own headline, and the fact or claim that it is about, or else the chart it leads with. */
export function toArticleCard(article: Article, ledger: Ledger): Card {
  const { about, lead } = article;
  const card = { path: cardPath({ kind: 'article', id: article.slug }), kind: articleKind(article.kind), title: article.title };
  if (about && 'fact' in about) return { ...card, ...chiefOf(about, ledger) };
  if (about) return { ...card, figure: verdictOn(entryOf(ledger, 'claim', about.claim)) };
  if (lead && 'chart' in lead) return { ...card, chart: ledger.charts.get(lead.chart)! };
  return card;
}

const countOf = (items: readonly unknown[], one: string, many: string): string => `${items.length.toLocaleString('en-US')} ${items.length === 1 ? one : many}`;

/** What a topic holds, in a line. */
function holdingsOf(id: string, ledger: Ledger): string {
  const parts = [
    [onTopic(ledger.articles, id), 'article', 'articles'],
    [onTopic(ledger.facts.values(), id), 'fact', 'facts'],
    [onTopic(ledger.claims.values(), id), 'claim', 'claims'],
    [onTopic(ledger.events.values(), id), 'event', 'events'],
  ] as const;
  return parts.filter(([items]) => items.length > 0).map(([items, one, many]) => countOf(items, one, many)).join(', ');
}

/** The chief figure of an event or a topic, or of what a piece is about; nothing where there is none. */
function chiefOf(entry: Parameters<typeof chiefFigureOf>[0], ledger: Ledger): Pick<Card, 'figure'> | undefined {
  const chief = chiefFigureOf(entry, ledger.facts);
  return chief && { figure: figureFrom(chief) };
}

type Body = Omit<Card, 'path' | 'kind'>;

const BODIES: Partial<Record<Kind, (entry: Entry, ledger: Ledger) => Body>> = {
  topic: ({ id, title }, ledger) => ({ title, text: holdingsOf(id, ledger), ...chiefOf(ledger.topics.get(id)!, ledger) }),
  claim: (claim) => ({ kicker: 'The claim', title: unstopped(claim.title), figure: { text: VERDICT_WORDS[claim.verdict!], note: `Our verdict ${asOf(claim)}` } }),
  fact: (fact) => ({ title: fact.title, figure: { text: fact.answer!, note: statusLine(fact) } }),
  // An event without a figure marks its day on the strands.
  event: ({ id, title, date }, ledger) => ({ kicker: inWords(date!), title: unstopped(title), ...(chiefOf(ledger.events.get(id)!, ledger) ?? { days: [date!] }) }),
  chart: (chart, ledger) => ({ title: chart.title, chart: ledger.charts.get(chart.id)! }),
  person: (person) => ({ title: person.title, text: person.answer! }),
  organization: (organization) => ({ title: organization.title, text: organization.summary }),
  clause: (clause) => ({ kicker: clause.title, title: headlineOf(clause), figure: { text: clause.answer!, note: statusLine(clause) } }),
};

/** The card of a page that is no article. */
export function toCard(entry: Entry, ledger: Ledger): Card {
  const part = BODIES[entry.kind];
  if (!part) throw new Error(`${entry.key} has no card: a ${entry.kind} has no page to share`);
  return { path: cardPath(entry), kind: entry.kind === 'claim' ? 'Claim, checked' : KIND_NAMES[entry.kind][0], ...part(entry, ledger) };
}

/** The lists that have a card of their own. */
export const SECTIONS = ['analysis', 'agreement', 'timeline', 'topics', 'facts', 'charts', 'claims', 'people', 'organizations', 'glossary', 'sources', 'questions'] as const;
type Section = (typeof SECTIONS)[number];

/** The card of a list: its name and what it holds. */
export function toSectionCard(section: Section, ledger: Ledger): Card {
  const path = `/cards/${section}.png`;
  const list = (title: string, text: string): Card => ({ path, kind: 'The ledger', title, text });
  switch (section) {
    case 'agreement':
      return { path, kind: 'The deal', title: 'The agreement, clause by clause', rows: [...ledger.clauses.values()].slice(0, 4).map(({ name, short }) => [name, short]) };
    case 'timeline': {
      const events = [...ledger.events.values()];
      const years = events.map(({ date }) => date.slice(0, 4)).sort();
      const span = years.length > 0 ? `, ${years[0]} to ${years.at(-1)}` : '';
      return { path, kind: 'Timeline', title: 'The partnership by date', text: `${countOf(events, 'event', 'events')}${span}`, days: events.filter(({ weight }) => weight === 3).map(({ date }) => date) };
    }
    case 'analysis':
      return { path, kind: 'Analysis', title: 'Every piece', text: `${countOf(ledger.articles, 'article', 'articles')}, each figure with its evidence` };
    case 'topics':
      return { path, kind: 'Topics', title: 'The partnership by topic', text: unstopped([...ledger.topics.values()].map(({ name }) => name).join(', ')) };
    case 'facts':
      return list('Facts', `${countOf([...ledger.facts.keys()], 'fact', 'facts')}, each with a status, a date and its sources`);
    case 'charts':
      return list('Charts', `${countOf([...ledger.charts.keys()], 'chart', 'charts')}, each point with a status and its sources`);
    case 'claims':
      return list('Claims, checked', `${countOf([...ledger.claims.keys()], 'claim', 'claims')}, each with a verdict and its evidence`);
    case 'people':
      return list('People', `${countOf([...ledger.people.keys()], 'person', 'people')}: roles and positions on the record`);
    case 'organizations':
      return list('Organizations', countOf([...ledger.organizations.keys()], 'organization', 'organizations'));
    case 'glossary':
      return list('Glossary', countOf([...ledger.terms.keys()], 'term', 'terms'));
    case 'sources':
      return list('Sources', `${countOf([...ledger.sources.keys()], 'source', 'sources')}: what each is, and how it was read`);
    case 'questions':
      return list('Open questions', `${countOf([...ledger.questions.keys()], 'question', 'questions')} that the public record does not answer`);
  }
}

/** The card of every page that belongs to no entry. */
export const siteCard: Card = { path: '/cards/site.png', kind: 'News analysis', title: 'Microsoft and OpenAI, on the record', text: 'Every figure and claim with its status, its date and its sources' };

/** As long as the networks let a description be. */
const LONGEST_ALT = 400;

/** What a card says, in words, for those who do not see it. */
export function toCardAlt({ kind, kicker, title, text, figure, rows = [], chart }: Card): string {
  const parts = [
    `${kind}: ${kicker ? `${kicker}: ` : ''}${title}`,
    text,
    figure && `${figure.label ? `${figure.label}: ` : ''}${figure.text} (${figure.note})`,
    ...rows.map((row) => row.join(': ')),
    chart && `${chart.title === title ? '' : `Chart: ${chart.title}. `}${toSentence(chart)}`,
  ];
  return clip(parts.flatMap((part) => (part ? [unstopped(part)] : [])).join('. ').replaceAll('?. ', '? '), LONGEST_ALT);
}

/** Every card of the site, each once. */
export const toCards = (ledger: Ledger): Card[] => [
  siteCard,
  ...SECTIONS.map((section) => toSectionCard(section, ledger)),
  ...ledger.articles.map((article) => toArticleCard(article, ledger)),
  ...[...ledger.entries.values()].filter(({ kind }) => BODIES[kind]).map((entry) => toCard(entry, ledger)),
];
