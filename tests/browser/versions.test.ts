/** A link copied on one version of the site is opened on the next, which stands below a base path. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../src/build/browsers.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-versions-'));
const env = { ...process.env, BASE_PATH: '/something/', CONTENT_DIR: join(folder, 'content'), CACHE_DIR: join(folder, 'cache'), PORT: '0' };
const build = (out: string): void => void execFileSync(process.execPath, ['src/build/build.ts'], { stdio: 'pipe', env: { ...env, OUT_DIR: join(folder, out) } });

const edit = (file: string, ...changes: [from: string, to: string][]): void => {
  const path = join(folder, 'content', file);
  const text = readFileSync(path, 'utf8');
  for (const [from] of changes) if (!text.includes(from)) throw new Error(`“${from}” is not in ${file}`);
  writeFileSync(path, changes.reduce((now, [from, to]) => now.replace(from, to), text));
};

/** What is read there, with a plain space for one at which no line may end. */
const textsOf = async (locator: Locator): Promise<string[]> => (await locator.allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));

const servers: ChildProcess[] = [];

/** Serve a folder in a process of its own, below the base path; its address without the last slash. */
const serving = (out: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const server = spawn(process.execPath, ['src/build/start.ts', '--no-build'], { env: { ...env, OUT_DIR: join(folder, out) }, stdio: ['ignore', 'pipe', 'inherit'] });
    servers.push(server);
    server.on('error', reject);
    server.stdout.on('data', (said: Buffer) => {
      const address = /http:\S+/.exec(said.toString())?.[0];
      if (address) resolve(address.replace(/\/$/, ''));
    });
  });

let browser: Browser;
let first: string;
let next: string;

const PIECE = `---
title: A piece that will change
standfirst: It says one thing in its first version and another in the next.
kind: explainer
published: 2026-07-30
topics: [ownership]
takeaways: [One thing., Another thing., A third thing.]
method: Nothing was read.
---

The first words of a paragraph that stays.

## The old title

The words below the title.:cite[sec-msft-10k-2026-07]
`;

beforeAll(async () => {
  cpSync('content', join(folder, 'content'), { recursive: true });
  writeFileSync(join(folder, 'content/articles/first-name.md'), PIECE);
  build('first');
  edit(
    'articles/first-name.md',
    ['method: Nothing was read.', 'method: Nothing was read.\nupdated: 2026-07-31\ncorrections:\n  - {date: 2026-07-31, text: The day was wrong.}\nchanges:\n  - {date: 2026-07-30, text: A table was added.}\nredirects-from: [/analysis/first-name/]\nids-from: {the-old-title: the-new-title}'],
    ['## The old title', '## The new title'],
  );
  renameSync(join(folder, 'content/articles/first-name.md'), join(folder, 'content/articles/second-name.md'));
  edit('terms.yaml', ['- id: agi-clause', '- id: agi-clause\n  redirects-from: ["/glossary/#old-clause"]']);
  edit('agreement.yaml', ['- id: ownership', '- id: ownership\n    redirects-from: [/agreement/who-owns/]']);
  edit('facts.yaml', ['- id: microsoft-stake', '- id: microsoft-stake\n  redirects-from: [/facts/former-stake/]']);
  edit('charts.yaml', ['- id: ownership-2025', '- id: ownership-2025\n  redirects-from: [/charts/former-split/]']);
  build('next');
  [first, next] = await Promise.all([serving('first'), serving('next')]);
  browser = await launchChromium();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  for (const server of servers) server.kill();
  rmSync(folder, { recursive: true });
});

/** Work with a page, in a context of its own; nothing may be written to the console as an error. */
async function withPage(work: (page: Page) => Promise<void>, options = {}): Promise<void> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && !message.text().includes('404') && errors.push(message.text())));
  try {
    await work(page);
    expect(errors).toEqual([]);
  } finally {
    await context.close();
  }
}

/** What a reader copies from the first version, as it is opened on the next. */
async function copiedLink(page: Page, name: string): Promise<string> {
  await page.goto(`${first}/analysis/first-name/`);
  await page.getByRole('link', { name, exact: true }).click();
  await page.locator('.said', { hasText: 'copied' }).waitFor();
  return (await page.evaluate(() => navigator.clipboard.readText())).replace(first, next);
}

