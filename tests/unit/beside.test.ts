/** The files beside a piece are made of the text that was checked. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'entente-beside-'));
vi.stubEnv('CONTENT_DIR', join(folder, 'content'));
vi.stubEnv('CACHE_DIR', join(folder, 'cache'));
afterAll(() => rmSync(folder, { recursive: true }));
const { writeBeside } = await import('../../src/build/beside.ts');
const { readContent, toContent } = await import('../../src/loaders/content.ts');
const { toLedger } = await import('../../src/model/ledger.ts');

const piece = join(folder, 'content/articles/base.md');
cpSync('tests/broken/base', join(folder, 'content'), { recursive: true });
const text = readFileSync(piece, 'utf8');

/** The Markdown copy of a build that checks one text and finds another in the file later. */
async function copyOf(site: string, checked: string, later = checked): Promise<string> {
  writeFileSync(piece, checked);
  const content = await readContent();
  expect(content.problems).toEqual([]);
  writeFileSync(piece, later);
  await writeBeside(toLedger(toContent(content)), { folder: join(folder, site), cache: join(folder, 'cache') });
  return readFileSync(join(folder, site, 'analysis/base.md'), 'utf8');
}

test('a save during a build is not published, and not kept for a later one', async () => {
  const copy = await copyOf('first', text, text.replace('that day.', 'that day, unchecked.'));
  expect(copy).toContain('that day.');
  expect(copy).not.toContain('unchecked');
  expect(await copyOf('second', text)).toBe(copy);
});

test.each([['Windows', '\r\n'], ['old Macs', '\r']])('the lines may end as those of %s', async (_, end) => {
  expect(await copyOf(JSON.stringify(end), text.replaceAll('\n', end))).toBe(await copyOf(`${JSON.stringify(end)} plain`, text));
});

test('a build that is stopped ends between two pieces', async () => {
  writeFileSync(piece, text);
  const ledger = toLedger(toContent(await readContent()));
  const [article] = ledger.articles;
  const stop = new AbortController();
  const written = writeBeside({ ...ledger, articles: [article!, { ...article!, slug: 'second' }] }, { folder: join(folder, 'stopped'), cache: join(folder, 'cache'), stop: stop.signal });
  setImmediate(() => stop.abort());
  await expect(written).rejects.toThrow('aborted');
});
