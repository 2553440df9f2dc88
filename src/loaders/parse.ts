/** Parse an article and keep the result on disk under its digest. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArticle, type Parsed } from './article.ts';

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
  const path = join(store, `${digest}.json`);
  // Written beside and moved, so that a build that is stopped leaves no half of a file.
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(parsed));
  renameSync(`${path}.${process.pid}`, path);
  return parsed;
}
