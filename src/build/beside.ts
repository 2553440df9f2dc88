/** Write the files beside each piece. A file costs a tenth of what a route of Astro's does, and a piece has seven. */
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedArticle, places } from '../loaders/content.ts';
import type { Ledger } from '../model/ledger.ts';
import { filesBeside } from '../outputs/beside.ts';

/** Returns the number of files. */
export async function writeBeside(ledger: Ledger, folder: string): Promise<number> {
  let count = 0;
  for (const article of ledger.articles) {
    const { article: parsed } = await cachedArticle(article.digest);
    await mkdir(join(folder, article.path), { recursive: true });
    for (const { path, text } of filesBeside(article, parsed!, readFileSync(join(places.content, 'articles', `${article.slug}.md`), 'utf8'), ledger)) {
      writeFileSync(join(folder, path), text);
      count++;
    }
  }
  return count;
}
