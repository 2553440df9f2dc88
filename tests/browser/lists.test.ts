/** Pages that list: how long their lines are, and what stands beside what. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { at, useBrowser, withPage } from './browser.ts';

useBrowser();

/** Texts of two lines or more that are set wider than their size bears: 34rem below 17 pixels, 28 times its size beyond, which is 68 letters. A chart has its own paper. */
const tooWide = (page: Page): Promise<string[]> =>
  page.locator('main :is(p, dd, li):not(.chart *):visible').evaluateAll((texts) =>
    texts.flatMap((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      const rects = [...range.getClientRects()];
      const size = parseFloat(getComputedStyle(text).fontSize);
      const inside = [...text.children].some((child) => getComputedStyle(child).display !== 'inline');
      const width = Math.max(...rects.map(({ right }) => right)) - Math.min(...rects.map(({ left }) => left));
      return !inside && range.getBoundingClientRect().height > 1.9 * size && width > (size < 17 ? 34 * 16 : 28 * size) + 1 ? [`${Math.round(width)} px at ${size}: ${text.textContent!.slice(0, 60)}`] : [];
    }),
  );

test.each(['/analysis/', '/analysis/what-microsoft-owns/', '/standards/', '/claims/', '/glossary/', '/sources/', '/topics/ownership/', '/search/?q=stake'])('no text on %s is wider than its size bears', async (path) => {
  await withPage({ viewport: { width: 1680, height: 1000 } }, async ({ page }) => {
    await page.goto(at(path));
    if (path.includes('?')) await page.locator('.search-result').first().waitFor();
    expect(await tooWide(page), '1680').toEqual([]);
    await page.setViewportSize({ width: 768, height: 1000 });
    expect(await tooWide(page), '768').toEqual([]);
  });
});

