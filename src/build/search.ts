/** Write the search index: Pagefind and the answers, both from the model, and the script that reads them. The built site and development have the same. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close } from 'pagefind';
import { textKey } from '../library/keys.ts';
import { cachedArticle } from '../loaders/articles.ts';
import { folders } from '../loaders/folders.ts';
import { codeVersion, digestOf } from '../loaders/digest.ts';
import type { Article } from '../model/article.ts';
import { entryOf, type Ledger } from '../model/ledger.ts';
import { toAnswerFiles } from '../outputs/answers.ts';
import { toFacetFile } from '../outputs/facets.ts';
import { toSearchDialog } from '../outputs/search-form.ts';
import { toArticleRecord, toRecords, type SearchRecord } from '../outputs/search.ts';
import { site } from '../site.ts';
import { readPart, writePart, type IndexPart } from './index-part.ts';
import { CODE, LOADED } from './loaded.ts';
import { repack, writeEngine } from './repack.ts';
import { writeSearchScripts } from './search-script.ts';
import { linkFolder, Store } from './store.ts';

/** How many articles are indexed together: an edit to one of them has all of them indexed again. */
const TOGETHER = 40;

/** Articles in the groups in which they are indexed, newest first by the day of publication. All groups but the first are full, so a new article changes only the first group, and an update moves no article to another. */
function groups(all: readonly Article[]): Article[][] {
  const articles = [...all].sort((a, b) => b.published.localeCompare(a.published) || (a.slug < b.slug ? -1 : 1));
  const first = articles.length % TOGETHER;
  const starts = [...(first > 0 ? [0] : []), ...Array.from({ length: Math.floor(articles.length / TOGETHER) }, (_, at) => first + at * TOGETHER)];
  return starts.map((start, at) => articles.slice(start, starts[at + 1]));
}

/** What Pagefind is given of articles. */
export const toArticleRecords = (articles: readonly Article[], ledger: Ledger, cache: string): SearchRecord[] =>
  articles.map(({ slug, digest }) => toArticleRecord(entryOf(ledger, 'article', slug), cachedArticle(digest, cache).article!, ledger));

interface SearchIndexOptions {
  /** Where all that search needs is written. */
  folder: string;
  /** The folder of results of earlier builds. */
  kept: string;
  /** Holds parsed articles. */
  cache?: string;
  stop?: AbortSignal;
}

/** Write all that search needs. Returns how many pages were indexed anew, and how many were the same as before. */
export async function writeSearchIndex(ledger: Ledger, { folder, kept, cache = folders.cache, stop }: SearchIndexOptions): Promise<{ fresh: number; same: number }> {
  const store = new Store(join(kept, 'parts'));
  const topics = new Map([...ledger.entries.values()].flatMap(({ kind, path, topics: [first] }) => (first && kind !== 'topic' ? [[path, ledger.topics.get(first)!.name] as const] : [])));
  const parts: IndexPart[] = [];
  let fresh = 0;
  /** A part of the index, indexed anew where its key is another. */
  const part = async (key: string, toPart: () => SearchRecord[]): Promise<void> => {
    stop?.throwIfAborted();
    const name = digestOf(LOADED, site.base, key);
    const made = await store.make(name, (path) => writePart(toPart(), topics, path));
    parts.push(readPart(store.pathOf(name)));
    if (made) fresh += parts.at(-1)!.pages.length;
  };
  // The script is bundled from the files as they are now.
  const tools = digestOf(LOADED, codeVersion(...CODE), site.base);
  try {
    const records = toRecords(ledger);
    await part(JSON.stringify([records, records.map(({ url }) => topics.get(url))]), () => records);
    for (const group of groups(ledger.articles)) await part(group.map((article) => textKey(ledger, article)).join(), () => toArticleRecords(group, ledger, cache));

    await store.make(tools, async (path) => {
      await writeEngine(join(path, 'engine'));
      await writeSearchScripts(join(path, 'ours'));
      writeFileSync(join(path, 'ours/dialog.txt'), toSearchDialog(site.base));
    });
  } finally {
    await close();
  }
  linkFolder(join(store.pathOf(tools), 'ours'), folder);
  const pieces = new Store(join(kept, 'pieces'));
  const { paths, ...index } = await repack(parts, { engine: join(store.pathOf(tools), 'engine'), code: LOADED, store: pieces, folder });
  mkdirSync(join(folder, 'answers'), { recursive: true });
  for (const [name, text] of toAnswerFiles(ledger, index)) writeFileSync(join(folder, 'answers', name), text);
  writeFileSync(join(folder, 'answers/facets.json'), toFacetFile(ledger, paths));
  store.prune();
  pieces.prune();
  return { fresh, same: paths.length - fresh };
}
