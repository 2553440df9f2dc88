/** What a build keeps for the next one. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdCache, Store } from '../../src/build/store.ts';
import { codeVersion, folderDigest } from '../../src/loaders/digest.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'entente-store-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const open = (): Store => new Store(join(folder, 'store'));
const write = (text: string) => (path: string): void => writeFileSync(path, text);

test('a result is made once and put in its place by every build after', async () => {
  expect(() => open().place('a', join(folder, 'one/page.html'))).toThrow(`nothing is kept as ${join(folder, 'store/a')}`);
  expect(await open().make('a', write('first'))).toBe(true);
  const later = open();
  expect(await later.make('a', write('never written'))).toBe(false);
  later.place('a', join(folder, 'one/page.html'));
  expect(readFileSync(join(folder, 'one/page.html'), 'utf8')).toBe('first');
  expect(statSync(join(folder, 'one/page.html')).nlink).toBe(2);
});

test('a folder is put among what stands there already', async () => {
  const store = open();
  await store.make('a', (path) => {
    mkdirSync(join(path, 'deep'), { recursive: true });
    writeFileSync(join(path, 'deep/file'), 'text');
  });
  mkdirSync(join(folder, 'site/deep'), { recursive: true });
  writeFileSync(join(folder, 'site/deep/other'), '');
  store.place('a', join(folder, 'site'));
  expect(readdirSync(join(folder, 'site/deep')).sort()).toEqual(['file', 'other']);
});

test('an address that is made twice stops the build', async () => {
  const store = open();
  for (const name of ['a', 'b']) await store.make(name, write(name));
  store.place('a', join(folder, 'site/a.md'));
  expect(() => store.place('b', join(folder, 'site/a.md'))).toThrow('site/a.md is made twice');
});

test('a result that fails half-way is not kept', async () => {
  const store = open();
  const broken = store.make('a', (path) => {
    writeFileSync(path, 'half');
    throw new Error('no room on the disk');
  });
  await expect(broken).rejects.toThrow('no room on the disk');
  expect(() => open().place('a', join(folder, 'page.html'))).toThrow('nothing is kept');
});

test('what a build has no use for is forgotten', async () => {
  const store = open();
  await store.make('old', write(''));
  const next = open();
  await next.make('new', write(''));
  next.prune();
  expect(readdirSync(join(folder, 'store'))).toEqual(['new']);
});

test('a cache is held by one build at a time, and one that was killed holds nothing', () => {
  const cache = join(folder, 'cache');
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  mkdirSync(join(cache, `build-${dead}`), { recursive: true });
  expect(holdCache(cache)).toBe(join(cache, `build-${process.pid}`));
  expect(readdirSync(cache)).toEqual([`build-${process.pid}`]);
  // Whoever started these tests is there as well.
  mkdirSync(join(cache, `build-${process.ppid}`));
  expect(() => holdCache(cache)).toThrow(`Another build (process ${process.ppid}) uses ${cache}`);
  expect(readdirSync(cache)).toEqual([`build-${process.ppid}`]);
});

test('a note beside the code makes no other version of it, and any other file does', () => {
  mkdirSync(join(folder, 'decisions'));
  writeFileSync(join(folder, 'code.ts'), 'first');
  writeFileSync(join(folder, 'decisions/0001.md'), 'first');
  const [version, digest] = [codeVersion(folder), folderDigest(folder)];
  writeFileSync(join(folder, 'decisions/0001.md'), 'second');
  expect(codeVersion(folder)).toBe(version);
  // Of what is published, a text is a file like any other.
  expect(folderDigest(folder)).not.toBe(digest);
  writeFileSync(join(folder, 'code.ts'), 'second');
  expect(codeVersion(folder)).not.toBe(version);
});
