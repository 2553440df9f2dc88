/** Search as a reader meets it. */
import { describe, expect, test } from 'vitest';
import { at, useBrowser, withPage } from './browser.ts';

useBrowser();

describe('search', () => {
  test.each([
    ['49 percent', /49/],
    ['AGI clause', /AGI/],
    ['nadella', /Nadella/],
    ['right of first refusal', /refusal/],
    ['aptos', /Aptos/],
  ])('%s finds something that says it', async (query, expected) => {
    await withPage({}, async ({ page }) => {
      await page.goto(at(`/search/?q=${encodeURIComponent(query)}`));
      await page.locator('.search-title').first().waitFor();
      const titles = await page.locator('.search-result').allInnerTexts();
      expect(titles.slice(0, 5).join('\n')).toMatch(expected);
    });
  });

  test('typing, filtering, reloading and going back keep their state in the address', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/search/'));
      await page.locator('#q').fill('microsoft');
      await page.locator('.search-title').first().waitFor();
      expect(page.url()).toContain('q=microsoft');
      await page.locator('.search-facets label', { hasText: 'Claim' }).first().click();
      await page.waitForURL(/kind=Claim/);
      const count = await page.locator('.search-status').innerText();
      await page.reload();
      await page.locator('.search-title').first().waitFor();
      expect(await page.locator('.search-status').innerText()).toBe(count);
      for (const line of await page.locator('.search-line').allInnerTexts()) expect(line).toMatch(/^Claim/);
      await page.goBack();
      await page.waitForFunction(() => !location.search.includes('kind='));
      expect(await page.locator('#q').inputValue()).toBe('microsoft');
    });
  });

  test('markup in a query is text', async () => {
    await withPage({}, async ({ page, errors }) => {
      await page.goto(at(`/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`));
      await page.waitForFunction(() => document.querySelector('.search-status')!.textContent !== '');
      expect(await page.locator('search-page img').count()).toBe(0);
      expect(errors).toEqual([]);
    });
  });

  test('a failed download says so and leaves the index', async () => {
    await withPage({}, async ({ page }) => {
      await page.route('**/pagefind/**', (route) => route.abort());
      await page.goto(at('/search/?q=microsoft'));
      await page.waitForFunction(() => /could not be loaded/.test(document.querySelector('.search-status')!.textContent!));
      expect(await page.locator('.index-list a').count()).toBeGreaterThan(100);
    });
  });
});
