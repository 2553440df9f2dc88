/** The entries of each feed, read once. */
import type { Article } from '../model/article.ts';
import { FEED_LENGTH, siteChannel, toFeedEntry, topicChannel, type Channel, type FeedEntry } from '../outputs/feed.ts';
import { getLedger, readArticle } from './ledger.ts';

const made = new Map<string, Promise<FeedEntry>>();

async function entryOf(article: Article): Promise<FeedEntry> {
  const ledger = await getLedger();
  const make = async (): Promise<FeedEntry> => toFeedEntry(article, await readArticle(article), ledger);
  if (import.meta.env.DEV) return make();
  const known = made.get(article.slug) ?? make();
  made.set(article.slug, known);
  return known;
}

const newest = (articles: readonly Article[]): Promise<FeedEntry[]> => Promise.all(articles.slice(0, FEED_LENGTH).map(entryOf));

/** The site's feed: its channel, and its newest pieces with full text. */
export const siteFeed = async (): Promise<[Channel, FeedEntry[]]> => [siteChannel, await newest((await getLedger()).articles)];

/** The same for each topic, by id. */
export async function topicFeed(id: string): Promise<[Channel, FeedEntry[]]> {
  const { topics, articles } = await getLedger();
  return [topicChannel(topics.get(id)!), await newest(articles.filter(({ topics: ids }) => ids.includes(id)))];
}

/** For the routes of the topics' feeds. */
export const topicPaths = async (): Promise<{ params: { id: string } }[]> => [...(await getLedger()).topics.keys()].map((id) => ({ params: { id } }));
