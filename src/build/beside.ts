/** Write the files beside each piece. A file costs a tenth of what a route of Astro's does, and a piece has seven. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { textKey } from '../library/keys.ts';
import { cachedArticle } from '../loaders/articles.ts';
import { digestOf } from '../loaders/digest.ts';
import type { Ledger } from '../model/ledger.ts';
import { filesBeside } from '../outputs/beside.ts';
import { LOADED } from './loaded.ts';
import { Store } from './store.ts';

/** Returns for how many pieces they were made, and for how many they were the same as before. */
export async function writeBeside(ledger: Ledger, { folder, cache, stop }: { folder: string; cache: string; stop?: AbortSignal }): Promise<{ made: number; kept: number }> {
  const store = new Store(join(cache, 'beside'));
  let made = 0;
  for (const article of ledger.articles) {
    // Files are written without waiting: this lets the other steps, and a signal to stop, have their turn.
    await turn();
    stop?.throwIfAborted();
    const name = digestOf(LOADED, textKey(ledger, article));
    const fresh = await store.make(name, (part) => {
      const { article: parsed } = cachedArticle(article.digest, cache);
      for (const { path, text } of filesBeside(article, parsed!, ledger)) {
        mkdirSync(dirname(join(part, path)), { recursive: true });
        writeFileSync(join(part, path), text);
      }
    });
    if (fresh) made++;
    store.place(name, folder);
  }
  store.prune();
  return { made, kept: ledger.articles.length - made };
}
