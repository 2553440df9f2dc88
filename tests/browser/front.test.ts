/** The front page: what is said once, whose strand is whose, and how its columns share the room. */
import { expect, test } from 'vitest';
import { at, settled, useBrowser, withPage } from './browser.ts';

useBrowser();

test('rows that are confirmed do not each say so: it stands once above them', async () => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await page.goto(at('/'));
    for (const [part, rows] of [['.state', '.state-list'], ['.agreement-excerpt', '.clause-terms']] as const) {
      const marks = await page.locator(`${part} .status:visible`).allTextContents();
      const exceptions = await page.locator(`${rows} .status:visible`).allTextContents();
      expect(exceptions).not.toContain('Confirmed');
      expect(marks).toEqual([exceptions.length === 0 ? 'All confirmed' : 'Confirmed unless marked', ...exceptions]);
    }
  });
});

test.each([360, 768, 1280])('at %i pixels the strands are named, by the drawing or by a key', async (width) => {
  await withPage({ viewport: { width, height: 900 } }, async ({ page }) => {
    await page.goto(at('/'));
    const names = (await page.locator('.strands text:visible, .turns .strand-key span:visible').allTextContents()).filter((text) => /^[A-Z]\w+$/.test(text));
    expect(names).toEqual(['Microsoft', 'OpenAI']);
  });
});

test.each(['/', '/timeline/'])('on %s in print and in forced colors the two strands differ in kind of line, as their key says', async (path) => {
  for (const medium of ['print', 'forced colors']) {
    await withPage({ forcedColors: medium === 'print' ? 'none' : 'active', viewport: { width: 768, height: 900 } }, async ({ page }) => {
      await page.goto(at(path));
      if (medium === 'print') await page.emulateMedia({ media: 'print' });
      const styleOf = (selector: string, side: string): Promise<string> => page.locator(selector).first().evaluate((element, name) => getComputedStyle(element, '::before').getPropertyValue(name), side);
      const key = async (party: string): Promise<string> => styleOf(`.strand-key [data-party="${party}"]`, 'border-block-start-style');
      expect([await key('microsoft'), await key('openai')], medium).toEqual(['dashed', 'solid']);
      // OpenAI stands at the left, before the contract at the right.
      for (const [phase, microsoft, openai] of [['open', 'end', 'start'], ['before', 'start', 'end']] as const) {
        const line = (side: string): Promise<string> => styleOf(`li[data-phase="${phase}"]:not(.joint)`, `border-inline-${side}-style`);
        expect([await line(microsoft), await line(openai)], `${medium}, ${phase}`).toEqual(['dashed', 'solid']);
      }
    });
  }
});

test('on a tablet an answer has more than half of the width, and takes two lines at most', async () => {
  await withPage({ viewport: { width: 768, height: 900 } }, async ({ page }) => {
    await page.goto(at('/'));
    const list = (await page.locator('.state-list').boundingBox())!;
    for (const answer of await page.locator('.state-answer').all()) {
      expect((await answer.boundingBox())!.width).toBeGreaterThan(list.width / 2);
      expect(await answer.evaluate((element) => element.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight))).toBeLessThan(2.1);
    }
  });
});

test.each([1280, 1680])('at %i pixels the claims reach as far down as the lead beside them', async (width) => {
  await withPage({ viewport: { width, height: 900 } }, async ({ page }) => {
    await page.goto(at('/'));
    const [lead, claims] = await page.locator('.lead > :last-child, .checked > :last-child').evaluateAll((ends) => ends.map((end) => end.getBoundingClientRect().bottom));
    expect(Math.abs(lead! - claims!)).toBeLessThan(100);
  });
});

test.each([
  ['/', 768],
  ['/', 1280],
  ['/agreement/', 768],
  ['/agreement/', 1280],
] as const)('on %s at %i pixels no small text of more than a line runs wider than 34 rem', async (path, width) => {
  await withPage({ viewport: { width, height: 900 } }, async ({ page }) => {
    await page.goto(at(path));
    const wide = await page.locator('main p:visible').evaluateAll((paragraphs) =>
      paragraphs.flatMap((paragraph) => {
        const words = document.createRange();
        words.selectNodeContents(paragraph);
        const { width: across, height } = words.getBoundingClientRect();
        const { fontSize, lineHeight } = getComputedStyle(paragraph);
        return parseFloat(fontSize) <= 17 && height > 1.5 * parseFloat(lineHeight) && across > 545 ? [`${Math.round(across)}: ${paragraph.textContent!.slice(0, 40)}`] : [];
      }),
    );
    expect(wide).toEqual([]);
  });
});

test('no turning point stands beyond a phone whose text is twice as large', async () => {
  await withPage({ viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true }, async ({ page }) => {
    await page.goto(at('/'));
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await settled(page);
    const ends = await page.locator('.strands-part li a').evaluateAll((links) => links.map((link) => link.getBoundingClientRect().right));
    expect(ends.length).toBeGreaterThan(10);
    expect(Math.max(...ends)).toBeLessThanOrEqual(360);
  });
});
