/**
 * Repack Pagefind's files so that a search fetches less: the index in pieces of a few words instead of a few hundred,
 * fragments named by kind and number instead of hashed (the hashes are most of the metadata that every search needs) and without
 * what no search reads, the engine's script changed (pagefind-script.ts).
 * The format is Pagefind's own (CBOR behind a signature, gzipped); whatever is not as expected stops the build.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { changePagefindScript } from './pagefind-script.ts';

const SIGNATURE = Buffer.from('pagefind_dcd');
/** A piece of the index is cut where it would grow beyond this, in bytes before compression. */
const PIECE = 6000;
/** A word longer than this stands on so many pages that only a quoted phrase is worth all its places; other searches read the first `FEW` of each weight on a page. */
const LONG = 18_000;
const FEW = 3;

const read = async (file: string): Promise<Buffer> => {
  const data = gunzipSync(await readFile(file));
  if (!data.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error(`${file} is not as Pagefind 1.6 writes it`);
  return data.subarray(SIGNATURE.length);
};
const write = (file: string, data: Buffer): Promise<void> => writeFile(file, gzipSync(Buffer.concat([SIGNATURE, data]), { level: 9 }));

/** The head of a CBOR item: its kind, its number, and where its content begins. */
function head(data: Buffer, at: number): { kind: number; number: number; next: number } {
  const first = data[at]!;
  const size = first & 31;
  const kind = first >> 5;
  if (size < 24) return { kind, number: size, next: at + 1 };
  if (size === 24) return { kind, number: data.readUInt8(at + 1), next: at + 2 };
  if (size === 25) return { kind, number: data.readUInt16BE(at + 1), next: at + 3 };
  if (size === 26) return { kind, number: data.readUInt32BE(at + 1), next: at + 5 };
  throw new Error('Pagefind wrote a number that this code does not know');
}

/** Where an item ends. Texts, whole numbers and lists are all that Pagefind writes. */
function endOf(data: Buffer, at: number): number {
  const { kind, number, next } = head(data, at);
  if (kind <= 1) return next;
  if (kind === 3) return next + number;
  if (kind !== 4) throw new Error(`Pagefind wrote an item of kind ${kind}, which this code does not know`);
  let end = next;
  for (let count = 0; count < number; count++) end = endOf(data, end);
  return end;
}

/** The items of a list, as they stand. */
function itemsOf(data: Buffer): Buffer[] {
  const { kind, number, next } = head(data, 0);
  if (kind !== 4) throw new Error('Pagefind wrote something else where a list should stand');
  const items: Buffer[] = [];
  let at = next;
  for (let count = 0; count < number; count++) {
    const end = endOf(data, at);
    items.push(data.subarray(at, end));
    at = end;
  }
  return items;
}

const textOf = (item: Buffer): string => {
  const { kind, number, next } = head(item, 0);
  if (kind !== 3) throw new Error('Pagefind wrote something else where a text should stand');
  return item.toString('utf8', next, next + number);
};

function headOf(kind: number, number: number): Buffer {
  if (number < 24) return Buffer.from([(kind << 5) | number]);
  if (number < 0x100) return Buffer.from([(kind << 5) | 24, number]);
  if (number < 0x10000) return Buffer.from([(kind << 5) | 25, number >> 8, number & 255]);
  const long = Buffer.alloc(5);
  long[0] = (kind << 5) | 26;
  long.writeUInt32BE(number, 1);
  return long;
}
const list = (items: readonly Buffer[]): Buffer => Buffer.concat([headOf(4, items.length), ...items]);
const text = (words: string): Buffer => {
  const bytes = Buffer.from(words);
  return Buffer.concat([headOf(3, bytes.length), bytes]);
};

/** A word with at most `FEW` places of each weight on a page. Its list of pages is [page, places, places in the metadata]; among places a number below zero begins another weight, after which they are counted from the start of the page again, each from the one before: so each group may lose its end. */
function thin(word: Buffer): Buffer {
  const [name, pages, ...rest] = itemsOf(word);
  const thinned = itemsOf(pages!).map((page) => {
    const [number, places, ...more] = itemsOf(page);
    let left = FEW;
    const kept = itemsOf(places!).filter((place) => {
      left = head(place, 0).kind === 1 ? FEW : left - 1;
      return left >= 0;
    });
    return list([number!, list(kept), ...more]);
  });
  return list([name!, list(thinned), ...rest]);
}

/** Cut the pieces of the index smaller, named by number. Returns the list of them that the metadata holds (first word, last word, name), the first words, and which have a file `…_few` for searches that are no phrase. */
async function cutIndex(folder: string, pieces: readonly Buffer[], digest: string): Promise<{ cut: Buffer; words: string[]; few: number[] }> {
  const made: Buffer[] = [];
  const firsts: string[] = [];
  const few: number[] = [];
  for (const piece of pieces) {
    const name = textOf(itemsOf(piece)[2]!);
    const file = join(folder, 'index', `${name}.pf_index`);
    const [words] = itemsOf(await read(file));
    const groups: Buffer[][] = [];
    let size = Infinity;
    for (const word of itemsOf(words!)) {
      if (size + word.length > PIECE) {
        groups.push([]);
        size = 0;
      }
      groups.at(-1)!.push(word);
      size += word.length;
    }
    await rm(file);
    for (const group of groups) {
      const whole = `${digest}_${made.length}`;
      // A long word is alone in its piece.
      const named = group[0]!.length > LONG ? `${whole}_few` : whole;
      const [from, to] = [group[0]!, group.at(-1)!].map((word) => itemsOf(word)[0]!);
      await write(join(folder, 'index', `${whole}.pf_index`), list([list(group)]));
      if (named !== whole) {
        await write(join(folder, 'index', `${named}.pf_index`), list([list(group.map(thin))]));
        few.push(made.length);
      }
      made.push(list([from!, to!, text(named)]));
      firsts.push(textOf(from!));
    }
  }
  if (firsts.some((word, at) => word < (firsts[at - 1] ?? ''))) throw new Error('Pagefind wrote its index in another order than that of its words');
  return { cut: list(made), words: firsts, few };
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

/** The length of a page in words, in three bytes and as exact as ranking needs it: in steps of a fifth, so that the list of pages packs well. */
function roughly(words: Buffer): Buffer {
  const { kind, number } = head(words, 0);
  if (kind !== 0) throw new Error('Pagefind wrote something else where the length of a page should stand');
  const rough = Buffer.from([25, 0, 0]);
  rough.writeUInt16BE(Math.min(0xffff, Math.round(1.2 ** Math.round(Math.log(Math.max(1, number)) / Math.log(1.2)))), 1);
  return rough;
}

/** Digits of a page's number in its name, to the base of 36. */
export const DIGITS = 4;

/**
 * Name the fragments by kind and number, behind them a digest of all, so that no cache mixes two builds, and write their topics into them.
 * Returns the list of pages, and their addresses. In the list every number is 0, so that it packs well: the script writes them in (build/pagefind-script.ts).
 */
async function nameFragments(folder: string, pages: readonly Buffer[], topics: ReadonlyMap<string, string>, digest: string): Promise<{ named: Buffer; paths: string[] }> {
  const fragments = await Promise.all(
    pages.map(async (page, number) => {
      const [hash, words, ...rest] = itemsOf(page);
      const file = join(folder, 'fragment', `${textOf(hash!)}.pf_fragment`);
      const fragment = JSON.parse((await read(file)).toString()) as Fragment;
      const topic = topics.get(fragment.url);
      if (topic) fragment.meta['topic'] = topic;
      const kind = `${fragment.meta['kind']!.toLowerCase().replace(' ', '-')}_`;
      const name = kind + number.toString(36).padStart(DIGITS, '0');
      if (name.length !== kind.length + DIGITS || name.length > 23 || rest.length !== 1 || rest[0]!.length !== 1) throw new Error(`the page ${name} of the index is not as the script expects it (build/pagefind-script.ts)`);
      await write(join(folder, 'fragment', `${name}_${digest}.pf_fragment`), Buffer.from(JSON.stringify(slim(fragment))));
      await rm(file);
      return { page: list([text(kind.padEnd(name.length, '0')), roughly(words!), ...rest]), path: fragment.url };
    }),
  );
  return { named: list(fragments.map(({ page }) => page)), paths: fragments.map(({ path }) => path) };
}

/** Files of Pagefind's own interfaces, which this site does not use. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\.|^wasm\.unknown/;

/** What search's own script knows of a repacked index before Pagefind does. */
export interface Repacked {
  /** The metadata is `pagefind.<digest>.pf_meta`, the pieces of the index are `index/<digest>_<number>.pf_index`. */
  digest: string;
  /** The first word of each piece. */
  words: string[];
  /** The pieces that hold a word on very many pages: `…_few.pf_index` has all of them but not all its places. */
  few: number[];
  /** The addresses of the pages, in the order of the index. */
  paths: string[];
}

/** Repack what Pagefind has written to `folder`. `topics` are shown in results and found by no search, by the addresses of pages. */
export async function repack(folder: string, topics: ReadonlyMap<string, string> = new Map()): Promise<Repacked> {
  const names = await readdir(folder);
  for (const name of names) if (UNUSED.test(name)) await rm(join(folder, name));
  const [meta, ...others] = names.filter((name) => name.endsWith('.pf_meta'));
  if (!meta || others.length > 0) throw new Error('Pagefind wrote metadata for more or fewer than one language');
  const data = await read(join(folder, meta));
  const [version, pages, pieces, ...rest] = itemsOf(data);
  const digest = createHash('sha256').update(data).update(JSON.stringify([...topics])).digest('hex').slice(0, 6);
  const { named, paths } = await nameFragments(folder, itemsOf(pages!), topics, digest);
  const { cut, words, few } = await cutIndex(folder, itemsOf(pieces!), digest);
  await write(join(folder, `pagefind.${digest}.pf_meta`), list([version!, named, cut, ...rest]));
  await rm(join(folder, meta));
  const entry = join(folder, 'pagefind-entry.json');
  const known = (await readFile(entry, 'utf8')).replace(/"hash":"[^"]+"/, () => `"hash":"${digest}"`);
  // The first page begins after the heads of two lists and the version.
  await changePagefindScript(join(folder, 'pagefind.js'), known, { digest, count: paths.length, start: 1 + version!.length + headOf(4, paths.length).length });
  await rm(entry);
  return { digest, words, few, paths };
}
