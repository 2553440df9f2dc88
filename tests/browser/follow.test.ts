/** What a reader sees who opens a feed in a browser, and what can be taken away from a piece. */
import { expect, test } from 'vitest';
import { at, useBrowser, withPage } from './browser.ts';

useBrowser();

test.each(['/feed.xml', '/atom.xml', '/claims/feed.xml', '/corrections/feed.xml'])('%s opens as a page to read: its title first, no markup, in both themes', async (path) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await withPage({ colorScheme, viewport: { width: 360, height: 740 } }, async ({ page, errors, elsewhere }) => {
      await page.goto(at(path));
      const shown = await page.evaluate(() => {
        const all = [...document.querySelectorAll('*')].filter((element) => element.children.length === 0 && element.getClientRects().length > 0);
        const lines = all.map((element) => ({ name: element.nodeName, text: element.textContent ?? '', top: element.getBoundingClientRect().top })).sort((a, b) => a.top - b.top);
        return { lines, width: document.documentElement.scrollWidth, ink: getComputedStyle(document.documentElement).color };
      });
      expect(shown.lines[0]).toMatchObject({ name: 'title', text: expect.stringMatching(/^Entente/) });
      expect(shown.lines.map(({ text }) => text).join(' ')).not.toContain('<');
      expect(shown.width).toBeLessThanOrEqual(360);
      expect(shown.ink).toBe(colorScheme === 'dark' ? 'rgb(236, 232, 222)' : 'rgb(26, 26, 24)');
      expect([errors, elsewhere]).toEqual([[], []]);
    });
  }
});

test('a citation is taken whole by one click, without script', async () => {
  await withPage({ javaScriptEnabled: false }, async ({ page }) => {
    await page.goto(at('/analysis/what-microsoft-owns/'));
    await page.locator('details.cite summary').click();
    const apa = page.locator('details.cite .whole').first();
    await apa.click();
    expect(await page.evaluate(() => getSelection()!.toString().trim())).toBe((await apa.innerText()).trim());
  });
});

test.each([
  ['/analysis/what-microsoft-owns.bib', 'application/x-bibtex'],
  ['/analysis/what-microsoft-owns/sources.ris', 'application/x-research-info-systems'],
  ['/analysis/what-microsoft-owns.csl.json', 'application/vnd.citationstyles.csl+json'],
  ['/analysis/what-microsoft-owns.md', 'text/markdown'],
  ['/timeline/ahead.ics', 'text/calendar'],
])('%s is served as what it is, so that programs know what to do with it', async (path, type) => {
  const response = await fetch(at(path));
  expect([response.status, response.headers.get('content-type')!.split(';')[0]]).toEqual([200, type]);
});

test('the page for republishing holds the whole piece in a field', async () => {
  await withPage({ viewport: { width: 320, height: 700 } }, async ({ page, errors }) => {
    await page.goto(at('/analysis/what-microsoft-owns/'));
    await page.getByRole('link', { name: 'Republish this piece' }).click();
    const html = await page.getByRole('textbox', { name: /select all and copy/ }).inputValue();
    const words = await page.evaluate((text) => new DOMParser().parseFromString(text, 'text/html').body.innerText.split(/\s+/).length, html);
    expect(words).toBeGreaterThan(1500);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(errors).toEqual([]);
  });
});