test('a link to the piece says what changed since', async () => {
  await withPage(async (page) => {
    const link = await copiedLink(page, 'Copy link');
    expect(link).toBe(`${next}/analysis/first-name/?v=2026-07-30`);
    await page.goto(link);
    await page.waitForURL(`${next}/analysis/second-name/?v=2026-07-30`);
    const panel = page.getByRole('region', { name: 'Changed since this was shared' });
    expect(await textsOf(panel.locator('li'))).toEqual(['Correction, July 31, 2026: The day was wrong.', 'July 30, 2026: A table was added.']);
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toMatch(/\/something\/analysis\/second-name\/$/);
    await panel.getByRole('button', { name: 'Close' }).click();
    expect(await panel.count()).toBe(0);
  });
});

test('a link that knows of one change says the other, and one of the same version says that nothing changed', async () => {
  await withPage(async (page) => {
    await page.goto(`${next}/analysis/second-name/?v=2026-07-30.1`);
    expect(await textsOf(page.locator('.since li'))).toEqual(['Correction, July 31, 2026: The day was wrong.']);
    await page.goto(next + (await page.locator('.share > a').getAttribute('href'))!.replace('/something', ''));
    await page.locator('.unchanged', { hasText: 'Unchanged since this link was shared' }).waitFor();
    expect(await page.locator('.since').count()).toBe(0);
    await page.goto(`${next}/analysis/second-name/`);
    expect(await page.locator('.since, .unchanged').count()).toBe(0);
  });
});

test('without script the list of changes stands in the piece, and the old address leads to it', async () => {
  await withPage(
    async (page) => {
      await page.goto(`${next}/analysis/first-name/?v=2026-07-30`);
      await page.waitForURL(/\/analysis\/second-name\/$/);
      expect(await page.locator('.changes li').count()).toBe(2);
    },
    { javaScriptEnabled: false },
  );
});

test('a link to a heading that was renamed, in a piece that was renamed, leads to it', async () => {
  await withPage(async (page) => {
    const link = await copiedLink(page, 'Link to The old title');
    expect(link).toMatch(/#the-old-title$/);
    await page.goto(link);
    await page.waitForURL(/\/analysis\/second-name\/\?v=2026-07-30#the-old-title$/);
    expect(await page.evaluate(() => document.querySelector(':target')?.parentElement?.id)).toBe('the-new-title');
  });
});

test('a place in a page of many keeps its old address', async () => {
  await withPage(async (page) => {
    await page.goto(`${next}/glossary/#old-clause`);
    expect(await page.evaluate(() => document.querySelector(':target')?.closest('div')?.id)).toBe('agi-clause');
  });
});

test('a clause that was renamed keeps the address of its page and that of its row in the table', async () => {
  await withPage(async (page) => {
    await page.goto(`${next}/agreement/who-owns/?from=mail#third-phase-2023-01`);
    await page.waitForURL(`${next}/agreement/ownership/?from=mail#third-phase-2023-01`);
    expect(await page.locator(':target').innerText()).toMatch(/^Jan\s23, 2023/);
    await page.goto(`${next}/agreement/#who-owns`);
    expect(await page.evaluate(() => document.querySelector(':target')?.closest('tr')?.id)).toBe('ownership');
  });
});

test('an old page that became a place in another leads to it with the query before the place, or to the place that the link names', async () => {
  await withPage(async (page) => {
    await page.goto(`${next}/series/the-deal/?from=mail`);
    await page.waitForURL(`${next}/analysis/?from=mail#series-the-deal`);
    await page.goto(`${next}/series/the-deal/#series-the-world`);
    await page.waitForURL(`${next}/analysis/#series-the-world`);
  });
});

test.each(['/Facts/Microsoft-Stake/', '/facts/microsoft-stake/).', '/facts/former-stake/', '/FACTS/former-stake', '/facts/microsoft-stake/index.html'])('%s leads to the fact', async (path) => {
  await withPage(async (page) => {
    await page.goto(`${next}${path}?from=mail#history`);
    await page.waitForURL(`${next}/facts/microsoft-stake/${path.endsWith('index.html') ? '**' : '?from=mail#history'}`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/Microsoft/);
  });
});

test('files beside a page keep their old address too', async () => {
  const [table, now] = await Promise.all([`${next}/charts/former-split.csv`, `${next}/charts/ownership-2025.csv`].map(async (address) => (await fetch(address)).text()));
  expect(table).toBe(now);
  expect(readFileSync(join(folder, 'next/_redirects'), 'utf8')).toContain('/something/facts/former-stake/ /something/facts/microsoft-stake/ 301\n');
});
