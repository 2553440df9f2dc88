/**
 * A part of the search index: some pages that Pagefind has indexed by themselves, in a form that a whole is put together
 * from (build/repack.ts). So an edit costs the indexing of one part, and Pagefind never holds more than one.
 */
import processes from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createIndex, type PagefindIndex } from 'pagefind';
import { escapeHtml } from '../model/html.ts';
import type { SearchRecord } from '../outputs/search.ts';
import { site } from '../site.ts';
import { bytesOf, isList, isNegative, itemsOf, numberOf, textOf, toBytes, toList, toListHead, toNumber } from './cbor.ts';

const SIGNATURE = Buffer.from('pagefind_dcd');

/** The bytes of a file of Pagefind's. */
export function unpack(name: string, data: Uint8Array): Buffer {
  const all = gunzipSync(data);
  if (!all.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error(`${name} is not as Pagefind 1.6 writes it`);
  return all.subarray(SIGNATURE.length);
}
/** The same backwards. */
export const pack = (data: Buffer): Buffer => gzipSync(Buffer.concat([SIGNATURE, data]), { level: 9 });

/** The fields of a page's metadata, in the order of the alphabet, as Pagefind numbers them. The same for all parts. */
export const FIELDS = ['aliases', 'answer', 'date', 'kind', 'name', 'sources', 'status', 'title'] as const;

/** The postings of a word: on which pages of the part it stands, and where on each of them. */
export interface Postings {
  /** How many pages have the word. */
  count: number;
  /** The numbers of the first and the last of these pages, counted within the part from 0. */
  first: number;
  last: number;
  /** As Pagefind writes them: the positions on the first page, then all other pages with their positions. */
  rest: Buffer;
}
interface Word {
  word: string;
  postings: Postings;
  /** Other spellings of the word, as with accents. */
  variants: { form: string; postings: Postings }[];
}

/** A page of a part: its address, its kind of entry in words, the length that Pagefind counts. */
interface ListedPage {
  url: string;
  kind: string;
  words: number;
}

/** A part as it is read from its folder. */
export interface IndexPart {
  /** In order, each with the file of its fragment. */
  pages: (ListedPage & { file: string })[];
  words: Word[];
  /** Of all that the part holds: with any other content it is another. */
  digest: string;
}

const fail = (errors: readonly string[]): void => {
  if (errors.length > 0) throw new Error(`the search index: ${errors.join('; ')}`);
};

const attributes = ({ meta }: SearchRecord): string =>
  Object.entries(meta)
    .map(([name, value]) => `<span data-pagefind-meta="${name}:${escapeHtml(value)}"></span>`)
    .join('');

/** Add records to an index of Pagefind's: an article with its sections, anything else as plain text. It works while others are sent, and keeps their order. */
export async function addRecords(index: PagefindIndex, records: readonly SearchRecord[]): Promise<void> {
  const added = records.map((record) => {
    const { url, html, content, meta } = record;
    if (html === undefined) return index.addCustomRecord({ url, content, language: 'en', meta });
    return index.addHTMLFile({ url, content: `<!doctype html><html lang="${site.language}"><body data-pagefind-body>${html}${attributes(record)}</body></html>` });
  });
  for (const { errors } of await Promise.all(added)) fail(errors);
}

/**
 * Do what starts Pagefind's process, in a group of its own. Ctrl C reaches every process of a terminal's group: without
 * this it ends in the middle of an answer, and its client waits for ever or prints a stack for each page that was sent.
 * Pagefind has no setting for it. The process ends by itself when this one does.
 */
function apart<T>(start: () => T): T {
  const { spawn } = processes;
  processes.spawn = ((file: string, parameters: string[], options: processes.SpawnOptions) => spawn(file, parameters, { ...options, detached: true })) as typeof spawn;
  try {
    return start();
  } finally {
    processes.spawn = spawn;
  }
}

/** An index of Pagefind's, empty. */
export async function openIndex(): Promise<PagefindIndex> {
  const { index, errors } = await apart(() => createIndex({ forceLanguage: 'en', includeCharacters: '$%' }));
  fail(errors);
  return index!;
}

/** What a result shows of a page. The text of a paragraph stands in the content already; of anchors only headings are printed. */
function slim({ content, meta, anchors, url, word_count }: Fragment): Fragment {
  return { url, content, word_count, meta, anchors: anchors.map((anchor) => (/^h\d/.test(anchor.element) ? anchor : { ...anchor, text: '' })) };
}
interface Fragment {
  url: string;
  content: string;
  word_count: number;
  meta: Record<string, string>;
  anchors: { element: string; id: string; text: string; location: number }[];
}

/**
 * Read a word's list of pages. Each page is [its distance from the page before, positions in the text, positions in the
 * metadata]. Among the latter a number below zero names a field by its place in `fields`; here it gets its place in `FIELDS`.
 */
function toPostings(item: Buffer, fields: readonly string[]): Postings {
  const pages = itemsOf(item);
  const known = fields.join() === FIELDS.join();
  let [first, last] = [0, 0];
  const rest = pages.flatMap((page, at) => {
    const [step, positions, metas] = itemsOf(page);
    const by = numberOf(step!);
    if (at === 0) first = by;
    last += by;
    const named = known ? metas! : toList(itemsOf(metas!).map((one) => (isNegative(one) ? toNumber(-1 - FIELDS.indexOf(fields[-1 - numberOf(one)] as (typeof FIELDS)[number])) : one)));
    return at === 0 ? [positions!, named] : [LIST_OF_3, step!, positions!, named];
  });
  return { count: pages.length, first, last, rest: Buffer.concat(rest) };
}
/** The head of a page in such a list. */
export const LIST_OF_3 = toListHead(3);

/** Postings as they are kept in `words.cbor`, and read again. */
const writePostings = ({ count, first, last, rest }: Postings): Buffer[] => [toNumber(count), toNumber(first), toNumber(last), toBytes(rest)];
const readPostings = ([count, first, last, rest]: readonly Buffer[]): Postings => ({ count: numberOf(count!), first: numberOf(first!), last: numberOf(last!), rest: bytesOf(rest!) });

/** What Pagefind has made of some records. */
interface Indexed {
  /** Its files, by path. */
  files: ReadonlyMap<string, Uint8Array>;
  /** The items of its metadata: of each page, and of each piece of the index. */
  pages: readonly Buffer[];
  pieces: readonly Buffer[];
  /** The names of the pages' metadata, as it numbers them. */
  fields: readonly string[];
}

/** Have Pagefind index records by themselves. Throws where its metadata is not as this code knows it. */
async function toIndexed(records: readonly SearchRecord[]): Promise<Indexed> {
  const index = await openIndex();
  await addRecords(index, records);
  const { files: found, errors } = await index.getFiles();
  fail(errors);
  await index.deleteIndex();
  const files = new Map(found.map(({ path, content }) => [path, content]));
  const [meta, ...others] = [...files.keys()].filter((path) => path.endsWith('.pf_meta'));
  if (!meta || others.length > 0) throw new Error('Pagefind wrote metadata for more or fewer than one language');
  const [, pages, pieces, filters, sorts, names] = itemsOf(unpack(meta, files.get(meta)!)).map((item) => (isList(item) ? itemsOf(item) : []));
  if (filters!.length + sorts!.length > 0) throw new Error('Pagefind wrote filters or an order, which nothing here asks for');
  const fields = names!.map(textOf);
  const strange = fields.filter((name) => !(FIELDS as readonly string[]).includes(name));
  if (strange.length > 0) throw new Error(`records have the field ${strange.join(', ')}. Add it to FIELDS (build/index-part.ts)`);
  return { files, pages: pages!, pieces: pieces!, fields };
}

/** A page as it is listed in a part, and its fragment as it is served. */
function toPage({ files }: Indexed, page: Buffer, topics: ReadonlyMap<string, string>): { listed: ListedPage; fragment: string } {
  const [name, words, extra] = itemsOf(page);
  if (textOf(extra!) !== '') throw new Error('Pagefind says more of a page than this code knows');
  const path = `fragment/${textOf(name!)}.pf_fragment`;
  const fragment = JSON.parse(unpack(path, files.get(path)!).toString()) as Fragment;
  const topic = topics.get(fragment.url);
  if (topic) fragment.meta['topic'] = topic;
  return { listed: { url: fragment.url, kind: fragment.meta['kind']!, words: numberOf(words!) }, fragment: JSON.stringify(slim(fragment)) };
}

/** The words of a piece of the index, each as it is kept: the word, its postings, its variants with theirs. */
function toWords({ files, fields }: Indexed, piece: Buffer): Buffer[] {
  const path = `index/${textOf(itemsOf(piece)[2]!)}.pf_index`;
  const [all] = itemsOf(unpack(path, files.get(path)!));
  const kept = (postings: Buffer): Buffer[] => writePostings(toPostings(postings, fields));
  return itemsOf(all!).map((item) => {
    const [word, postings, variants] = itemsOf(item);
    const forms = itemsOf(variants!).map((variant) => {
      const [form, where] = itemsOf(variant);
      return toList([form!, ...kept(where!)]);
    });
    return toList([word!, ...kept(postings!), toList(forms)]);
  });
}

/** Index records and write the part to a folder of its own. `topics` has the topic of a page by its address; a result shows it, and no search finds a page by it. */
export async function writePart(records: readonly SearchRecord[], topics: ReadonlyMap<string, string>, folder: string): Promise<void> {
  const indexed = await toIndexed(records);
  mkdirSync(folder, { recursive: true });
  const hash = createHash('sha256');
  const pages = indexed.pages.map((page, at) => {
    const { listed, fragment } = toPage(indexed, page, topics);
    hash.update(fragment);
    writeFileSync(join(folder, `${at}.pf_fragment`), pack(Buffer.from(fragment)));
    return listed;
  });
  const words = toList(indexed.pieces.flatMap((piece) => toWords(indexed, piece)));
  writeFileSync(join(folder, 'words.cbor'), words);
  writeFileSync(join(folder, 'pages.json'), JSON.stringify({ pages, digest: hash.update(words).digest('hex') }));
}

/** Read what `writePart` has written. */
export function readPart(folder: string): IndexPart {
  const { pages, digest } = JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8')) as { pages: ListedPage[]; digest: string };
  return {
    digest,
    pages: pages.map((page, at) => ({ ...page, file: join(folder, `${at}.pf_fragment`) })),
    words: itemsOf(readFileSync(join(folder, 'words.cbor'))).map((item) => {
      const [word, ...rest] = itemsOf(item);
      return {
        word: textOf(word!),
        postings: readPostings(rest),
        variants: itemsOf(rest[4]!).map((variant) => {
          const [form, ...where] = itemsOf(variant);
          return { form: textOf(form!), postings: readPostings(where) };
        }),
      };
    }),
  };
}
