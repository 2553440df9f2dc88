/** Every page type: axe in both themes, at 320 pixels, and nothing asked of anybody else. */
import { describe, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { at, useBrowser, withPage } from './browser.ts';
import { PAGES } from './pages.ts';

useBrowser();
describe.each(PAGES)('%s', (path) => {
  test.each(['light', 'dark'] as const)('axe finds nothing in the %s theme', async (colorScheme) => {
    await withPage({ colorScheme, viewport: { width: 1280, height: 900 }, bypassCSP: true }, async ({ page, elsewhere }) => {
      await page.goto(at(path));
      expect(await violationsOf(page)).toEqual([]);
      expect(elsewhere).toEqual([]);
    });
  });

  test('nothing scrolls sideways at 320 pixels, and the policy blocks nothing', async () => {
    await withPage({ viewport: { width: 320, height: 640 } }, async ({ page, errors }) => {
      await page.goto(at(path));
      const { scroll, width, widest } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        width: document.documentElement.clientWidth,
        widest: [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !element.closest('.scroller')).slice(0, 3).map((element) => `${element.tagName}.${element.className}`),
      }));
      expect(scroll, widest.join(' ')).toBeLessThanOrEqual(width);
      expect(errors.filter((text) => !(path === '/no-such-page/' && text.includes('404')))).toEqual([]);
    });
  });
});

test('a chart that is opened as a file of its own has its colors under the policy of the site', async () => {
  await withPage({}, async ({ page, errors }) => {
    await page.goto(at('/charts/ownership-2025.svg'));
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.c-paper')!).fill)).toBe('rgb(251, 249, 244)');
    expect(errors).toEqual([]);
  });
});
