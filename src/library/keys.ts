/**
 * The keys of pages: digests of what a page is made from. While its key and the code stay the same, the page of the last build
 * is used again (build/pages-worker.ts). The whole ledger is part of every key, so after a change to an entry all pages are
 * made anew. After a change to an article only the pages that name it are, and lists if they show something else of it.
 */
import { createHash } from 'node:crypto';
import type { Article } from '../model/article.ts';
import { cached } from '../model/cached.ts';
import type { Key } from '../model/entry.ts';
import { usersOf, type Ledger } from '../model/ledger.ts';
import { toRelated, toSeriesPlace } from '../model/reading.ts';
import { HORIZON } from '../schemas/common.ts';
import { site } from '../site.ts';
import { sizesOf } from './images.ts';

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** All that pages take from the ledger but for its articles, and where the site stands. */
const ledgerDigest = cached((ledger: Ledger): string => {
  const { articles: _articles, entries: _entries, usedBy: _usedBy, namedIn: _namedIn, ...files } = ledger;
  return hash([site, HORIZON, Object.entries(files).map(([name, values]) => [name, values instanceof Map ? [...values] : values])]);
});

/** What other pages show of an article: its headline, standfirst and dates. */
const shown = ({ digest: _digest, mentions: _mentions, ...article }: Article): unknown => article;

/** The page of an entry changes with the ledger and with the pieces that name it. */
export const entryKey = (ledger: Ledger, key: Key): string => hash([ledgerDigest(ledger), usersOf(ledger, key, 'article').map(({ path, title, date }) => [path, title, date])]);

/** What is made of an article's text alone changes with the ledger and with that text. */
export const textKey = (ledger: Ledger, { digest }: Article): string => hash([ledgerDigest(ledger), digest]);

/** The page of an article changes with its text, with the measures of its pictures and with its neighbors. */
export function articleKey(ledger: Ledger, article: Article): string {
  const place = toSeriesPlace(article, ledger);
  const neighbors = [place?.previous, place?.next, ...toRelated(article, ledger)].map((other) => other && shown(other));
  return hash([textKey(ledger, article), place?.part, place?.of, neighbors, sizesOf(article)]);
}

/** What says how long each text is, to the word, changes with every edit. */
export const wholeKey = (ledger: Ledger): string => hash([ledgerDigest(ledger), ledger.articles]);

/** Any other page, lists above all, changes with the ledger and with all that articles show of themselves elsewhere: minutes, not words. */
export const listKey = (ledger: Ledger): string => hash([ledgerDigest(ledger), ledger.articles.map(({ digest: _digest, words: _words, ...article }) => article)]);

/** A feed changes with the ledger and with what stands in it: pieces, or values of the ledger. */
export const feedKey = (ledger: Ledger, items: readonly unknown[]): string => hash([ledgerDigest(ledger), items]);
