/** Parse an article and keep the result on disk under its digest. */
import { join } from 'node:path';
import { parseArticle, type Parsed } from './article.ts';
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

export function parseAndKeep({ slug, file, text, digest, store }: Job): Parsed {
  const parsed = parseArticle(slug, file, text, digest);
  keep(join(store, `${digest}.json`), parsed);
  return parsed;
}
