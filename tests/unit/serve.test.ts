/** What the server of the built site gives to those who ask for something else. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publish } from '../../src/build/publish.ts';
import { serve, type Running } from '../../src/build/serve.ts';

let folder: string;
let running: Running;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-serve-'));
  const site = join(folder, 'site');
  await mkdir(join(site, 'facts/stake'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(site, '.hidden'), 'secret');
  await writeFile(join(site, '_headers'), "/*\n  Content-Security-Policy: default-src 'none'\n  X-Content-Type-Options: nosniff\n\n/_assets/*\n  Cache-Control: public, max-age=31536000, immutable\n\n/*.bib\n  Content-Type: application/x-bibtex; charset=utf-8\n");
  await mkdir(join(site, '_assets'));
  await writeFile(join(site, '_assets/face.woff2'), 'face');
  await writeFile(join(site, 'facts/stake.bib'), '@misc{}');
  await writeFile(join(site, '404.html'), '<p>Not here</p>');
  await writeFile(join(site, 'facts/stake/index.html'), '<p>The stake</p>');
  running = await serve(site, 0);
});
afterAll(async () => {
  running.server.close();
  await rm(folder, { recursive: true });
});

/** Ask for a path as it stands: `fetch` would tidy it first. */
const ask = (path: string, { method = 'GET', headers = {} } = {}): Promise<{ status: number; location: string | undefined; body: string; policy: unknown; cache: unknown; type: unknown }> =>
  new Promise((resolve, reject) => {
    const { port } = running.server.address() as AddressInfo;
    request({ port, path, method, headers, host: '127.0.0.1' }, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => (body += data.toString()));
      response.on('end', () => resolve({ status: response.statusCode!, location: response.headers.location, body, policy: response.headers['content-security-policy'], cache: response.headers['cache-control'], type: response.headers['content-type'] }));
    })
      .on('error', reject)
      .end();
  });

test('a page comes with its policy, and its address without the slash leads to it', async () => {
  expect(await ask('/facts/stake/')).toMatchObject({ status: 200, body: '<p>The stake</p>', policy: "default-src 'none'" });
  expect(await ask('/facts/stake?q=1')).toMatchObject({ status: 301, location: '/facts/stake/?q=1' });
});

test('each path gets the headers that the build wrote for it', async () => {
  expect(await ask('/facts/stake.bib')).toMatchObject({ type: 'application/x-bibtex; charset=utf-8', policy: "default-src 'none'" });
  expect(await ask('/_assets/face.woff2')).toMatchObject({ cache: 'public, max-age=31536000, immutable', policy: undefined });
  expect((await ask('/facts/stake/')).cache).toBeUndefined();
  expect(await ask('/_assets/gone.woff2')).toMatchObject({ status: 404, cache: undefined });
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%2e%2e%2fsecret.txt', '/facts/..%5c..%5c..%5csecret.txt', '/.hidden', '/%2ehidden', '/%00', '/%', '/%e0%a4%a', '/facts/stake/%2e%2e/%2e%2e/%2e%2e/secret.txt'])(
  'nothing outside the site is given to %s',
  async (path) => {
    const { status, body } = await ask(path);
    expect(body).not.toContain('secret');
    expect([301, 404]).toContain(status);
  },
);

test.each(['//evil.example', '//evil.example/x', '/\\evil.example', '///evil.example/%2e%2e', '/%2f%2fevil.example', '/%5cevil.example'])('nobody is sent to another site by %s', async (path) => {
  const { location = '/' } = await ask(path);
  expect(new URL(location, 'https://entente.example').origin).toBe('https://entente.example');
});

test('a part of a page is given as a part, and what lies beyond it is refused', async () => {
  expect(await ask('/facts/stake/', { headers: { range: 'bytes=3-5' } })).toMatchObject({ status: 206, body: 'The' });
  expect((await ask('/facts/stake/', { headers: { range: 'bytes=900-' } })).status).toBe(416);
});

test('nothing but reading is served', async () => {
  expect((await ask('/facts/stake/', { method: 'HEAD' })).status).toBe(200);
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask('/facts/stake/', { method })).status).toBe(405);
});

test('a folder that is emptied and filled anew is no end of the server: it says what is not there until the new site is whole', async () => {
  const path = join(folder, 'emptied');
  const write = async (page: string): Promise<void> => {
    await mkdir(path);
    await writeFile(join(path, '_headers'), "/*\n  Content-Security-Policy: default-src 'none'\n");
    await writeFile(join(path, 'index.html'), '<p>The front</p>');
    await writeFile(join(path, '404.html'), page);
  };
  await write('<p>Not here</p>');
  const before = running;
  running = await serve(path, 0);
  try {
    await rm(path, { recursive: true });
    await mkdir(path);
    expect(await ask('/')).toMatchObject({ status: 404, body: '<p>Not here</p>' });
    await rm(path, { recursive: true });
    await write('<p>Not here either</p>');
    expect(await ask('/nowhere/')).toMatchObject({ status: 404, body: '<p>Not here either</p>' });
    expect((await ask('/')).status).toBe(200);
  } finally {
    running.server.close();
    running = before;
  }
});

test('after another build the site is the new one: its pages, its policy, what is not there', async () => {
  const [site, next] = [join(folder, 'site'), join(folder, 'next')];
  await mkdir(join(next, 'facts/stake'), { recursive: true });
  await writeFile(join(next, '_headers'), "/*\n  Content-Security-Policy: default-src 'self'\n");
  await writeFile(join(next, '404.html'), '<p>Not here either</p>');
  await writeFile(join(next, 'facts/stake/index.html'), '<p>The stake, which is longer now</p>');
  await writeFile(join(next, 'index.html'), '<p>A new page</p>');
  publish(next, site, folder);
  expect(await ask('/facts/stake/')).toMatchObject({ status: 200, body: '<p>The stake, which is longer now</p>', policy: "default-src 'self'" });
  expect((await ask('/')).body).toBe('<p>A new page</p>');
  expect(await ask('/nowhere/')).toMatchObject({ status: 404, body: '<p>Not here either</p>', policy: "default-src 'self'" });
});
