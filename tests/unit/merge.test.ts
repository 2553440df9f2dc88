/** What several makers made comes together, and two never share an address. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { merge } from '../../src/build/merge.ts';

let folder: string;
const write = async (...paths: string[]): Promise<void> => {
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), path);
  }
};
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'entente-merge-'))));
afterEach(() => rm(folder, { recursive: true }));

test('whole folders and single files move in beside what is there', async () => {
  await write('site/analysis/a/index.html', 'public/analysis/a.md', 'public/analysis/a/sources.bib', 'public/cards/a.png');
  await merge(join(folder, 'public'), join(folder, 'site'));
  for (const path of ['analysis/a/index.html', 'analysis/a.md', 'analysis/a/sources.bib', 'cards/a.png']) expect(existsSync(join(folder, 'site', path)), path).toBe(true);
});

test('an address that is made twice stops the build', async () => {
  await write('site/a.md', 'public/a.md');
  await expect(merge(join(folder, 'public'), join(folder, 'site'))).rejects.toThrow('a.md is made twice');
});
