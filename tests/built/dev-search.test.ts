/** Search in development: the index is made when it is asked for, and made anew after a change. */
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { folders } from '../../src/loaders/folders.ts';
import { site } from '../../src/site.ts';

// Content may stand anywhere: here it is named from the root of the disk.
vi.stubEnv('CONTENT_DIR', resolve(folders.content));
vi.resetModules();
const { default: devSearch } = await import('../../src/build/dev-search.ts');

test('the index is there at first, and again after a change', { timeout: 120_000 }, async () => {
  let changed = (_event: string, _path: string): void => undefined;
  let serve!: (request: { url: string }, response: object, next: () => void) => void;
  const server = { watcher: { on: (_: string, call: typeof changed) => (changed = call) }, middlewares: { use: (call: typeof serve) => (serve = call) } };
  const error = vi.fn();
  devSearch().hooks['astro:server:setup']!({ server, logger: { error } } as never);
  const get = (name: string): Promise<{ status: number; text: string }> =>
    new Promise((resolve) => {
      const response = { statusCode: 200, setHeader: () => undefined, end: (data?: Buffer) => resolve({ status: response.statusCode, text: String(data ?? '') }) };
      serve({ url: `${site.base}pagefind/${name}` }, response, () => undefined);
    });
  const earlier = join(folders.cache, 'dev/pagefind/earlier');
  for (const path of ['src/search/state.ts', join(folders.content, 'facts.yaml')]) {
    expect((await get('dialog.txt')).text).toMatch(/^<dialog/);
    expect((await get('answers/head.json')).status).toBe(200);
    writeFileSync(earlier, '');
    changed('change', resolve(path));
    await get('dialog.txt');
    expect(existsSync(earlier), path).toBe(false);
    // A page that began with the index from before still asks for its files.
    expect((await get('earlier')).status, path).toBe(200);
  }
  expect((await get('site-search.js')).text).toContain('site-search');
  expect((await get('facets.js')).text).toContain('fieldset');
  expect(error).not.toHaveBeenCalled();
  // A file that is not there is no reason to make it all again.
  writeFileSync(earlier, '');
  expect((await get('missing')).status).toBe(404);
  await get('dialog.txt');
  expect(existsSync(earlier)).toBe(true);
});
