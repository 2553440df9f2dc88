/** What a writer sees of content that is being edited: the last that holds together. */
import { subscribe } from 'node:diagnostics_channel';
import { EventEmitter } from 'node:events';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { toLedger, type Content } from '../../src/model/ledger.ts';

const folder = await mkdtemp(join(tmpdir(), 'entente-development-'));
afterAll(() => rm(folder, { recursive: true }));
const content = join(folder, 'content');
await cp('tests/broken/base', content, { recursive: true });
vi.stubEnv('CONTENT_DIR', content);
vi.stubEnv('CACHE_DIR', join(folder, 'cache'));
const { contentLoader, READ } = await import('../../src/loaders/astro.ts');
const { toDesk } = await import('../../src/build/dev-desk.ts');
const { files } = await import('../../src/schemas/index.ts');

const names = [...Object.keys(files), 'articles'] as (keyof Content)[];

/** Astro as its loaders see it. */
function develop() {
  const watcher = Object.assign(new EventEmitter().setMaxListeners(0), { add: () => undefined });
  const stores = new Map(names.map((name) => [name, new Map<string, { id: string; data: { order: number; value: unknown } }>()]));
  const told: string[] = [];
  const begun = new Set<string>();
  const start = () =>
    Promise.all(
      [...stores].map(([name, entries]) => {
        const store = { keys: () => [...entries.keys()], delete: (id: string) => entries.delete(id), set: (entry: { id: string; data: { order: number; value: unknown } }) => begun.add(name) && entries.set(entry.id, entry) };
        return contentLoader(name).load({ store, watcher, logger: { error: (text: string) => told.push(text), info: (text: string) => told.push(text) }, generateDigest: JSON.stringify } as never);
      }),
    );
  const ledger = () => toLedger(Object.fromEntries([...stores].map(([name, entries]) => [name, [...entries.values()].map(({ data }) => data).sort((a, b) => a.order - b.order).map(({ value }) => value)])) as unknown as Content);
  const edit = async (file: string, from: string, to: string): Promise<void> => {
    const path = join(content, file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
    watcher.emit('change', resolve(path));
  };
  return { start, ledger, edit, told, begun, watcher };
}

test('an entry with a mistake is told, and the site stays as it was until it is mended', async () => {
  const { start, ledger, edit, told } = develop();
  await start();
  const before = ledger();
  await edit('sources.yaml', 'tier: 1', 'tier: 4');
  await expect.poll(() => told).toEqual([expect.stringContaining('content/sources.yaml:')]);
  expect(ledger()).toEqual(before);
  await edit('sources.yaml', 'tier: 4', 'tier: 2');
  await expect.poll(() => ledger().sources).not.toEqual(before.sources);
});

test('a list without an entry is a list: Astro warns of one that nothing was ever put into', async () => {
  await writeFile(join(content, 'letters.yaml'), '[]\n');
  const { start, ledger, begun } = develop();
  await start();
  expect([...begun].sort()).toEqual([...names].sort());
  expect(ledger().letters.size).toBe(0);
});

test('a text that names nothing amiss is shown with its mistakes', async () => {
  const { start, ledger, edit, told } = develop();
  await start();
  await edit('articles/base.md', 'title: What', 'title: How much');
  // A file that is read while it is written looks like an empty one.
  await expect.poll(() => ledger().articles[0]!.title).toBe('How much Microsoft owns');
  await edit('articles/base.md', 'is no vote', 'is 30 percent and no vote');
  await expect.poll(() => told).toEqual([expect.stringContaining('content/articles/base.md:')]);
  expect(ledger().articles[0]!.title).toBe('How much Microsoft owns');
  await edit('articles/base.md', 'is 30 percent and no vote', 'is no vote');
});

test('a piece whose fields cannot be read stays as it was, is told of on every page, and so is its mending', async () => {
  const { start, ledger, edit, told } = develop();
  await start();
  const before = ledger().articles;
  const desks: { mistakes: string[] }[] = [];
  subscribe(READ, (reading) => desks.push(toDesk(reading as never)));
  await edit('articles/base.md', 'kind: ', 'kid: ');
  await expect.poll(() => told).toHaveLength(1);
  expect(ledger().articles).toEqual(before);
  expect(desks.at(-1)!.mistakes).toContainEqual(expect.stringMatching(/^content\/articles\/base\.md:\d+  unknown field “kid”/));
  await edit('articles/base.md', 'kid: ', 'kind: ');
  await expect.poll(() => told.at(-1)).toBe('no mistakes are left in content/');
  expect(desks.at(-1)!.mistakes).toEqual([]);
});

test('a front page that leads with nothing, and a folder of articles that is away for a moment, leave the site as it was', async () => {
  const { start, ledger, edit, told } = develop();
  await start();
  const before = ledger();
  await edit('front.yaml', 'lead: base', 'lead: nothing');
  await expect.poll(() => told).toHaveLength(1);
  expect(ledger()).toEqual(before);
  await edit('front.yaml', 'lead: nothing', 'lead: base');
  await expect.poll(() => told.at(-1)).toBe('no mistakes are left in content/');
  await rename(join(content, 'articles'), join(content, 'pieces'));
  await edit('front.yaml', 'lead: base', 'lead: base');
  await expect.poll(() => told.at(-1)).toContain('content/articles/:1  it is missing');
  expect(ledger()).toEqual(before);
  await rename(join(content, 'pieces'), join(content, 'articles'));
  await edit('front.yaml', 'lead: base', 'lead: base');
  await expect.poll(() => told.at(-1)).toBe('no mistakes are left in content/');
});

test('a picture that is put into its place, or taken from it, has the content read again', async () => {
  const { start, watcher } = develop();
  await start();
  let readings = 0;
  subscribe(READ, () => readings++);
  watcher.emit('add', resolve('public/images/sign.png'));
  await expect.poll(() => readings).toBe(1);
  watcher.emit('change', resolve('src/site.ts'));
  watcher.emit('unlink', resolve('public/images/sign.png'));
  await expect.poll(() => readings).toBe(2);
});

test('every page in development knows the drafts', async () => {
  const { start, edit } = develop();
  await start();
  const desks: { drafts: { path: string; title: string }[] }[] = [];
  subscribe(READ, (reading) => desks.push(toDesk(reading as never)));
  await edit('articles/base.md', 'kind: ', 'draft: true\nkind: ');
  await expect.poll(() => desks.at(-1)?.drafts).toEqual([{ path: '/analysis/base/', title: expect.any(String) }]);
  await edit('articles/base.md', 'draft: true\nkind: ', 'kind: ');
  await expect.poll(() => desks.at(-1)?.drafts).toEqual([]);
});

test('content that does not hold together when development begins is told as a build tells it', async () => {
  await writeFile(join(content, 'sources.yaml'), '[]\n');
  vi.resetModules();
  const again = await import('../../src/loaders/astro.ts');
  const store = { keys: () => [], delete: () => undefined, set: () => undefined };
  const told: string[] = [];
  const load = (name: keyof Content) => again.contentLoader(name).load({ store, watcher: Object.assign(new EventEmitter(), { add: () => undefined }), logger: { error: (text: string) => told.push(text) }, generateDigest: JSON.stringify } as never);
  // Once, and without the way through the code.
  await expect(load('front')).rejects.toMatchObject({ message: expect.stringContaining('content/'), stack: '' });
  await load('articles');
  expect(told).toEqual([]);
});
