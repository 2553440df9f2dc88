/** Every page type: axe in both themes, at 320 pixels, and nothing asked of anybody else. */
import { firefox, type Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findFirefox } from '../../src/build/browsers.ts';
import { violationsOf } from './axe.ts';
import { at, useBrowser, withPage } from './browser.ts';
import { PAGES } from './pages.ts';

/** Three elements that reach beyond the window, where the page can be scrolled sideways. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('.scroller'));
    return [`${scrollWidth} pixels`, ...beyond.slice(0, 3).map((element) => `${element.tagName}.${element.className}`)];
  });

useBrowser();
describe.each(PAGES)('%s', (path) => {
  test.each(['light', 'dark'] as const)('axe finds nothing in the %s theme', async (colorScheme) => {
    await withPage({ colorScheme, viewport: { width: 1280, height: 900 }, bypassCSP: true }, async ({ page, elsewhere }) => {
      await page.goto(at(path));
      expect(await violationsOf(page)).toEqual([]);
      expect(elsewhere).toEqual([]);
    });
  });

  test('nothing scrolls sideways at 320 pixels, nor with text alone at twice its size and every fold open, and the policy blocks nothing', async () => {
    await withPage({ viewport: { width: 320, height: 640 } }, async ({ page, errors }) => {
      await page.goto(at(path));
      expect(await tooWide(page)).toEqual([]);
      // What a system's or a browser's text zoom does: no rule about the width of a window notices.
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
        for (const fold of document.querySelectorAll('details')) fold.open = true;
      });
      expect(await tooWide(page)).toEqual([]);
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

/** What a page is that somebody else has written into, on a host that sends no headers. Returns what was done of it. */
async function tamper(page: Page): Promise<{ ran: boolean; styled: boolean }> {
  await page.route(at('/about/'), async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': policy, ...headers } = response.headers();
    expect(policy, 'the host of the tests sends one').toBeTruthy();
    await route.fulfill({ response, headers, body: (await response.text()).replace('</body>', '<script>document.documentElement.dataset.ran=""</script><style>body{outline:7px solid}</style></body>') });
  });
  await page.goto(at('/about/'));
  return page.evaluate(() => ({ ran: 'ran' in document.documentElement.dataset, styled: getComputedStyle(document.body).outlineStyle === 'solid' }));
}

describe('without headers the policy of the page itself refuses what is not ours', () => {
  test.each([true, false])('in Chromium, script %s', async (javaScriptEnabled) => {
    await withPage({ javaScriptEnabled }, async ({ page }) => expect(await tamper(page)).toEqual({ ran: false, styled: false }));
    await withPage({ javaScriptEnabled, bypassCSP: true }, async ({ page }) => expect(await tamper(page), 'where nothing refuses it').toEqual({ ran: javaScriptEnabled, styled: true }));
  });

  test.skipIf(!findFirefox())('in Firefox', async () => {
    const browser = await firefox.launch({ executablePath: findFirefox()!, channel: 'moz-firefox' });
    try {
      expect(await tamper(await browser.newPage())).toEqual({ ran: false, styled: false });
    } finally {
      await browser.close();
    }
  });
});
