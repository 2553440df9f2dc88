/**
 * Put the search index together from its parts (build/index-part.ts) so that a search fetches little: words in pieces of a
 * few instead of a few hundred, fragments named by kind and number instead of hashed (the hashes are most of the metadata
 * that every search needs), the engine's script changed (build/pagefind-script.ts).
 * The format is Pagefind's own (CBOR behind a signature, gzipped); whatever is not as expected stops the build.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNegative, itemsOf, toList, toListHead, toNumber, toText } from './cbor.ts';
import { addRecords, FIELDS, LIST_OF_3, openIndex, pack, type IndexPart, type Postings } from './index-part.ts';
import { changePagefindScript } from './pagefind-script.ts';
import { linkFile, type Store } from './store.ts';

/** A piece of the index is cut where it would grow beyond this, in bytes before compression. */
const PIECE = 6000;
/** A word longer than this stands on so many pages that only a quoted phrase is worth all its positions; other searches read the first `FEW` of each weight on a page. */
const LONG = 18_000;
const FEW = 3;

/** Pagefind's script, its engine, and the file that names its metadata, as it writes them. */
const ENGINE = ['pagefind.js', 'wasm.en.pagefind', 'pagefind-entry.json'] as const;

/** Write them to `folder`. */
export async function writeEngine(folder: string): Promise<void> {
  const index = await openIndex();
  // Of a language that no page has there is no engine.
  await addRecords(index, [{ url: '/', content: 'nothing', meta: { title: 'Nothing' } }]);
  const { files } = await index.getFiles();
  await index.deleteIndex();
  mkdirSync(folder, { recursive: true });
  for (const name of ENGINE) {
    const file = files.find(({ path }) => path === name);
    if (!file) throw new Error(`Pagefind wrote no ${name}`);
    writeFileSync(join(folder, name), file.content);
  }
}

/**
 * A word with at most `FEW` positions of each weight on a page. A page in its list is [distance, positions, positions in the
 * metadata]. Among the positions a number below zero begins another weight; each position is written as its distance from
 * the one before, and the first of a weight as that from the start of the page. So the end of each weight can be cut off.
 */
function thin(word: Buffer): Buffer {
  const [name, pages, ...rest] = itemsOf(word);
  const thinned = itemsOf(pages!).map((page) => {
    const [step, positions, ...more] = itemsOf(page);
    let left = FEW;
    const kept = itemsOf(positions!).filter((position) => {
      left = isNegative(position) ? FEW : left - 1;
      return left >= 0;
    });
    return toList([step!, toList(kept), ...more]);
  });
  return toList([name!, toList(thinned), ...rest]);
}

/** The postings of a word or a variant in one part, and the number of the part's first page in the whole index. */
interface PartPostings {
  from: number;
  postings: Postings;
}

/** The list of pages in the whole index, as Pagefind writes it. */
function joinPostings(parts: readonly PartPostings[]): Buffer {
  let [last, count] = [0, 0];
  const pages = parts.flatMap(({ from, postings }) => {
    const step = from + postings.first - last;
    last = from + postings.last;
    count += postings.count;
    return [LIST_OF_3, toNumber(step), postings.rest];
  });
  return Buffer.concat([toListHead(count), ...pages]);
}

const add = <T>(map: Map<string, T[]>, key: string, value: T): void => void (map.get(key)?.push(value) ?? map.set(key, [value]));
/** In the order of their bytes, as Pagefind has them. */
const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].map(([key, value]) => ({ key: Buffer.from(key), entry: [key, value] as [string, T] })).sort((a, b) => Buffer.compare(a.key, b.key)).map(({ entry }) => entry);

/** Every word of the parts as it stands in the whole. */
function* joinWords(parts: readonly IndexPart[]): Generator<{ word: string; data: Buffer }> {
  const words = new Map<string, PartPostings[]>();
  const variants = new Map<string, Map<string, PartPostings[]>>();
  let from = 0;
  for (const part of parts) {
    for (const { word, postings, variants: forms } of part.words) {
      add(words, word, { from, postings });
      if (forms.length > 0 && !variants.has(word)) variants.set(word, new Map());
      for (const { form, postings: own } of forms) add(variants.get(word)!, form, { from, postings: own });
    }
    from += part.pages.length;
  }
  for (const [word, where] of inOrder(words)) {
    const forms = inOrder(variants.get(word) ?? new Map<string, PartPostings[]>());
    const plain = where.filter(({ postings }) => postings.count > 0);
    yield { word, data: toList([toText(word), joinPostings(plain), toList(forms.map(([form, parts]) => toList([toText(form), joinPostings(parts)])))]) };
  }
}

interface RepackOptions {
  /** The folder that `writeEngine` filled. */
  engine: string;
  /** The version of the code: with the same code, a piece with the same words is taken from the store. */
  code: string;
  store: Store;
  /** Where the index is written. */
  folder: string;
}

