/** An article as the rest of the site sees it: complete, joined, serialisable. Its body is read when its page is made. */
import type { ArticleMatter } from '../schemas/article.ts';
import { fill, type Reference } from '../markdown/reference.ts';
import { modifiedOn } from './day.ts';
import { idsOf, type Key } from './entry.ts';

/** What Astro's store keeps of an article: front matter, digest and small derived values; never its text. */
export interface ArticleRecord {
  slug: string;
  digest: string;
  matter: Omit<ArticleMatter, 'takeaways' | 'questions' | 'method'>;
  /** Plain text with markers. */
  standfirst: string;
  words: number;
  /** Each entry that the piece points at, once, in reading order. */
  mentions: Key[];
  /** Addresses of the pictures in its text. */
  pictures: string[];
  /** What the markers of its standfirst stand for. */
  standfirstReferences: Omit<Reference, 'line'>[];
}

/** A piece of the ledger, joined to it. */
export interface Article extends Omit<ArticleMatter, 'takeaways' | 'questions' | 'method' | 'standfirst' | 'redirects-from'> {
  slug: string;
  path: `/analysis/${string}/`;
  /** Name of its parsed text in the cache. */
  digest: string;
  /** Plain text, figures and names filled in. */
  standfirst: string;
  words: number;
  /** Reading time in whole minutes. */
  minutes: number;
  mentions: readonly Key[];
  /** Addresses of its pictures, from `/`: of its lead, then of its text. */
  pictures: readonly string[];
  /** Ids of the sources that it cites, in the order of its notes. */
  sources: readonly string[];
  redirectsFrom: readonly string[];
}

/** Words a minute, for nonfiction read silently in English (Brysbaert 2019: 238). */
const PACE = 238;

/** `standfirst` with its figures and names filled in. */
export function toArticle(record: ArticleRecord, wordsOf: (reference: Omit<Reference, 'line'>) => string): Article {
  const { 'redirects-from': redirectsFrom, ...matter } = record.matter;
  return {
    ...matter,
    slug: record.slug,
    path: `/analysis/${record.slug}/`,
    digest: record.digest,
    standfirst: fill(record.standfirst, (number) => wordsOf(record.standfirstReferences[number]!)),
    words: record.words,
    minutes: Math.max(1, Math.round(record.words / PACE)),
    mentions: record.mentions,
    pictures: [...(matter.lead && 'image' in matter.lead ? [matter.lead.image] : []), ...record.pictures],
    sources: idsOf('source', record.mentions),
    redirectsFrom,
  };
}

/**
 * The state of an article that a link is shared in: the day of its last change, and how many entries of its lists of
 * changes and corrections bear that day (`2026-07-31.2`). `elements/version.ts` reads it back.
 */
export function versionOf({ published, updated = published, changes, corrections }: Pick<Article, 'published' | 'updated' | 'changes' | 'corrections'>): string {
  const noted = [...corrections, ...changes].map(({ date }) => date);
  const day = [updated, ...noted].sort().at(-1)!;
  const count = noted.filter((date) => date === day).length;
  return count > 0 ? `${day}.${count}` : day;
}

/** Newest first; series and part settle a tie, then the slug, so every build has the same order. */
export const byNewest = (a: Article, b: Article): number =>
  modifiedOn(b).localeCompare(modifiedOn(a)) ||
  (a.series ?? '~').localeCompare(b.series ?? '~') ||
  (b.part ?? 0) - (a.part ?? 0) ||
  a.slug.localeCompare(b.slug);