describe('beside one another', () => {
  test('a fact’s status stands right beneath its label, however long the value is', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/facts/'));
      for (const width of [360, 768]) {
        await page.setViewportSize({ width, height: 1000 });
        const rows = await page.locator('.fact-list li').evaluateAll((items) => items.map((item) => [...item.children].map((part) => part.getBoundingClientRect())));
        for (const [label, value, line] of rows) {
          expect(line!.top - label!.bottom, `${width}`).toBeLessThan(8);
          expect(value!.left, `${width}`).toBeGreaterThan(label!.left);
        }
      }
    });
  });

  test('a status and its day stand in one line on a phone, beside a wide value too', async () => {
    await withPage({ viewport: { width: 360, height: 780 } }, async ({ page }) => {
      await page.goto(at('/facts/'));
      const broken = await page.locator('.fact-line').evaluateAll((lines) => lines.filter((line) => line.getBoundingClientRect().height > 1.5 * parseFloat(getComputedStyle(line).lineHeight)).length);
      expect(broken).toBe(0);
      // No word of a value is broken for it, on a narrower phone either.
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 780 });
        const torn = await page.locator('.fact-value').evaluateAll((values) => values.filter((value) => {
          const height = value.getBoundingClientRect().height;
          (value as HTMLElement).style.overflowWrap = 'normal';
          const whole = value.getBoundingClientRect().height === height;
          (value as HTMLElement).style.overflowWrap = '';
          return !whole;
        }).map((value) => value.textContent));
        expect(torn, `${width}`).toEqual([]);
      }
    });
  });

  test('where a source is cited, each kind of page stands on the line of its name, in the columns of the record', async () => {
    await withPage({ viewport: { width: 1280, height: 1000 } }, async ({ page }) => {
      await page.goto(at('/sources/aibusiness-rai-standard-2022-06/'));
      const record = (await page.locator('.record dd').first().boundingBox())!.x;
      const rows = await page.locator('.used-by h3').evaluateAll((names) => names.map((name) => {
        const [label, link] = [name, name.nextElementSibling!.querySelector('a')!].map((part) => {
          const range = document.createRange();
          range.selectNodeContents(part);
          return range.getClientRects()[0]!;
        });
        return { left: link!.left, off: Math.abs(link!.bottom - label!.bottom) };
      }));
      expect(rows.length).toBeGreaterThan(3);
      expect(Math.max(...rows.map(({ off }) => off))).toBeLessThan(1.5);
      for (const { left } of rows) expect(Math.abs(left - record)).toBeLessThan(1);
    });
  });

  test('the way back to a piece stands on the last line of its source, and a point among figures is narrower than one', async () => {
    await withPage({ viewport: { width: 1280, height: 1000 } }, async ({ page }) => {
      await page.goto(at('/analysis/what-microsoft-owns/'));
      const below = await page.locator('.note-list li').evaluateAll((notes) => notes.filter((note) => note.querySelector('.note-back a')!.getBoundingClientRect().top > [...note.querySelector('.source-line')!.getClientRects()].at(-1)!.bottom - 4).length);
      expect(below).toBe(0);
      await page.goto(at('/charts/neocloud-contracts/'));
      const [point, figure] = await page.locator('td.value', { hasText: '$9.7B' }).evaluate((cell) => {
        const text = cell.firstChild!;
        const range = document.createRange();
        return [2, 1].map((from) => {
          range.setStart(text, from);
          range.setEnd(text, from + 1);
          return range.getBoundingClientRect().width;
        });
      });
      expect(point!).toBeLessThan(0.6 * figure!);
    });
  });

  test('the tables of feeds have the same columns, on a phone too', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/feeds/'));
      for (const width of [320, 360, 1280]) {
        await page.setViewportSize({ width, height: 1000 });
        const columns = await page.locator('.feed-table').evaluateAll((tables) => tables.map((table) => [...table.querySelectorAll('thead th')].map((cell) => Math.round(cell.getBoundingClientRect().left)).join(' ')));
        expect(new Set(columns).size, `${width}`).toBe(1);
        expect(await page.locator('.scroller').evaluateAll((scrollers) => scrollers.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length), `${width}`).toBe(0);
      }
    });
  });

  test('a topic’s charts stand in the columns of its pieces', async () => {
    await withPage({ viewport: { width: 1280, height: 1000 } }, async ({ page }) => {
      await page.goto(at('/topics/ownership/'));
      const [piece, more] = await Promise.all(['.article-list > li:nth-child(3)', '.numbers > div'].map(async (selector) => (await page.locator(selector).boundingBox())!));
      expect(more!.x).toBeCloseTo(piece!.x, 0);
    });
  });

  test('a topic’s first chart follows its heading, however many others are listed beside it', async () => {
    await withPage({ viewport: { width: 1280, height: 1000 } }, async ({ page }) => {
      await page.goto(at('/topics/money/'));
      const gap = await page.locator('.numbers').evaluate((section) => section.querySelector('figcaption')!.getBoundingClientRect().top - section.querySelector('h2')!.getBoundingClientRect().top);
      expect(gap).toBeLessThan(80);
    });
  });

  test('a wide glossary has term, definition and sources in a row', async () => {
    await withPage({ viewport: { width: 1280, height: 1000 } }, async ({ page }) => {
      await page.goto(at('/glossary/#agi-clause'));
      const [term, definition, sources] = await page.locator('#agi-clause > *').evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()));
      expect(definition!.left).toBeGreaterThan(term!.right);
      expect(sources!.left).toBeGreaterThan(definition!.right);
      expect(Math.abs(sources!.top - term!.top)).toBeLessThan(16);
    });
  });

  test('a wide list of sources uses the width of its page', async () => {
    await withPage({ viewport: { width: 1280, height: 1000 } }, async ({ page }) => {
      await page.goto(at('/sources/'));
      const [row, list] = await page.locator('.source-list').first().evaluate((all) => [all.querySelector('li')!, all].map((part) => part.getBoundingClientRect().width));
      expect(row).toBeCloseTo(list!, 0);
    });
  });

  test('a verdict in the results of search touches no passage, and no mark holds a stop', async () => {
    await withPage({ viewport: { width: 768, height: 1000 } }, async ({ page }) => {
      await page.goto(at('/search/?q=stake'));
      const gaps = await page.locator('.search-result:has(.verdict)').evaluateAll((items) => items.map((item) => item.querySelector('.search-excerpt')!.getBoundingClientRect().top - item.querySelector('.verdict')!.getBoundingClientRect().bottom));
      expect(Math.min(...gaps)).toBeGreaterThan(4);
      await page.locator('.search-excerpt mark').first().waitFor();
      expect((await page.locator('.search-excerpt mark').allInnerTexts()).filter((text) => /^[(“]|[.,;:!?”)]$/.test(text))).toEqual([]);
    });
  });
});
