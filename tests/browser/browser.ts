/** One browser and one server for all browser tests of a file. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from '../../src/build/browsers.ts';
import { OUT } from '../../src/build/publish.ts';
import { serve, type Running } from '../../src/build/serve.ts';

let browser: Browser;
let running: Running;

/** Start both before the tests of a file, end both after them. */
export function useBrowser(): void {
  beforeAll(async () => {
    running = await serve(OUT, 0);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    running?.server.close();
  });
}

/** `http://localhost:PORT/` and a path. */
export const at = (path: string): string => running.address + path.replace(/^\//, '');

/** Every message that a page wrote to the console as an error, and every request that left the origin. */
export interface Watched {
  page: Page;
  context: BrowserContext;
  errors: string[];
  elsewhere: string[];
}

/** Have what waits for its turn to be laid out (`.later` in styles/base/elements.css) laid out at once, as it is a moment later. */
export const settled = (page: Page): Promise<void> => page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));

/** A page in a context of its own; closed when `work` is done. */
export async function withPage<T>(options: BrowserContextOptions, work: (watched: Watched) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  const elsewhere: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  page.on('pageerror', (error) => void errors.push(String(error)));
  page.on('request', (request) => void (new URL(request.url()).origin !== new URL(running.address).origin && !request.url().startsWith('data:') && elsewhere.push(request.url())));
  try {
    return await work({ page, context, errors, elsewhere });
  } finally {
    await context.close();
  }
}
