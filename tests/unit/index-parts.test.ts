/** An index put together from parts is the index that Pagefind writes of everything at once. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { close } from 'pagefind';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { itemsOf, numberOf, textOf } from '../../src/build/cbor.ts';
import { addRecords, openIndex, readPart, unpack, writePart } from '../../src/build/index-part.ts';
import { repack, writeEngine, type Repacked } from '../../src/build/repack.ts';
import { Store } from '../../src/build/store.ts';
import { toArticleRecords } from '../../src/build/search.ts';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { folders } from '../../src/loaders/folders.ts';
import { toLedger } from '../../src/model/ledger.ts';
import { toRecords, type SearchRecord } from '../../src/outputs/search.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-parts-'));
let records: SearchRecord[];

/** Every word of an index in its order, with all that is written of it. */
const wordsIn = (index: string, names: readonly string[]): string[] =>
  names.flatMap((name) => itemsOf(itemsOf(unpack(name, readFileSync(join(index, 'index', `${name}.pf_index`))))[0]!).map((item) => `${textOf(itemsOf(item)[0]!)} ${item.toString('hex')}`));

async function inParts(name: string, starts: readonly number[], code = 'code'): Promise<{ index: string; repacked: Repacked }> {
  const parts = starts.map((start, at) => records.slice(start, starts[at + 1]));
  for (const [at, part] of parts.entries()) await writePart(part, new Map(), join(folder, name, `part-${at}`));
  const index = join(folder, name, 'index');
  return { index, repacked: await repack(parts.map((_, at) => readPart(join(folder, name, `part-${at}`))), { engine: join(folder, 'engine'), code, store: new Store(join(folder, 'pieces')), folder: index }) };
}

beforeAll(async () => {
  const ledger = toLedger(toContent(await readContent()));
  // Other spellings of a word, fields that a part lacks, and pages that have nothing in common.
  const accents = ['naïve café', 'cafe', 'café Café cafe', 'naive'].map((content, at) => ({ url: `/accents/${at}/`, content, meta: { title: `Número ${at}`, kind: 'Fact' } }));
  records = [...toRecords(ledger).filter((_, at) => at % 6 === 0), ...accents, ...toArticleRecords(ledger.articles.slice(0, 6), ledger, folders.cache)];
  await writeEngine(join(folder, 'engine'));
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

test('words, their order and their places are those of the whole', async () => {
  const whole = await openIndex();
  await addRecords(whole, records);
  await whole.writeFiles({ outputPath: join(folder, 'pagefind') });
  const meta = readdirSync(join(folder, 'pagefind')).find((name) => name.endsWith('.pf_meta'))!;
  const [, pages, pieces] = itemsOf(unpack(meta, readFileSync(join(folder, 'pagefind', meta))));
  const expected = wordsIn(join(folder, 'pagefind'), itemsOf(pieces!).map((piece) => textOf(itemsOf(piece)[2]!)));
  expect(expected.length).toBeGreaterThan(2000);

  // A word with accents stands on both sides of a cut.
  const accents = records.findIndex(({ url }) => url.startsWith('/accents/'));
  const { index, repacked } = await inParts('five', [0, 1, 100, accents + 1, accents + 3]);
  const names = repacked.words.map((_, at) => `${repacked.digest}_${at}`);
  expect(wordsIn(index, names)).toEqual(expected);
  expect(repacked.paths).toEqual(records.map(({ url }) => url));
  const lengths = itemsOf(itemsOf(unpack('metadata', readFileSync(join(index, `pagefind.${repacked.digest}.pf_meta`))))[1]!).map((page) => numberOf(itemsOf(page)[1]!));
  itemsOf(pages!).forEach((page, at) => {
    const words = numberOf(itemsOf(page)[1]!);
    expect(Math.abs(lengths[at]! - words)).toBeLessThanOrEqual(words / 8 + 1);
  });
}, 60_000);

test('the same parts have the same name, others another', async () => {
  const [one, again, other] = [await inParts('one', [0, 100]), await inParts('again', [0, 100]), await inParts('other', [0, 101])];
  expect(again.repacked).toEqual(one.repacked);
  expect(readdirSync(again.index).sort()).toEqual(readdirSync(one.index).sort());
  expect(other.repacked.digest).not.toBe(one.repacked.digest);
  expect(other.repacked.words).toEqual(one.repacked.words);
}, 60_000);

test('a field that the parts do not agree on stops the build', async () => {
  await expect(writePart([{ url: '/x/', content: 'text', meta: { title: 'X', mood: 'good' } }], new Map(), join(folder, 'strange'))).rejects.toThrow('records have the field mood. Add it to FIELDS');
});

test.skipIf(process.platform === 'win32')('Pagefind goes on where Ctrl C is pressed, which reaches every process of the terminal: a build ends by itself, with one message', async () => {
  const script = `
    import { close } from 'pagefind';
    import { addRecords, openIndex } from './src/build/index-part.ts';
    const index = await openIndex();
    process.once('SIGINT', async () => {
      await addRecords(index, Array.from({ length: 100 }, (_, at) => ({ url: '/' + at + '/', content: 'words', meta: {} })));
      console.log((await index.getFiles()).errors.length, 'errors');
      await close();
      clearTimeout(waiting);
    });
    const waiting = setTimeout(() => {}, 20_000);
    process.kill(0, 'SIGINT');`;
  const ours = spawn(process.execPath, ['--input-type=module', '--eval', script], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  expect(await Promise.all([text(ours.stdout), text(ours.stderr)])).toEqual(['0 errors\n', '']);
});
