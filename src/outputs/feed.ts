/** Articles → feeds with full text in RSS, Atom and JSON Feed. Pure; every address in them is whole. */
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { toSentence } from '../charts/index.ts';
import type { ParsedArticle } from '../loaders/article.ts';
import type { Article } from '../model/article.ts';
import { selectEvents } from '../model/check.ts';
import { inWords, toInstant } from '../model/day.ts';
import { STATUS_WORDS, VERDICT_WORDS } from '../model/entry.ts';
import { escape } from '../model/html.ts';
import { measurementOf, type Ledger } from '../model/ledger.ts';
import { HORIZON } from '../schemas/common.ts';
import { absolute, site } from '../site.ts';
import { toPortableText, type Part } from './article.ts';
import { cardPath } from './card.ts';

/** One piece in a feed. */
export interface FeedEntry {
  url: string;
  title: string;
  summary: string;
  /** The whole piece: no script, no button, no relative address. */
  html: string;
  published: string;
  updated: string;
  topics: string[];
  image: string;
}

/** What a feed is of: the site, or a topic. */
export interface Channel {
  title: string;
  description: string;
  /** The page that it follows. */
  page: string;
  /** Paths of its three forms. */
  paths: { rss: string; atom: string; json: string };
}

/** Feeds hold the newest pieces, not all of them. */
export const FEED_LENGTH = 30;

const link = (path: string, text: string): string => `<a href="${escape(absolute(path))}">${escape(text)}</a>`;

/** A block in plain HTML: what it says, and the way to it. */
function toBlock({ block, id, options }: Exclude<Part, { html: string }>, ledger: Ledger): string {
  switch (block) {
    case 'chart': {
      const chart = ledger.charts.get(id)!;
      return `<p><strong>Chart.</strong> ${link(`/charts/${id}/`, chart.title)}. ${escape(toSentence(chart))}</p>`;
    }
    case 'claim': {
      const { claim, verdict, finding, asOf } = ledger.claims.get(id)!;
      return `<blockquote><p><strong>Claim:</strong> ${link(`/claims/${id}/`, claim)}</p><p><strong>${VERDICT_WORDS[verdict]}</strong>, as of ${inWords(asOf)}. ${escape(finding)}</p></blockquote>`;
    }
    case 'position': {
      const { name, role, positions } = ledger.people.get(id)!;
      const chosen = positions.filter(({ date }) => !options['date'] || date === options['date']);
      return `<p><strong>On the record:</strong> ${link(`/people/${id}/`, name)}, ${escape(role)}.</p><ul>${chosen.map(({ date, position }) => `<li>${inWords(date)}: ${escape(position)}</li>`).join('')}</ul>`;
    }
    case 'agreement': {
      const { question, terms } = ledger.clauses.get(id)!;
      const rows = terms.map(({ version, text }) => `<li>${escape(inWords(ledger.versions.get(version)!.date))}: ${escape(text)}</li>`).join('');
      return `<p><strong>The agreement:</strong> ${link(`/agreement/#${id}`, question)}</p><ul>${rows}</ul>`;
    }
    case 'timeline':
      return `<ul>${selectEvents(ledger.events.values(), options)
        .map(({ id: event, date, title }) => `<li>${inWords(date)}: ${link(`/timeline/${event}/`, title)}</li>`)
        .join('')}</ul>`;
  }
}

