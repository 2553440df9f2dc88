/** `npm run dev` as an editor has it: drafts, a change seen without a step of theirs, mistakes told, search, and the files that pages link to. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../src/build/browsers.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-development-'));
const draft = join(folder, 'content/articles/a-draft.md');
const PIECE = `---
title: A piece in the making
standfirst: It is shown to those who write it and to nobody else.
kind: explainer
published: 2026-07-30
topics: [ownership]
takeaways: [One thing., Another thing., A third thing.]
method: Nothing was read.
draft: true
---

The first words of a paragraph.:cite[sec-msft-10k-2026-07]
`;

/** Without what Vitest sets: by these Astro would serve nothing, reload nothing, or take itself for a build. */
const asInAShell = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV|MODE|PROD|DEV|SSR|BASE_URL|TEST)/.test(name)));

let server: ChildProcess;
let said = '';
let browser: Browser;
let page: Page;
/** Without the last slash. */
let address: string;

beforeAll(async () => {
  cpSync('content', join(folder, 'content'), { recursive: true });
  writeFileSync(draft, PIECE);
  server = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '0'], {
    env: { ...asInAShell, CONTENT_DIR: join(folder, 'content'), CACHE_DIR: join(folder, 'cache'), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  address = await new Promise((resolve, reject) => {
    const hear = (part: Buffer): void => {
      said += part.toString();
      const found = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (found) resolve(found);
    };
    server.stdout!.on('data', hear);
    server.stderr!.on('data', hear);
    server.on('exit', () => reject(new Error(said)));
  });
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
});

test('a draft is shown and called one, and a change to it is seen at once', async () => {
  await page.goto(`${address}/analysis/a-draft/`);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('A piece in the making');
  await page.getByText('This piece is a draft').waitFor();
  writeFileSync(draft, PIECE.replace('first words', 'second words'));
  await page.getByText('The second words of a paragraph').waitFor();
});

test('a mistake is told with its place and the page stays, until it is mended', async () => {
  writeFileSync(draft, PIECE.replace('paragraph.', 'paragraph of :fact[no-such-fact].'));
  await page.getByText('1 mistake in content').waitFor();
  await page.getByText(/a-draft\.md:12/).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('A piece in the making');
  writeFileSync(draft, PIECE.replace('first words', 'third words'));
  await page.getByText('The third words of a paragraph').waitFor();
  await page.getByText('1 mistake in content').waitFor({ state: 'hidden' });
});

test('search finds what content says now', async () => {
  await page.goto(`${address}/search/?q=third+words+of+a+paragraph`);
  const found = page.locator('.search-body').getByRole('link', { name: 'A piece in the making' }).first();
  expect(await found.getAttribute('href')).toMatch(/^\/analysis\/a-draft\//);
});

test.each(['analysis/a-draft.md', 'analysis/a-draft.bib', 'analysis/a-draft/sources.ris', 'feed.xml', 'data/facts.json', 'charts/azure-growth.csv'])('/%s is at the address that pages link to', async (path) => {
  const response = await fetch(`${address}/${path}`);
  expect([response.status, (await response.text()).length > 100]).toEqual([200, true]);
});
