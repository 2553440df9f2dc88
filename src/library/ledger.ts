/** The door between Astro's store and the pages: the only importer of `astro:content`. */
import { getCollection } from 'astro:content';
import type { ParsedArticle } from '../loaders/article.ts';
import { cachedArticle } from '../loaders/articles.ts';
import type { Article } from '../model/article.ts';
import { toLedger, type Content, type Ledger } from '../model/ledger.ts';
import { files } from '../schemas/index.ts';

async function read(): Promise<Ledger> {
  const names = [...Object.keys(files), 'articles'];
  const lists = await Promise.all(
    names.map(async (name) => {
      const entries = (await getCollection(name as never)) as { data: { order: number; value: unknown } }[];
      return [name, entries.map(({ data }) => data).sort((a, b) => a.order - b.order).map(({ value }) => value)] as const;
    }),
  );
  return toLedger(Object.fromEntries(lists) as unknown as Content);
}

let once: Promise<Ledger> | undefined;

/** The joined record: read once in a build, afresh for each page in development. */
export const getLedger = (): Promise<Ledger> => (import.meta.env.DEV ? read() : (once ??= read()));

/** The parsed text of an article, from the cache that the loader has filled. */
export const readArticle = ({ digest }: Article): ParsedArticle => cachedArticle(digest).article!;
