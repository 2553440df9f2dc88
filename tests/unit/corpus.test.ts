/** What benchmarks are run on is content like any other: a change to what content may say breaks no benchmark unseen. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readContent } from '../../src/loaders/content.ts';
import { writeCorpus, writeMixed } from '../bench/corpus.ts';

const folder = await mkdtemp(join(tmpdir(), 'entente-corpus-'));
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['of synthetic pieces', writeCorpus],
  ['of synthetic pieces and the real ones', writeMixed],
])('a corpus %s has no mistake', async (_, write) => {
  const content = join(folder, write.name);
  await write(content, 20);
  const { problems, articles } = await readContent({ content, public: 'public', cache: join(folder, 'cache') });
  expect(problems).toEqual([]);
  expect(articles.length).toBeGreaterThanOrEqual(20);
});
