/** What stays at an old address after a rename, and what hosts are told. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeHosting } from '../../src/build/hosting.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { toHeaders } from '../../src/outputs/hosting.ts';

let folder: string;
const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');
const page = (title: string): string => `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="script-src 'self'; style-src 'sha256-abc='"><title>${title}</title><meta property="og:image" content="https://entente.example/cards/x.png"><meta name="twitter:image:alt" content="${title}"><style></style>`;
const entry = (kind: Entry['kind'], path: string, from: string): [string, Entry] => [`${kind}:new`, { kind, id: 'new', key: `${kind}:new`, path, title: '', summary: '', topics: [], aliases: [], sources: [], redirectsFrom: [from] }];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-hosting-'));
  for (const [path, text] of Object.entries({
    'analysis/new/index.html': page('The piece'),
    'analysis/new/republish/index.html': page('To republish'),
    'analysis/new/sources.bib': '@misc{}',
    'analysis/new.md': '# The piece',
    'analysis/newer.md': '# Another',
    'analysis/index.html': page('Analysis'),
    'timeline/index.html': page('Timeline'),
    'topics/new/index.html': page('The topic'),
    'topics/new/feed.xml': '<rss/>',
    'topics/new/analysis/2/index.html': page('The topic, page 2'),
    'timeline/topics/new/index.html': page('The timeline'),
    'series/new/feed.xml': '<rss>series</rss>',
  })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const entries = [entry('article', '/analysis/new/', '/analysis/old/'), entry('topic', '/topics/new/', '/topics/old/'), entry('series', '/analysis/#series-new', '/analysis/#series-old')];
  expect(await writeHosting({ entries: new Map(entries) } as unknown as Ledger, folder)).toBe(9);
});
afterAll(() => rm(folder, { recursive: true }));

test('every page of what was renamed leads on from its old address, and shows elsewhere what the new one shows', async () => {
  expect((await read('_redirects')).trim().split('\n')).toEqual([
    '/analysis/old/ /analysis/new/ 301',
    '/analysis/old/republish/ /analysis/new/republish/ 301',
    '/series/ /analysis/ 301',
    '/series/new/ /analysis/#series-new 301',
    '/series/old/ /series/new/ 301',
    '/timeline/topics/ /timeline/ 301',
    '/timeline/topics/old/ /timeline/topics/new/ 301',
    '/topics/old/ /topics/new/ 301',
    '/topics/old/analysis/2/ /topics/new/analysis/2/ 301',
  ]);
  const old = await read('topics/old/analysis/2/index.html');
  for (const part of ['<title>The topic, page 2</title>', 'og:image', 'url=/topics/new/analysis/2/']) expect(old).toContain(part);
  expect(old).not.toContain('noindex');
});

test('an address that is cut short at a folder without a page leads to the list of what stands in it', async () => {
  const [series, timelines] = [await read('series/new/index.html'), await read('timeline/topics/index.html')];
  for (const part of ['<title>Analysis</title>', 'url=/analysis/#series-new"']) expect(series).toContain(part);
  expect(timelines).toContain('url=/timeline/"');
});

test('feeds and files keep their old addresses as copies', async () => {
  expect(await read('series/old/feed.xml')).toBe('<rss>series</rss>');
  expect([await read('analysis/old.md'), await read('analysis/old/sources.bib'), await read('topics/old/feed.xml')]).toEqual(['# The piece', '@misc{}', '<rss/>']);
  expect(existsSync(join(folder, 'analysis/older.md'))).toBe(false);
});

test('texts are told to be UTF-8, and one site binds no others to https', () => {
  const headers = toHeaders({ styles: [], scripts: [] });
  for (const [ending, type] of [['md', 'text/markdown'], ['csv', 'text/csv'], ['ics', 'text/calendar']]) expect(headers).toContain(`/*.${ending}\n  Content-Type: ${type}; charset=utf-8`);
  expect(headers).toContain('Strict-Transport-Security: max-age=63072000\n');
});

test('below a base path what hosts are told binds nothing beside it', () => {
  const script = "const { toHeaders } = await import('./src/outputs/hosting.ts'); console.log(toHeaders({ styles: [], scripts: [] }))";
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env: { ...process.env, BASE_PATH: '/something/' } });
  const paths = stdout.split('\n').filter((line) => line.startsWith('/'));
  expect(paths).toContain('/something/*');
  expect(paths.filter((path) => !path.startsWith('/something/'))).toEqual([]);
  expect(stdout).not.toContain('Strict-Transport-Security');
});
