/** Every way to break a content file that we know of, with the message that an editor gets. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '../../src/loaders/content.ts';
import { byPlace, toLine } from '../../src/model/problem.ts';

interface Case {
  name: string;
  file: string;
  from?: string;
  to: string;
  expect: string[];
}

const base = 'tests/broken/base';
const cases = parse(await readFile('tests/broken/cases.yaml', 'utf8')) as Case[];
const folder = await mkdtemp(join(tmpdir(), 'entente-broken-'));
afterAll(() => rm(folder, { recursive: true }));

/** What the check says of a folder. */
export async function messages(content: string): Promise<string[]> {
  const { problems } = await readContent({ content, public: 'public', cache: join(folder, 'cache') });
  return problems.sort(byPlace).map(toLine);
}

/** A copy of the sound content with one change. */
async function broken({ name, file, from, to }: Case): Promise<string> {
  const copy = join(folder, name.replaceAll(/\W+/g, '-'));
  await cp(base, copy, { recursive: true });
  const path = join(copy, file);
  if (from === undefined) await writeFile(path, to);
  else {
    const text = await readFile(path, 'utf8');
    if (!text.includes(from)) throw new Error(`“${from}” is not in ${file}`);
    await writeFile(path, text.replace(from, () => to));
  }
  return copy;
}

test('sound content passes', async () => {
  expect(await messages(base)).toEqual([]);
});

describe('an editor is told of', () => {
  test.each(cases)('$name', async (each) => {
    expect(await messages(await broken(each))).toEqual(each.expect);
  });
});
