/** The timeline narrows, and two versions of the agreement stand side by side, without script. */
import { expect, test } from 'vitest';
import { at, useBrowser, withPage } from './browser.ts';

useBrowser();
const off = { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } };

test('the timeline shows only the turning points of a topic', async () => {
  await withPage(off, async ({ page }) => {
    await page.goto(at('/timeline/'));
    const shown = page.locator('.event:visible');
    const all = await shown.count();
    await page.locator('#by-weight').selectOption('3');
    const turns = await shown.count();
    await page.locator('#by-topic').selectOption('governance');
    expect(await shown.count()).toBeLessThan(turns);
    expect(turns).toBeLessThan(all);
    expect(await shown.count()).toBeGreaterThan(0);
  });
});

test('two versions stand side by side, and another can be chosen', async () => {
  await withPage(off, async ({ page }) => {
    await page.goto(at('/agreement/'));
    const columns = page.locator('.compare thead th:visible');
    expect(await columns.count()).toBe(3);
    await page.locator('.compare select').first().selectOption('investment-2019-07');
    expect(await columns.nth(1).innerText()).toContain('Jul 22, 2019');
  });
});

test('on a wide screen a card stands in the margin beside its figure', async () => {
  await withPage(off, async ({ page }) => {
    await page.goto(at('/analysis/what-microsoft-owns/'));
    const figure = page.locator('.prose button.fact').nth(5);
    await figure.click();
    const card = await page.locator(`#${await figure.getAttribute('popovertarget')}`).boundingBox();
    const place = await figure.boundingBox();
    const text = await page.locator('.prose').boundingBox();
    expect(Math.abs(card!.y - place!.y)).toBeLessThan(4);
    expect(card!.x).toBeGreaterThanOrEqual(text!.x + text!.width);
  });
});