export function toFeedEntry(article: Article, parsed: ParsedArticle, ledger: Ledger): FeedEntry {
  const text = toPortableText(parsed, ledger, (part) => toBlock(part, ledger));
  const facts = [...new Map(parsed.references.filter(({ name }) => name === 'fact').map((reference) => [`${reference.id} ${reference.options['at'] ?? ''}`, reference])).values()];
  const section = (title: string, html: string): string => (html ? `<h2>${title}</h2>${html}` : '');
  const html = [
    `<p><strong>${text.standfirst}</strong></p>`,
    `<ul>${text.takeaways.map((item) => `<li>${item}</li>`).join('')}</ul>`,
    text.body,
    section('Questions and answers', parsed.matter.questions.map(({ question }, at) => `<p><strong>${escape(question)}</strong></p><p>${text.answers[at]}</p>`).join('')),
    section('How we did this', text.method),
    section(
      'Figures in this piece',
      facts.length === 0
        ? ''
        : `<ul>${facts
            .map(({ id, options }) => {
              const fact = ledger.facts.get(id)!;
              const { display, status, asOf } = measurementOf(fact, options['at']);
              return `<li>${link(`/facts/${id}/`, fact.label)}: ${escape(display)} (${STATUS_WORDS[status].toLowerCase()}, as of ${inWords(asOf)})</li>`;
            })
            .join('')}</ul>`,
    ),
    section(
      'Sources',
      `<ol>${text.notes
        .map(({ source }) => `<li>${escape(source.publisher)}, ${link(`/sources/${source.id}/`, source.title)}, ${inWords(source.published)}</li>`)
        .join('')}</ol>`,
    ),
    article.changes.length + article.corrections.length === 0
      ? ''
      : section('Changes', `<ul>${[...article.corrections, ...article.changes].map(({ date, text: change }) => `<li>${inWords(date)}: ${escape(change)}</li>`).join('')}</ul>`),
    `<p>Evidence to ${inWords(HORIZON)}. ${link(article.path, 'Read this piece with its evidence')}.</p>`,
  ].join('\n');
  return {
    url: absolute(article.path),
    title: article.title,
    summary: article.standfirst,
    html,
    published: toInstant(article.published),
    updated: toInstant(article.updated ?? article.published),
    topics: article.topics.map((id) => ledger.topics.get(id)!.name),
    image: absolute(cardPath({ kind: 'article', id: article.slug })),
  };
}

/** The whole site's feed. */
export const siteChannel: Channel = {
  title: site.name,
  description: site.description,
  page: '/',
  paths: { rss: '/feed.xml', atom: '/atom.xml', json: '/feed.json' },
};

/** The feed of one topic. */
export const topicChannel = ({ id, name, summary }: { id: string; name: string; summary: string }): Channel => ({
  title: `${site.name}: ${name}`,
  description: summary,
  page: `/topics/${id}/`,
  paths: { rss: `/topics/${id}/feed.xml`, atom: `/topics/${id}/atom.xml`, json: `/topics/${id}/feed.json` },
});

/** When a feed last changed: its newest entry; the evidence horizon where it is empty. */
const lastChange = (entries: readonly FeedEntry[]): string => entries.map(({ updated }) => updated).sort().at(-1) ?? toInstant(HORIZON);

export const toRss = ({ title, description, page, paths }: Channel, entries: readonly FeedEntry[]): string =>
  generateRssFeed({
    title,
    link: absolute(page),
    description,
    language: site.language,
    copyright: site.license.name,
    lastBuildDate: new Date(lastChange(entries)),
    atom: { links: [{ href: absolute(paths.rss), rel: 'self', type: 'application/rss+xml' }] },
    items: entries.map((entry) => ({
      title: entry.title,
      link: entry.url,
      guid: { value: entry.url, isPermaLink: true },
      description: entry.summary,
      pubDate: new Date(entry.published),
      categories: entry.topics.map((name) => ({ name })),
      dc: { creators: [site.byline] },
      content: { encoded: entry.html },
    })),
  });

export const toAtom = ({ title, description, page, paths }: Channel, entries: readonly FeedEntry[]): string =>
  generateAtomFeed({
    id: absolute(paths.atom),
    title: { value: title },
    subtitle: { value: description },
    updated: new Date(lastChange(entries)),
    links: [
      { href: absolute(paths.atom), rel: 'self', type: 'application/atom+xml' },
      { href: absolute(page), rel: 'alternate', type: 'text/html' },
    ],
    authors: [{ name: site.byline, uri: absolute('/about/') }],
    rights: { value: `${site.license.name} ${site.license.url}` },
    entries: entries.map((entry) => ({
      id: entry.url,
      title: { value: entry.title },
      summary: { value: entry.summary },
      content: { value: entry.html, type: 'html' },
      links: [{ href: entry.url, rel: 'alternate', type: 'text/html' }],
      published: new Date(entry.published),
      updated: new Date(entry.updated),
      categories: entry.topics.map((term) => ({ term })),
    })),
  });

export const toJsonFeed = ({ title, description, page, paths }: Channel, entries: readonly FeedEntry[]): string =>
  `${JSON.stringify(
    generateJsonFeed({
      title,
      home_page_url: absolute(page),
      feed_url: absolute(paths.json),
      description,
      language: site.language,
      authors: [{ name: site.byline, url: absolute('/about/') }],
      items: entries.map((entry) => ({
        id: entry.url,
        url: entry.url,
        title: entry.title,
        summary: entry.summary,
        content_html: entry.html,
        image: entry.image,
        date_published: new Date(entry.published),
        date_modified: new Date(entry.updated),
        tags: entry.topics,
      })),
    }),
    null,
    1,
  )}\n`;

