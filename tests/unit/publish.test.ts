/** A site takes the place of the last one whole, or the last one stays. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderBeside, placeOf, publish, removeReplaced, setAside } from '../../src/build/publish.ts';

let folder: string;
const write = async (path: string, text: string): Promise<void> => {
  await mkdir(join(folder, path), { recursive: true });
  await writeFile(join(folder, path, 'index.html'), text);
};
const shown = (): Promise<string> => readFile(join(folder, 'dist/index.html'), 'utf8');
/** No process has it: ids end far below. */
const DEAD = 999_999_999;

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'entente-publish-'))));
afterEach(() => rm(folder, { recursive: true }));

test('the new site moves in, the last one out', async () => {
  await write('dist', 'old');
  const beside = folderBeside(join(folder, 'dist'));
  await write(`${beside.slice(folder.length)}/site`, 'new');
  publish(join(beside, 'site'), join(folder, 'dist'), beside);
  expect(await shown()).toBe('new');
});

test('the site that was replaced waits in the cache for the next build to remove it', async () => {
  await write('dist', 'old');
  await mkdir(join(folder, 'cache'));
  const beside = folderBeside(join(folder, 'dist'));
  await write(`${beside.slice(folder.length)}/site`, 'new');
  publish(join(beside, 'site'), join(folder, 'dist'), beside);
  setAside(beside, join(folder, 'cache'));
  expect(await readdir(beside)).toEqual([]);
  expect(await readFile(join(folder, 'cache/replaced/index.html'), 'utf8')).toBe('old');
  setAside(beside, join(folder, 'cache'));
  await removeReplaced(join(folder, 'cache'));
  await removeReplaced(join(folder, 'cache'));
  expect(await readdir(join(folder, 'cache'))).toEqual([]);
});

test('a site that was replaced and cannot be moved into the cache stays beside the new one, and the build has not failed', async () => {
  const beside = folderBeside(join(folder, 'dist'));
  await write(`${beside.slice(folder.length)}/last`, 'old');
  await write('cache/replaced', 'in its way');
  setAside(beside, join(folder, 'cache'));
  expect(await readdir(beside)).toEqual(['last']);
});

test('a new site that is not there leaves the last one in its place', async () => {
  await write('dist', 'old');
  const beside = folderBeside(join(folder, 'dist'));
  expect(() => publish(join(beside, 'site'), join(folder, 'dist'), beside)).toThrow('ENOENT');
  expect(await shown()).toBe('old');
});

test('where a build was killed between the two moves, the next one brings the last site back before it does anything', async () => {
  await write(`.dist-${DEAD}/last`, 'old');
  folderBeside(join(folder, 'dist'));
  expect(await shown()).toBe('old');
  expect(existsSync(join(folder, `.dist-${DEAD}`))).toBe(false);
});

test('where the place is a link, the site stands where it leads, also while nothing stands there', async () => {
  const there = join(await realpath(folder), 'elsewhere/site');
  await write(`elsewhere/.site-${DEAD}/last`, 'old');
  await symlink('elsewhere/site', join(folder, 'dist'));
  expect(placeOf(join(folder, 'dist'))).toBe(there);
  folderBeside(placeOf(join(folder, 'dist')));
  expect(await shown()).toBe('old');
  expect(placeOf(join(folder, 'dist'))).toBe(there);
});

test('links that lead to each other are told in a plain sentence', async () => {
  await symlink('other', join(folder, 'dist'));
  await symlink('dist', join(folder, 'other'));
  expect(() => placeOf(join(folder, 'dist'))).toThrow('leads back to itself. Remove it, or name another folder by OUT_DIR');
});
