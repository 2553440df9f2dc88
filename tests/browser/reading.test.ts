/** Reading, with and without script, by keyboard and on a phone. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { COLORS, DARK_PAPER } from '../../src/styles/colors.ts';
import { at, settled, useBrowser, withPage } from './browser.ts';

useBrowser();
const ARTICLE = '/analysis/what-microsoft-owns/';

describe('without script', () => {
  const off = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } };

  test('a figure opens its evidence and leads to the fact', async () => {
    await withPage(off, async ({ page }) => {
      await page.goto(at(ARTICLE));
      const figure = page.locator('.prose button.fact').first();
      const card = page.locator(`[id="${await figure.getAttribute('popovertarget')}"]`);
      expect(await card.isVisible()).toBe(false);
      await figure.click();
      expect(await card.isVisible()).toBe(true);
      expect(await card.innerText()).toMatch(/as of/);
      await card.locator('.card-more a').click();
      expect(page.url()).toMatch(/\/facts\/[a-z0-9-]+\/$/);
      expect(await page.locator('h1').count()).toBe(1);
    });
  });

  test('a note opens its source and the list leads back to the sentence', async () => {
    await withPage(off, async ({ page }) => {
      await page.goto(at(ARTICLE));
      const note = page.locator('.prose .cite button').first();
      await note.click();
      expect(await page.locator(`[id="${await note.getAttribute('popovertarget')}"]`).isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await page.locator('.note-back a').first().click();
      expect(page.url()).toMatch(/#note:\d+-\d+$/);
    });
  });

  test('the search page has an index that leads to entries', async () => {
    await withPage(off, async ({ page }) => {
      await page.goto(at('/search/'));
      await page.locator('.index-list a[href$="/glossary/#agi-clause"]').first().click();
      expect(page.url()).toMatch(/\/glossary\/#agi-clause$/);
    });
  });
});

describe('by keyboard', () => {
  test('Tab reaches a figure, Enter opens it, Tab goes into the card, Escape closes it and returns', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      const first = page.locator('button.fact').first();
      const target = (await first.getAttribute('popovertarget'))!;
      for (let count = 0; count < 80; count++) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate(() => document.activeElement?.getAttribute('popovertarget'))) === target) break;
      }
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('fact');
      await page.keyboard.press('Enter');
      expect(await page.locator(`[id="${target}"]`).isVisible()).toBe(true);
      await page.keyboard.press('Tab');
      expect(await page.evaluate((id) => document.getElementById(id)!.contains(document.activeElement), target)).toBe(true);
      await page.keyboard.press('Escape');
      expect(await page.locator(`[id="${target}"]`).isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('popovertarget'))).toBe(target);
    });
  });

  test('a card closes when the focus goes on from it, and stays while it is within or on what opened it', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      const figure = page.locator('button.fact').first();
      const card = page.locator(`[id="${(await figure.getAttribute('popovertarget'))!}"]`);
      await figure.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await card.evaluate((open) => open.contains(document.activeElement))).toBe(true);
      await page.keyboard.press('Shift+Tab');
      expect(await figure.evaluate((button) => button === document.activeElement)).toBe(true);
      expect(await card.isVisible()).toBe(true);
      const stops = await card.locator('a, button').count();
      for (let stop = 0; stop < stops; stop++) {
        await page.keyboard.press('Tab');
        expect(await card.isVisible(), `stop ${stop}`).toBe(true);
      }
      await page.keyboard.press('Tab');
      expect(await card.isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.closest('.article') !== null)).toBe(true);
    });
  });

  test('a card that opens near the foot of a wide window is within it', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      for (const opener of ['.prose button.fact', '.prose button.note']) {
        await page.locator(opener).nth(1).evaluate((button) => scrollTo(0, scrollY + button.getBoundingClientRect().top - innerHeight + 60));
        await page.locator(opener).nth(1).click();
        const bottom = await page.locator(':popover-open').evaluate((card) => card.getBoundingClientRect().bottom);
        expect(bottom).toBeLessThanOrEqual(900);
        await page.keyboard.press('Escape');
      }
    });
  });

  test('the share list opens within the window', async () => {
    await withPage({ viewport: { width: 1280, height: 760 }, javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      await page.locator('.share summary').click();
      const list = (await page.locator('.share ul').boundingBox())!;
      expect(list.y).toBeGreaterThanOrEqual(0);
      expect(list.y + list.height).toBeLessThanOrEqual(760);
    });
  });

  test.each([
    [360, 740],
    [320, 256],
  ])('a sheet never hides what opened it, wherever that stands in a window of %i by %i', async (width, height) => {
    await withPage({ viewport: { width, height }, javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      for (const part of [0.15, 0.5, 0.85]) {
        for (const opener of [page.locator('.prose .fact').nth(4), page.locator('.prose .note').nth(5)]) {
          await opener.evaluate((element, top) => window.scrollBy(0, element.getBoundingClientRect().top - top), height * part);
          await opener.press('Enter');
          const [sheet, from] = [(await page.locator(':popover-open').boundingBox())!, (await opener.boundingBox())!];
          expect(sheet.y >= from.y + from.height || sheet.y + sheet.height <= from.y, `${part} of the height`).toBe(true);
          expect([sheet.y >= 0, sheet.y + sheet.height <= height]).toEqual([true, true]);
          await page.keyboard.press('Escape');
        }
      }
    });
  });

  test('a thumb on the number of a note opens that note, not the one beside it', async () => {
    await withPage({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      const others = await page.locator('.prose .note').evaluateAll((notes) =>
        notes.filter((note) => {
          note.scrollIntoView({ block: 'center' });
          const { left, top, width, height } = note.getClientRects()[0]!;
          return [0.3, 0.5, 0.8].some((part) => document.elementFromPoint(left + width * part, top + height / 2) !== note);
        }).length,
      );
      expect(others).toBe(0);
    });
  });

  test('the first Tab offers to skip to the text', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/'));
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toMatch(/^Skip/);
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => location.hash)).toBe('#main');
    });
  });
});

test('Tab into a card says the figure, its status and its day to a screen reader', async () => {
  await withPage({}, async ({ page }) => {
    await page.goto(at(ARTICLE));
    await page.locator('.prose button.fact[data-status="superseded"]').first().press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.getByRole('group', { name: /: 75%, superseded as of [\w, ]*\d{4}$/i }).evaluate((card) => card.contains(document.activeElement))).toBe(true);
  });
});

test('the number of a note that stands alone is as wide for a thumb as 24 pixels', async () => {
  await withPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, async ({ page }) => {
    await page.goto(at(ARTICLE));
    const [all, narrow] = await page.locator('.prose .cite:not(.next):not(:has(+ .next)) > .note').evaluateAll((notes) => [
      notes.length,
      notes.filter((note) => {
        note.scrollIntoView({ block: 'center' });
        const { left, right, top, bottom } = note.getBoundingClientRect();
        const steps = Array.from({ length: Math.ceil(right - left) + 60 }, (_, step) => left - 30 + step);
        return steps.filter((x) => document.elementFromPoint(x, (top + bottom) / 2) === note).length < 24;
      }).length,
    ]);
    expect(all).toBeGreaterThan(5);
    expect(narrow).toBe(0);
  });
});

test('a reader who asks for more contrast gets all text and all hairlines in ink', async () => {
  await withPage({ contrast: 'more' }, async ({ page }) => {
    await page.goto(at(ARTICLE));
    const [ink, quiet, rule] = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.querySelector('.source-mix')!).color, getComputedStyle(document.querySelector('th')!).borderBlockEndColor]);
    expect([quiet, rule]).toEqual([ink, ink]);
  });
});

test('a status other than confirmed is said to a screen reader', async () => {
  await withPage({}, async ({ page }) => {
    await page.goto(at(ARTICLE));
    const reported = page.locator('button.fact[data-status="reported"]').first();
    expect((await reported.textContent())!).toMatch(/\(reported\)/);
  });
});

test('the page does not shift while it loads', async () => {
  await withPage({ viewport: { width: 412, height: 823 } }, async ({ page }) => {
    await page.addInitScript(() => {
      (window as unknown as { shift: number }).shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const path of ['/', ARTICLE]) {
      await page.goto(at(path));
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => (window as unknown as { shift: number }).shift), path).toBeLessThan(0.005);
    }
  });
});

test('a word that is wider than a small phone breaks, in headlines too', async () => {
  await withPage({ viewport: { width: 320, height: 740 } }, async ({ page }) => {
    await page.goto(at(ARTICLE));
    const wide = await page.evaluate(() => {
      for (const element of document.querySelectorAll('h1, h2, h3')) element.append(` ${'Donaudampfschifffahrt'.repeat(6)}`);
      return document.documentElement.scrollWidth;
    });
    expect(wide).toBe(320);
  });
});

test('a page that Back returns to as it was left has the theme that was chosen since', async () => {
  await withPage({}, async ({ page }) => {
    await page.goto(at('/about/'));
    await page.evaluate(() => {
      localStorage.setItem('theme', 'dark');
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
    expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
  });
});

test('the window around a page takes the color of the theme that the reader chose, on the next page too', async () => {
  /** The color of the window by the rule of the standard: that of the first element that applies. */
  const around = (page: Page): Promise<string | undefined> =>
    page.evaluate(() => [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')].find(({ media }) => matchMedia(media || 'all').matches)?.content);
  await withPage({ colorScheme: 'light' }, async ({ page }) => {
    await page.goto(at('/about/'));
    expect(await around(page)).toBe(COLORS.paper);
    await page.getByRole('radio', { name: 'Dark' }).check();
    expect(await around(page)).toBe(DARK_PAPER);
    await page.goto(at('/privacy/'));
    expect(await around(page)).toBe(DARK_PAPER);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('radio', { name: 'Light' }).check();
    expect(await around(page)).toBe(COLORS.paper);
    await page.getByRole('radio', { name: 'System' }).check();
    expect(await around(page)).toBe(DARK_PAPER);
  });
});

test.each([
  [360, '/timeline/', 'with'],
  [1280, '/timeline/', 'with'],
  [360, ARTICLE, 'with'],
  [360, '/', 'with'],
  [360, '/timeline/', 'without'],
  [1280, '/timeline/', 'without'],
  [360, ARTICLE, 'without'],
])('at %i px, %s loaded again or come back to %s script shows the place where the reader was', async (width, path, script) => {
  await withPage({ viewport: { width, height: 740 }, javaScriptEnabled: script === 'with' }, async ({ page }) => {
    // A face that comes late is not shown until the next page.
    await page.goto(at('/about/'), { waitUntil: 'networkidle' });
    await page.goto(at(path));
    await settled(page);
    const place = await page.evaluate(() => {
      scrollTo({ top: Math.round(document.documentElement.scrollHeight * 0.7), behavior: 'instant' });
      return scrollY;
    });
    await page.waitForTimeout(300);
    await page.reload();
    await settled(page);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(place);
    await page.goto(at('/about/'));
    await page.goBack();
    await settled(page);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(place);
  });
});
