/** Parse an article and keep the result on disk under its digest. */
import { join } from 'node:path';
import { parseArticle, toOutline, type ArticleOutline, type Parsed } from './article.ts';
import { keep } from './keep.ts';

/** An article that is not in the cache. */
export interface Job {
  slug: string;
  file: string;
  text: string;
  digest: string;
  /** The cache's folder. */
  store: string;
}

/** Where the outline of an article is kept. It is written after the whole article, so where there is an outline the whole is there too. */
export const outlineIn = (store: string, digest: string): string => join(store, `${digest}.outline.json`);

/** The outline of an article that is parsed anew; both it and the whole article are kept. */
export function parseAndKeep({ slug, file, text, digest, store }: Job): Parsed<ArticleOutline> {
  const parsed = parseArticle(slug, file, text, digest);
  const outline = toOutline(parsed);
  keep(join(store, `${digest}.json`), parsed);
  keep(outlineIn(store, digest), outline);
  return outline;
}
