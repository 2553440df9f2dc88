/** Feeds in RSS, Atom and JSON Feed: what each is of, and how it is written. Pure; every address in them is whole. */
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { pathOf } from '../model/entry.ts';
import { toInstant } from '../model/day.ts';
import type { Entries } from '../schemas/index.ts';
import { HORIZON } from '../schemas/common.ts';
import { absolute, site, url } from '../site.ts';
import type { FeedEntry } from './feed-entry.ts';

/** What a feed is of. */
export interface Channel {
  /** In a list of feeds: "Everything", "Money". */
  name: string;
  title: string;
  description: string;
  /** The page that it follows. */
  page: string;
  /** Where its three forms stand: `/topics/money/`. */
  folder: string;
  /** Paths of the three. */
  paths: { rss: string; atom: string; json: string };
}

/** Feeds hold the newest entries, not all of them. */
export const FEED_LENGTH = 20;

const channel = (folder: string, name: string, description: string, page = folder): Channel => ({
  name,
  title: folder === '/' ? site.name : `${site.name}: ${name}`,
  description,
  page,
  folder,
  paths: { rss: `${folder}feed.xml`, atom: `${folder}atom.xml`, json: `${folder}feed.json` },
});

/** The whole site's feed. */
export const siteChannel: Channel = channel('/', 'Every piece', site.description);

/** The feed of one topic. */
export const topicChannel = ({ id, name, summary }: Entries['topics']): Channel => channel(pathOf('topic', id), name, summary);

/** The feed of one series. */
export const seriesChannel = ({ id, name, summary }: Entries['series']): Channel => channel(`/series/${id}/`, name, summary, pathOf('series', id));

/** The feeds of lists, whatever the topic. */
export const claimsChannel: Channel = channel('/claims/', 'Claims, checked', 'Things often said about the partnership, each with a verdict, a finding and its sources.');
export const timelineChannel: Channel = channel('/timeline/', 'Timeline', 'What happened, newest first; each entry carries the date of the event.');
export const correctionsChannel: Channel = channel('/corrections/', 'Corrections', 'Every correction made on this site, with its date and its piece.');
export const changesChannel: Channel = channel('/changes/', 'What changed', 'What was published, changed and corrected on this site.');

/** For the head of a page that the feed follows. */
export const linksOf = ({ name, paths }: Pick<Channel, 'name' | 'paths'>): { title: string; path: string; type: string }[] => [
  { title: `${name} (RSS)`, path: paths.rss, type: 'application/rss+xml' },
  { title: `${name} (Atom)`, path: paths.atom, type: 'application/atom+xml' },
  { title: `${name} (JSON)`, path: paths.json, type: 'application/feed+json' },
];

/** When a feed last changed: its newest entry; the evidence horizon where it is empty. */
const lastChange = (entries: readonly FeedEntry[]): string => entries.map(({ updated }) => updated).sort().at(-1) ?? toInstant(HORIZON);

/** So that a browser which opens a feed shows something to read. */
const stylesheets = [{ type: 'text/css', href: url('/feed.css') }];

/** A feed as RSS 2.0. */
export const toRss = ({ title, description, page, paths }: Channel, entries: readonly FeedEntry[]): string =>
  generateRssFeed(
    {
      title,
      link: absolute(page),
      description,
      language: site.language,
      copyright: `${site.license.name} ${site.license.url}`,
      lastBuildDate: new Date(lastChange(entries)),
      image: { url: absolute('/icon-180.png'), title, link: absolute(page) },
      atom: { links: [{ href: absolute(paths.rss), rel: 'self', type: 'application/rss+xml' }] },
      items: entries.map((entry) => ({
        title: entry.title,
        link: entry.url,
        guid: { value: entry.id, isPermaLink: entry.id === entry.url },
        description: entry.summary,
        pubDate: new Date(entry.published),
        categories: entry.categories.map((name) => ({ name })),
        atom: { updated: new Date(entry.updated) },
        dc: { creators: [site.byline] },
        content: { encoded: entry.html },
      })),
    },
    { stylesheets },
  );

/** A feed as Atom. */
export const toAtom = ({ title, description, page, paths }: Channel, entries: readonly FeedEntry[]): string =>
  generateAtomFeed(
    {
      id: absolute(paths.atom),
      title: { value: title },
      subtitle: { value: description },
      updated: new Date(lastChange(entries)),
      icon: absolute('/icon-180.png'),
      links: [
        { href: absolute(paths.atom), rel: 'self', type: 'application/atom+xml' },
        { href: absolute(page), rel: 'alternate', type: 'text/html' },
      ],
      authors: [{ name: site.byline, uri: absolute('/about/') }],
      rights: { value: `${site.license.name} ${site.license.url}` },
      entries: entries.map((entry) => ({
        id: entry.id,
        title: { value: entry.title },
        summary: { value: entry.summary },
        content: { value: entry.html, type: 'html' },
        links: [{ href: entry.url, rel: 'alternate', type: 'text/html' }],
        published: new Date(entry.published),
        updated: new Date(entry.updated),
        categories: entry.categories.map((term) => ({ term })),
      })),
    },
    { stylesheets },
  );

/** A feed as JSON Feed. */
export const toJsonFeed = ({ title, description, page, paths }: Channel, entries: readonly FeedEntry[]): string =>
  `${JSON.stringify(
    // The format asks for the list even where it is empty; the generator leaves it out there.
    Object.assign({ items: [] }, generateJsonFeed({
      title,
      home_page_url: absolute(page),
      feed_url: absolute(paths.json),
      description,
      icon: absolute('/icon-512.png'),
      language: site.language,
      authors: [{ name: site.byline, url: absolute('/about/') }],
      items: entries.map((entry) => ({
        id: entry.id,
        url: entry.url,
        title: entry.title,
        summary: entry.summary,
        content_html: entry.html,
        image: entry.image,
        date_published: new Date(entry.published),
        date_modified: new Date(entry.updated),
        tags: entry.categories,
      })),
    })),
    null,
    1,
  )}\n`;
