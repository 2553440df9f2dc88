/** Every feed of the site, and the entries of each. */
import type { Article } from '../model/article.ts';
import { cached } from '../model/cached.ts';
import { listChanges } from '../model/changes.ts';
import { byDateDown } from '../model/day.ts';
import { onTopic, type Ledger } from '../model/ledger.ts';
import { toChangeEntry, toClaimEntry, toEventEntry, toFeedEntry, type FeedEntry } from '../outputs/feed-entry.ts';
import { changesChannel, claimsChannel, correctionsChannel, FEED_LENGTH, seriesChannel, siteChannel, timelineChannel, topicChannel, type Channel } from '../outputs/feed.ts';
import { feedKey } from './keys.ts';
import { getLedger, readArticle } from './ledger.ts';

/** A feed and what stands in it. */
export interface Feed {
  channel: Channel;
  /** Its newest entries, newest first. */
  entries: () => FeedEntry[];
  /** Changes whenever an entry does. */
  key: string;
}

/** A piece stands in several feeds and is written out once. */
const toPieceEntry = cached((article: Article, ledger: Ledger): FeedEntry => toFeedEntry(article, readArticle(article), ledger));

/** Site, topics, series, then the lists of the ledger. */
export async function listFeeds(): Promise<Feed[]> {
  const ledger = await getLedger();
  const { articles } = ledger;
  const list = <T>(channel: Channel, items: Iterable<T>, toEntry: (item: T, from: Ledger) => FeedEntry): Feed => {
    const newest = [...items].slice(0, FEED_LENGTH);
    return { channel, entries: () => newest.map((item) => toEntry(item, ledger)), key: feedKey(ledger, newest) };
  };
  const changes = listChanges(articles);
  return [
    list(siteChannel, articles, toPieceEntry),
    ...[...ledger.topics.values()].map((topic) => list(topicChannel(topic), onTopic(articles, topic.id), toPieceEntry)),
    ...[...ledger.series.values()].map((series) => list(seriesChannel(series), articles.filter((article) => article.series === series.id), toPieceEntry)),
    list(claimsChannel, [...ledger.claims.values()].sort((a, b) => byDateDown({ id: a.id, date: a.asOf }, { id: b.id, date: b.asOf })), toClaimEntry),
    list(timelineChannel, [...ledger.events.values()].sort(byDateDown), toEventEntry),
    list(correctionsChannel, changes.filter(({ kind }) => kind === 'corrected'), toChangeEntry),
    list(changesChannel, changes, toChangeEntry),
  ];
}

/** For the three routes of feeds: `[...folder]/feed.xml`. */
export const feedPaths = async (): Promise<{ params: { folder: string | undefined }; props: Feed; cacheKey: string }[]> =>
  (await listFeeds()).map((feed) => ({ params: { folder: feed.channel.folder.slice(1, -1) || undefined }, props: feed, cacheKey: feed.key }));
