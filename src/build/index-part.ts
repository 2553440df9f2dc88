/**
 * A part of the search index: some pages that Pagefind has indexed by themselves, in a form that a whole is put together
 * from (build/repack.ts). So an edit costs the indexing of one part, and Pagefind never holds more than one.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createIndex, type PagefindIndex } from 'pagefind';
import { escape } from '../model/html.ts';
import type { SearchRecord } from '../outputs/search.ts';
import { site } from '../site.ts';
import { bytes, bytesOf, head, headOf, itemsOf, list, number, numberOf, textOf } from './cbor.ts';

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

/** Where a word stands: on how many pages of the part, on which first and last, and, as Pagefind writes them, the places on the first and all that follows. Variants are other spellings of the word, as with accents. */
export interface Places {
  count: number;
  first: number;
  last: number;
  rest: Buffer;
}
export interface Word {
  word: string;
  places: Places;
  variants: { form: string; places: Places }[];
}

export interface Part {
  /** Of each page, in order: its address, its kind of entry in words, the length that Pagefind counts, and its fragment's file. */
  pages: { url: string; kind: string; words: number; file: string }[];
  words: Word[];
  /** Another one for any other content. */
  digest: string;
}

const fail = (errors: readonly string[]): void => {
  if (errors.length > 0) throw new Error(`the search index: ${errors.join('; ')}`);
};

const attributes = ({ meta }: SearchRecord): string =>
  Object.entries(meta)
    .map(([name, value]) => `<span data-pagefind-meta="${name}:${escape(value)}"></span>`)
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

/** An index of Pagefind's, empty. */
export async function openIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ forceLanguage: 'en', includeCharacters: '$%' });
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

/** The list of a word's pages, each [steps from the page before, places, places in the metadata], with the fields of `FIELDS` in the places of the metadata, where a number below zero names one. */
function placesOf(item: Buffer, fields: readonly string[]): Places {
  const pages = itemsOf(item);
  const known = fields.join() === FIELDS.join();
  let [first, last] = [0, 0];
  const rest = pages.flatMap((page, at) => {
    const [step, places, metas] = itemsOf(page);
    const by = numberOf(step!);
    if (at === 0) first = by;
    last += by;
    const named = known ? metas! : list(itemsOf(metas!).map((one) => (head(one, 0).kind === 0 ? one : number(-1 - FIELDS.indexOf(fields[-1 - numberOf(one)] as (typeof FIELDS)[number])))));
    return at === 0 ? [places!, named] : [LIST_OF_3, step!, places!, named];
  });
  return { count: pages.length, first, last, rest: Buffer.concat(rest) };
}
export const LIST_OF_3 = headOf(4, 3);

const kept = ({ count, first, last, rest }: Places): Buffer[] => [number(count), number(first), number(last), bytes(rest)];
const keptPlaces = ([count, first, last, rest]: readonly Buffer[]): Places => ({ count: numberOf(count!), first: numberOf(first!), last: numberOf(last!), rest: bytesOf(rest!) });

/** Index records and write what came of it to a folder of its own. `topics` are shown in results and found by no search, by the addresses of pages. */
export async function writePart(records: readonly SearchRecord[], topics: ReadonlyMap<string, string>, folder: string): Promise<void> {
  const index = await openIndex();
  await addRecords(index, records);
  const { files, errors } = await index.getFiles();
  fail(errors);
  await index.deleteIndex();
  const found = new Map(files.map(({ path, content }) => [path, content]));
  const [meta, ...others] = [...found.keys()].filter((path) => path.endsWith('.pf_meta'));
  if (!meta || others.length > 0) throw new Error('Pagefind wrote metadata for more or fewer than one language');
  const [, pages, pieces, filters, sorts, names] = itemsOf(unpack(meta, found.get(meta)!)).map((item) => (head(item, 0).kind === 4 ? itemsOf(item) : []));
  if (filters!.length + sorts!.length > 0) throw new Error('Pagefind wrote filters or an order, which nothing here asks for');
  const fields = names!.map(textOf);
  const strange = fields.filter((name) => !(FIELDS as readonly string[]).includes(name));
  if (strange.length > 0) throw new Error(`records have the field ${strange.join(', ')}. Add it to FIELDS (build/index-part.ts)`);

  mkdirSync(folder, { recursive: true });
  const hash = createHash('sha256');
  const listed = pages!.map((page, at) => {
    const [name, words, extra] = itemsOf(page);
    if (textOf(extra!) !== '') throw new Error('Pagefind says more of a page than this code knows');
    const path = `fragment/${textOf(name!)}.pf_fragment`;
    const fragment = JSON.parse(unpack(path, found.get(path)!).toString()) as Fragment;
    const topic = topics.get(fragment.url);
    if (topic) fragment.meta['topic'] = topic;
    const written = JSON.stringify(slim(fragment));
    hash.update(written);
    writeFileSync(join(folder, `${at}.pf_fragment`), pack(Buffer.from(written)));
    return { url: fragment.url, kind: fragment.meta['kind']!, words: numberOf(words!) };
  });
  const words = pieces!.flatMap((piece) => {
    const path = `index/${textOf(itemsOf(piece)[2]!)}.pf_index`;
    const [all] = itemsOf(unpack(path, found.get(path)!));
    return itemsOf(all!).map((item) => {
      const [word, places, variants] = itemsOf(item);
      return list([
        word!,
        ...kept(placesOf(places!, fields)),
        list(
          itemsOf(variants!).map((variant) => {
            const [form, where] = itemsOf(variant);
            return list([form!, ...kept(placesOf(where!, fields))]);
          }),
        ),
      ]);
    });
  });
  const data = list(words);
  writeFileSync(join(folder, 'words.cbor'), data);
  writeFileSync(join(folder, 'pages.json'), JSON.stringify({ pages: listed, digest: hash.update(data).digest('hex') }));
}

/** Read what `writePart` has written. */
export function readPart(folder: string): Part {
  const { pages, digest } = JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8')) as { pages: Omit<Part['pages'][number], 'file'>[]; digest: string };
  return {
    digest,
    pages: pages.map((page, at) => ({ ...page, file: join(folder, `${at}.pf_fragment`) })),
    words: itemsOf(readFileSync(join(folder, 'words.cbor'))).map((item) => {
      const [word, ...rest] = itemsOf(item);
      return {
        word: textOf(word!),
        places: keptPlaces(rest),
        variants: itemsOf(rest[4]!).map((variant) => {
          const [form, ...where] = itemsOf(variant);
          return { form: textOf(form!), places: keptPlaces(where) };
        }),
      };
    }),
  };
}