/** Write the words in small pieces, named by number; after an edit most are as before and come from the store. Returns the list of them that the metadata holds (first word, last word, name), the first words, and which have a file `…_few` for searches that are no phrase. */
async function writeWords(parts: readonly IndexPart[], { folder, digest, code, store }: Omit<RepackOptions, 'engine'> & { digest: string }): Promise<{ cut: Buffer; words: string[]; few: number[] }> {
  const pieces: { first: string; last: string; items: Buffer[] }[] = [];
  let size = Infinity;
  for (const { word, data } of joinWords(parts)) {
    if (size + data.length > PIECE) {
      pieces.push({ first: word, last: word, items: [] });
      size = 0;
    }
    const piece = pieces.at(-1)!;
    piece.items.push(data);
    piece.last = word;
    size += data.length;
  }
  if (pieces.some(({ first }, at) => first < (pieces[at - 1]?.first ?? ''))) throw new Error('a word of the index has another place in its order for the browser than for Pagefind');
  const few: number[] = [];
  const listed: Buffer[] = [];
  for (const [at, { first, last, items }] of pieces.entries()) {
    const whole = toList([toList(items)]);
    const made = createHash('sha256').update(code).update(whole).digest('hex');
    const write = async (name: string, ending: string, data: () => Buffer): Promise<void> => {
      await store.make(made + ending, (path) => writeFileSync(path, pack(data())));
      store.place(made + ending, join(folder, 'index', `${name}.pf_index`));
    };
    let name = `${digest}_${at}`;
    await write(name, '', () => whole);
    // A long word is alone in its piece.
    if (items[0]!.length > LONG) {
      name += '_few';
      await write(name, '_few', () => toList([toList(items.map(thin))]));
      few.push(at);
    }
    listed.push(toList([toText(first), toText(last), toText(name)]));
  }
  return { cut: toList(listed), words: pieces.map(({ first }) => first), few };
}

/** The length of a page in words, as a CBOR number of three bytes. It is rounded to a power of 1.2, which is exact enough for ranking and lets the list of pages compress well. */
function roughly(words: number): Buffer {
  const rough = Buffer.from([25, 0, 0]);
  rough.writeUInt16BE(Math.min(0xffff, Math.round(1.2 ** Math.round(Math.log(Math.max(1, words)) / Math.log(1.2)))), 1);
  return rough;
}

/** How many base-36 digits the number of a page has in its name. */
const DIGITS = 4;

/**
 * Put the fragments in place, named by kind and number, behind them a digest of all, so that no cache mixes two builds.
 * Returns the list of pages. In it every number is 0, so that it packs well: the script writes them in (build/pagefind-script.ts).
 */
function placeFragments(folder: string, pages: IndexPart['pages'], digest: string): Buffer {
  return toList(
    pages.map(({ kind: words, words: length, file }, at) => {
      const kind = `${words.toLowerCase().replace(' ', '-')}_`;
      const name = kind + at.toString(36).padStart(DIGITS, '0');
      if (name.length !== kind.length + DIGITS || name.length > 23) throw new Error(`the page ${name} of the index is not as the script expects it (build/pagefind-script.ts)`);
      linkFile(file, join(folder, 'fragment', `${name}_${digest}.pf_fragment`));
      return toList([toText(kind.padEnd(name.length, '0')), roughly(length), toText('')]);
    }),
  );
}

/** What search's own script knows of the index before Pagefind does. */
export interface Repacked {
  /** The metadata is `pagefind.<digest>.pf_meta`, the pieces of the index are `index/<digest>_<number>.pf_index`. */
  digest: string;
  /** The first word of each piece. */
  words: string[];
  /** The numbers of pieces that hold one word on very many pages: their `…_few.pf_index` names all these pages, but not all positions on them. */
  few: number[];
  /** The addresses of the pages, in the order of the index. */
  paths: string[];
}

/** Put parts, in their order, together. */
export async function repack(parts: readonly IndexPart[], { engine, code, store, folder }: RepackOptions): Promise<Repacked> {
  for (const name of ['index', 'fragment']) mkdirSync(join(folder, name), { recursive: true });
  const pages = parts.flatMap((part) => part.pages);
  const digest = createHash('sha256').update(JSON.stringify(parts.map((part) => part.digest))).digest('hex').slice(0, 6);
  const named = placeFragments(folder, pages, digest);
  const { cut, words, few } = await writeWords(parts, { folder, digest, code, store });
  const entry = JSON.parse(readFileSync(join(engine, 'pagefind-entry.json'), 'utf8')) as { version: string; languages: { en: object } };
  const version = toText(entry.version);
  writeFileSync(join(folder, `pagefind.${digest}.pf_meta`), pack(toList([version, named, cut, toList([]), toList([]), toList(FIELDS.map((field) => toText(field)))])));
  const known = { ...entry, languages: { en: { ...entry.languages.en, hash: digest, page_count: pages.length } } };
  copyFileSync(join(engine, 'wasm.en.pagefind'), join(folder, 'wasm.en.pagefind'));
  copyFileSync(join(engine, 'pagefind.js'), join(folder, 'pagefind.js'));
  // The first page begins after the heads of two lists and the version.
  await changePagefindScript(join(folder, 'pagefind.js'), JSON.stringify(known), { digest, count: pages.length, start: 1 + version.length + toListHead(pages.length).length });
  return { digest, words, few, paths: pages.map(({ url }) => url) };
}
