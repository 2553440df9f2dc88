/** Write the search index: Pagefind and the answers, both from the model, and the script that reads them. The built site and development have the same. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createIndex, close } from 'pagefind';
import type { ParsedArticle } from '../loaders/article.ts';
import { escape } from '../model/html.ts';
import type { Ledger } from '../model/ledger.ts';
import { toAnswerFiles, toFacetFile } from '../outputs/answers.ts';
import { toSearchDialog } from '../outputs/search-form.ts';
import { articleEntry, toArticleRecord, toRecords, type SearchRecord } from '../outputs/search.ts';
import { site } from '../site.ts';
import { repack } from './repack.ts';
import { writeSearchScript } from './search-script.ts';

const attributes = ({ meta }: SearchRecord): string =>
  Object.entries(meta)
    .map(([name, value]) => `<span data-pagefind-meta="${name}:${escape(value)}"></span>`)
    .join('');

const fail = (errors: readonly string[]): void => {
  if (errors.length > 0) throw new Error(`the search index: ${errors.join('; ')}`);
};

/** Records sent to Pagefind before its answers are waited for: it works while this process does other things. It keeps their order. */
const BATCH = 100;

/** Index everything with Pagefind and write it to `folder` as Pagefind does. Returns the number of records. */
export async function writePagefind(ledger: Ledger, articles: AsyncIterable<ParsedArticle> | Iterable<ParsedArticle>, folder: string): Promise<number> {
  const { index, errors } = await createIndex({ forceLanguage: 'en', includeCharacters: '$%' });
  fail(errors);
  let count = 0;
  let sent: Promise<{ errors: string[] }>[] = [];
  const settle = async (): Promise<void> => {
    for (const { errors } of await Promise.all(sent)) fail(errors);
    sent = [];
  };
  const send = async (added: Promise<{ errors: string[] }>): Promise<void> => {
    count++;
    if (sent.push(added) >= BATCH) await settle();
  };
  for (const { url, content, meta } of toRecords(ledger)) await send(index!.addCustomRecord({ url, content, language: 'en', meta }));
  for await (const parsed of articles) {
    const record = toArticleRecord(articleEntry(parsed.slug, ledger), parsed, ledger);
    const html = `<!doctype html><html lang="${site.language}"><body data-pagefind-body>${record.html}${attributes(record)}</body></html>`;
    await send(index!.addHTMLFile({ url: record.url, content: html }));
  }
  await settle();
  fail((await index!.writeFiles({ outputPath: folder })).errors);
  await close();
  return count;
}

/** Write all that search needs to `folder`: Pagefind's index, repacked, the answers, the script. Returns the number of records. */
export async function writeSearchIndex(ledger: Ledger, articles: AsyncIterable<ParsedArticle> | Iterable<ParsedArticle>, folder: string): Promise<number> {
  const count = await writePagefind(ledger, articles, folder);
  const topics = [...ledger.entries.values()].flatMap(({ kind, path, topics: [first] }) => (first && kind !== 'topic' ? [[path, ledger.topics.get(first)!.name] as const] : []));
  const { paths, ...index } = await repack(folder, new Map(topics));
  await writeSearchScript(folder);
  await writeFile(join(folder, 'dialog.txt'), toSearchDialog(site.base));
  await mkdir(join(folder, 'answers'), { recursive: true });
  for (const [name, text] of toAnswerFiles(ledger, index)) await writeFile(join(folder, 'answers', name), text);
  await writeFile(join(folder, 'answers/facets.json'), toFacetFile(ledger, paths));
  return count;
}
