/** Parse an article and keep the result on disk under its digest. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** Write a value as JSON, beside its place and then moved there, so that a build that is stopped leaves no half of a file. */
export function keep(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(value));
  renameSync(`${path}.${process.pid}`, path);
}

export function parseAndKeep({ slug, file, text, digest, store }: Job): Parsed {
  const parsed = parseArticle(slug, file, text, digest);
  keep(join(store, `${digest}.json`), parsed);
  return parsed;
}
