/** What the page of a search asks for before any other script has come. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** It runs once where it stands, so it is loaded anew each time. The engine that it imports is not there, which it leaves for the search to tell. */
async function run(): Promise<void> {
  vi.resetModules();
  await import('../../src/elements/load-ahead.ts');
}

/** Addresses in the order in which they are asked for. */
const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', vi.fn(async () => Response.json({ index: { digest: 'd' } })));
  vi.spyOn(document.head, 'append').mockImplementation((link) => void asked.push((link as Element).getAttribute('href')!));
});
afterEach(() => {
  vi.clearAllMocks();
  vi.unstubAllGlobals();
  delete document.documentElement.dataset['asked'];
  globalThis.answersAhead = undefined;
});

test('where the address is a search, the answers and the engine are on their way, and room is kept until the reader types', async () => {
  history.replaceState(null, '', '/search/?q=agi');
  await run();
  expect(await globalThis.answersAhead).toEqual({ index: { digest: 'd' } });
  expect(fetch).toHaveBeenCalledExactlyOnceWith('/pagefind/answers/head.json');
  expect(asked).toEqual(['/pagefind/wasm.en.pagefind', '/pagefind/pagefind.d.pf_meta']);
  expect(document.documentElement.dataset).toHaveProperty('asked');
  dispatchEvent(new Event('input'));
  expect(document.documentElement.dataset).not.toHaveProperty('asked');
});

test('a page that only shows the field asks for nothing', async () => {
  history.replaceState(null, '', '/search/');
  await run();
  expect(fetch).not.toHaveBeenCalled();
  expect(document.documentElement.dataset).not.toHaveProperty('asked');
});

test('answers that do not come are no error: the search asks for them again', async () => {
  history.replaceState(null, '', '/search/?q=agi');
  vi.stubGlobal('fetch', vi.fn(async () => new Response('', { status: 404 })));
  await run();
  await expect(globalThis.answersAhead).resolves.toBeUndefined();
});
