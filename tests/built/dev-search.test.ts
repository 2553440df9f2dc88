/** Search in development: the index is made when it is asked for, and made anew after a change. */
import { expect, test, vi } from 'vitest';
import devSearch from '../../src/build/dev-search.ts';
import { site } from '../../src/site.ts';

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
  for (const path of ['/src/search/state.ts', '/content/facts.yaml']) {
    expect((await get('dialog.txt')).text).toMatch(/^<dialog/);
    expect((await get('answers/head.json')).status).toBe(200);
    changed('change', path);
  }
  expect((await get('site-search.js')).text).toContain('site-search');
  expect(error).not.toHaveBeenCalled();
});
