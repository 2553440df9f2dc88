/** How pages hold up: in forced colors, without motion, at 400 % zoom, on paper, without script or fonts, and in Firefox. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { firefox, type Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findFirefox, findProgram } from '../../src/build/browsers.ts';
import { OUT } from '../../src/build/publish.ts';
import { at, useBrowser, withPage } from './browser.ts';
import { PAGES } from './pages.ts';

useBrowser();
const ARTICLE = '/analysis/what-microsoft-owns/';

/** How far a mark, drawn by one property of an element or of its pseudo-element, stands out from the page. */
const standsOut = (page: Page, selector: string, pseudo: '' | '::before' | '::after', property: 'background-color' | 'border-left-color' | 'stroke'): Promise<number> =>
  page.evaluate(
    ([found, part, name]) => {
      const element = document.querySelector(found)!;
      const luminance = (color: string): number => {
        const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number) as [number, number, number, number?];
        if (alpha === 0 || color === 'none') return -1;
        return [red, green, blue].map((value) => value / 255).reduce((sum, value, channel) => sum + [0.2126, 0.7152, 0.0722][channel]! * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4), 0);
      };
      const ground = luminance(getComputedStyle(document.documentElement).backgroundColor);
      const mark = luminance(getComputedStyle(element, part || null).getPropertyValue(name));
      if (mark < 0) return 1;
      return (Math.max(mark, ground) + 0.05) / (Math.min(mark, ground) + 0.05);
    },
    [selector, pseudo, property] as const,
  );

describe('in forced colors', () => {
  test.each([
    ['the mark of a status', '/facts/microsoft-stake/', '.status', '::before', 'background-color'],
    ['the mark of a figure that is only reported', ARTICLE, 'button.fact[data-status="reported"]', '::after', 'background-color'],
    ['the dot of a turning point', '/timeline/', '.event[data-weight^="3"]', '::after', 'background-color'],
    ['a strand of the timeline', '/timeline/', '.event[data-phase="open"]', '::before', 'border-left-color'],
    ['the line of a chart', '/charts/openai-valuation/', '.c-line', '', 'stroke'],
    ['the ground of a verdict against a claim', '/claims/', '.verdict[data-verdict="false"]', '', 'background-color'],
    ['the axis of a chart', '/charts/openai-valuation/', '.c-base', '', 'stroke'],
  ] as const)('%s can be seen', async (_, path, selector, pseudo, property) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await withPage({ forcedColors: 'active', colorScheme }, async ({ page }) => {
        await page.goto(at(path));
        expect(await standsOut(page, selector, pseudo, property), colorScheme).toBeGreaterThanOrEqual(3);
      });
    }
  });
});

/** What waits to be laid out. */
const waiting = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll('main *')].filter((one) => getComputedStyle(one).contentVisibility === 'auto').map((one) => one.className || one.id || one.tagName));

test('with reduced motion nothing moves, opening a card included', async () => {
  await withPage({ reducedMotion: 'reduce', viewport: { width: 390, height: 844 } }, async ({ page }) => {
    for (const path of ['/', ARTICLE, '/timeline/', '/search/']) {
      await page.goto(at(path));
      // What takes no time may come late, but does not move.
      const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => [getComputedStyle(element).transitionDuration, getComputedStyle(element).animationDuration].some((times) => times.split(', ').some((time) => time !== '0s' && time !== 'auto'))).map(({ tagName, className }) => `${tagName}.${className}`));
      expect(moving, path).toEqual([]);
    }
    await page.goto(at(ARTICLE));
    await page.locator('.prose button.fact').first().click();
    expect(await page.evaluate(() => document.getAnimations().filter(({ effect }) => effect!.getComputedTiming().duration !== 0).length)).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
  });
});

/** A window of 1280 × 1024 at 400 %. */
test.each(PAGES)('%s at 400 %% zoom: nothing scrolls sideways, no words are cut, nothing covers the text', async (path) => {
  await withPage({ viewport: { width: 320, height: 256 } }, async ({ page }) => {
    await page.goto(at(path));
    const found = await page.evaluate(() => {
      const cut = [...document.querySelectorAll<HTMLElement>('body *:not(svg *)')].filter((element) => {
        const { overflowX, overflowY, position, clipPath } = getComputedStyle(element);
        if (position === 'absolute' && clipPath !== 'none') return false;
        return (overflowX === 'hidden' || overflowX === 'clip' || overflowY === 'hidden' || overflowY === 'clip') && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
      });
      const sticking = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position) && element.checkVisibility());
      return {
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        cut: cut.map(({ tagName, className }) => `${tagName}.${className}`),
        covering: sticking.filter((element) => element.getBoundingClientRect().height > innerHeight / 3).map(({ tagName, className }) => `${tagName}.${className}`),
      };
    });
    expect(found).toEqual({ sideways: 0, cut: [], covering: [] });
  });
});

test.each(PAGES)('%s on a phone with text at twice its size: nothing scrolls sideways', async (path) => {
  await withPage({ viewport: { width: 360, height: 740 } }, async ({ page, context }) => {
    const cdp = await context.newCDPSession(page);
    await cdp.send('Page.enable');
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await page.goto(at(path));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

test('on a phone with text at twice its size the strands of the timeline are as wide as ever, and no headline as wide as “Microsoft’s” breaks', async () => {
  await withPage({ viewport: { width: 360, height: 740 } }, async ({ page, context }) => {
    const cdp = await context.newCDPSession(page);
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await page.goto(at('/timeline/'));
    expect(await page.locator('.spine > .event h3').first().evaluate((title) => title.clientWidth)).toBeGreaterThan(220);
    await page.goto(at(ARTICLE));
    expect(await page.locator('h1').evaluate((title) => {
      const text = document.createTreeWalker(title, NodeFilter.SHOW_TEXT).nextNode()!;
      const range = document.createRange();
      range.setStart(text, text.textContent!.indexOf('Microsoft’s'));
      range.setEnd(text, text.textContent!.indexOf('Microsoft’s') + 'Microsoft’s'.length);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size;
    })).toBe(1);
  });
});

test('the field of the search that opens over a page is as wide as what it finds', async () => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await page.goto(at('/facts/'));
    await page.keyboard.press('/');
    await page.locator('.search-dialog .search-form input').waitFor();
    await expect.poll(() => page.locator('.search-dialog').evaluate((dialog) => dialog.querySelector('site-search')!.clientWidth - dialog.querySelector('.search-form')!.clientWidth)).toBe(0);
  });
});

/** What a system's or a browser's text zoom does: no rule about the width of a window notices. */
test.each([ARTICLE, '/analysis/following-the-money/', '/analysis/critics-and-regulators/', '/claims/', '/timeline/'])('%s on a phone whose text alone is twice as large: nothing scrolls sideways', async (path) => {
  await withPage({ viewport: { width: 360, height: 740 } }, async ({ page }) => {
    await page.goto(at(path));
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

test('a long word with several notes is no wider than the smallest phone whose text alone is twice as large', async () => {
  await withPage({ viewport: { width: 320, height: 740 } }, async ({ page }) => {
    for (const path of ['/analysis/founding-promise/', '/analysis/from-one-cloud-to-any/', '/analysis/whose-science/']) {
      await page.goto(at(path));
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320);
    }
  });
});

test.each(PAGES)('%s on a tablet begins where the mark and the footer do', async (path) => {
  await withPage({ viewport: { width: 768, height: 1024 } }, async ({ page }) => {
    await page.goto(at(path));
    const left = await page.locator('.wordmark, main h1, .site-foot h2').evaluateAll((places) => places.filter((place) => place.checkVisibility() && place.getBoundingClientRect().width > 1).map((place) => ({ x: place.getBoundingClientRect().x, is: place.closest('main, footer')?.tagName })));
    const mark = left[0]!.x;
    expect(left.filter(({ is }) => is === 'MAIN').map(({ x }) => x)).toEqual([mark]);
    expect(Math.min(...left.map(({ x }) => x))).toBe(mark);
  });
});

test.each(['/facts/microsoft-stake/', '/claims/microsoft-owns-49-percent/', '/people/satya-nadella/', '/organizations/openai/', '/timeline/recapitalization-2025/', '/agreement/ownership/'])('%s has its sources and uses in the margin of a wide screen, and after its text on a narrow one', async (path) => {
  await withPage({}, async ({ page }) => {
    for (const width of [1200, 1680]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(at(path));
      const [text, margin, share] = await Promise.all(['.entry > div', '.entry-margin', '.share'].map(async (selector) => (await page.locator(selector).boundingBox())!));
      expect(margin!.x, `${width}`).toBeGreaterThan(text!.x + text!.width);
      expect(margin!.x + margin!.width, `${width}`).toBeLessThanOrEqual(width - 48);
      expect(share!.x, `${width}`).toBe(margin!.x);
      expect(share!.y + share!.height, `${width}`).toBeLessThanOrEqual(margin!.y + 1);
      expect(Math.max(margin!.y, text!.y), `${width}`).toBeLessThan(200);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    const [text, sources] = await Promise.all(['.entry > div', '#sources'].map(async (selector) => (await page.locator(selector).boundingBox())!));
    expect(sources!.y).toBeGreaterThan(text!.y + text!.height);
  });
});

test('nothing that is said of a source is parted at the end of a line of a phone: “read in the original”, “primary document”', async () => {
  await withPage({ viewport: { width: 360, height: 780 } }, async ({ page }) => {
    for (const path of ['/claims/microsoft-owns-49-percent/', ARTICLE]) {
      await page.goto(at(path));
      const parted = await page.locator('.source-line').evaluateAll((lines) =>
        lines.flatMap((line) => {
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          return Array.from({ length: 40 }, () => walker.nextNode()).flatMap((text) => [...(text?.textContent ?? '').matchAll(/read in the original|read through a copy|primary document/g)].filter(({ index, 0: said }) => {
            range.setStart(text!, index);
            range.setEnd(text!, index + said.length);
            return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
          }).map(() => line.textContent));
        }));
      expect(await page.locator('.source-line').count(), path).toBeGreaterThan(3);
      expect(parted, path).toEqual([]);
    }
  });
});

test('what is said of a source is parted by commas, which no line begins with and which may end one', async () => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await page.goto(at('/agreement/ownership/'));
    const starts = await page.locator('.source-line').evaluateAll((lines) =>
      lines.flatMap((line) => {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        return Array.from({ length: 40 }, () => walker.nextNode()).flatMap((text) => [...(text?.textContent ?? '').matchAll(/,/g)].map(({ index }) => {
          range.setStart(text!, index);
          range.setEnd(text!, index + 1);
          return range.getBoundingClientRect().left - line.getBoundingClientRect().left;
        }));
      }));
    expect(starts.length).toBeGreaterThan(30);
    expect(Math.min(...starts)).toBeGreaterThan(5);
    expect(await page.locator('.source-line').allTextContents()).not.toContainEqual(expect.stringContaining('·'));
  });
});

test('no other names of a term stand apart from it for the link that a full line has behind it', async () => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await page.goto(at('/glossary/'));
    const gaps = await page.locator('.glossary dt:has(> .quiet)').evaluateAll((terms) =>
      terms.map((term) => term.querySelector('.quiet')!.getBoundingClientRect().top - term.querySelector('dfn')!.getBoundingClientRect().bottom));
    expect(gaps.length).toBeGreaterThan(50);
    expect(Math.max(...gaps)).toBeLessThan(10);
  });
});

test('the pieces that discuss a question stand beside what is said of it, or beneath all of it in two columns where they are many', async () => {
  await withPage({ viewport: { width: 768, height: 900 } }, async ({ page }) => {
    for (const width of [768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(at('/questions/'));
      const asides = await page.locator('.questions .record').evaluateAll((all) => all.map((record) => {
        const list = record.querySelector('.plain-list');
        const [why, topics, pieces] = [record.firstElementChild, record.lastElementChild, list].map((part) => part?.getBoundingClientRect());
        return !pieces || (list!.children.length > 5 ? pieces.top > topics!.bottom && pieces.height < list!.scrollWidth / 2 : pieces.left > why!.right);
      }));
      expect(asides.length).toBeGreaterThan(20);
      expect(asides).not.toContain(false);
    }
  });
});

test('the strands of an excerpt from the timeline run on from event to event', async () => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await page.goto(at('/analysis/critics-and-regulators/'));
    const gaps = await page.locator('.prose .spine').first().evaluate((spine) => [...spine.children].slice(1).map((event, at) => event.getBoundingClientRect().top - spine.children[at]!.getBoundingClientRect().bottom));
    expect(gaps.length).toBeGreaterThan(2);
    expect(Math.max(...gaps)).toBeLessThan(0.1);
  });
});

describe('on paper', () => {
  test('an entry’s sources carry their addresses, which a screen does not show', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/claims/microsoft-owns-49-percent/'));
      const address = page.locator('.source-address').first();
      expect(await address.isVisible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      expect(await address.isVisible()).toBe(true);
      expect(await address.textContent()).toMatch(/^https:/);
    });
  });

  test('an article carries its notes with their addresses, the evidence of its figures, and its own address', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(at(ARTICLE));
      await page.emulateMedia({ media: 'print' });
      const addresses = await page.locator('.note-list a[rel="external"]').evaluateAll((links) => links.map((link) => [(link as HTMLAnchorElement).getAttribute('href')!, getComputedStyle(link, '::after').content]));
      expect(addresses.length).toBeGreaterThan(10);
      for (const [href, printed] of addresses) expect(printed).toContain(href);
      const cards = page.locator('.evidence .card');
      expect(await cards.count()).toBeGreaterThan(5);
      for (const card of await cards.all()) expect(await card.isVisible()).toBe(true);
      for (const gone of ['.masthead nav', '.contents', '.share', '.to-top', '.card-close']) expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
    });
  });

  test('feeds are named by addresses that can be typed', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/feeds/'));
      await page.emulateMedia({ media: 'print' });
      const rows = await page.locator('.feed-table tbody tr').evaluateAll((all) => all.map((row) => (row as HTMLElement).innerText.trim()));
      expect(rows.length).toBeGreaterThan(10);
      for (const row of rows) expect(row).toMatch(/^\S[^\t\n]*\s+https:\/\/\S+\/feed\.xml$/);
    });
  });

  test('an article’s lines have some 68 letters at most: 29 times the size of their type', async () => {
    await withPage({ viewport: { width: 673, height: 950 } }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      await page.emulateMedia({ media: 'print' });
      const sizes = await page.locator('.article :is(p, li, dd)').evaluateAll((texts) => texts.filter((text) => text.clientHeight > 2 * Number.parseFloat(getComputedStyle(text).lineHeight) && !text.closest('.article-head, .chart, .agreement-excerpt')).map((text) => text.clientWidth / Number.parseFloat(getComputedStyle(text).fontSize)));
      expect(sizes.length).toBeGreaterThan(20);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(29);
    });
  });

  const pdftotext = findProgram('pdftotext');
  test.skipIf(!pdftotext).each([
    ['/people/sam-altman/', 2],
    ['/organizations/openai/', 2],
    ['/sources/sec-msft-10q-2026-03/', 1],
    ['/claims/microsoft-owns-49-percent/', 1],
    ['/timeline/recapitalization-2025/', 1],
    ['/charts/openai-valuation/', 2],
    ['/topics/ownership/', 3],
    ['/', 3],
    ['/', 3, 'Letter'],
    ['/analysis/', 3],
    ['/agreement/', 8],
    ['/charts/', 8],
    ['/claims/', 7],
    ['/glossary/', 8],
    ['/topics/', 2],
    ['/timeline/', 18],
    ['/changes/', 3],
    ['/organizations/amazon/', 1],
    ['/people/amy-hood/', 1],
    ['/facts/openai-effect-pretax/', 1],
    ['/questions/', 7],
    ['/data/', 4],
    ['/feeds/', 2],
    [ARTICLE, 11],
  ] as const)('%s takes %i sheets at most, the first of which says where they come from and the last of which is not blank (skipped where pdftotext is not installed)', async (path, most, format: 'A4' | 'Letter' = 'A4') => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-print-'));
    try {
      await withPage({}, async ({ page }) => {
        await page.goto(at(path));
        const file = join(folder, 'entry.pdf');
        writeFileSync(file, await page.pdf({ format }));
        const sheets = execFileSync(pdftotext!, [file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
        expect(sheets.length).toBeLessThanOrEqual(most);
        expect(sheets[0]).toMatch(/Evidence through[^]*https:\/\/entente\.example/);
        expect(sheets.at(-1)!.trim()).not.toBe('');
        // The heading of a table stands on the sheet of its rows.
        if (path === '/feeds/') expect(sheets.find((sheet) => sheet.includes('The record\n'))).toContain('/claims/feed.xml');
        expect(sheets.join(' ')).not.toMatch(/The numbers and files|Files: CSV|Full-text feeds/);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.skipIf(!pdftotext)('the words of the PDF hold all of it (skipped where pdftotext is not installed)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-print-'));
    try {
      await withPage({}, async ({ page }) => {
        await page.goto(at(ARTICLE));
        const titles = await page.locator('.evidence .card-title').allTextContents();
        const hosts = await page.locator('.note-list a[rel="external"]').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).host));
        const canonical = await page.locator('link[rel="canonical"]').getAttribute('href');
        const file = join(folder, 'article.pdf');
        writeFileSync(file, await page.pdf({ format: 'A4' }));
        const text = execFileSync(pdftotext!, ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
        for (const words of [...titles, ...hosts, canonical!, 'Evidence in this piece']) expect(text.includes(words.replace(/\s+/g, '')), words).toBe(true);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Where the style sheet puts the source of each note that is cited for the first time, and where its number stands. */
async function marginNotes(page: Page): Promise<{ number: number; left: number; right: number; top: number; bottom: number; line: number }[]> {
  const session = await page.context().newCDPSession(page);
  const border = async (nodeId: number): Promise<number[]> => (await session.send('DOM.getBoxModel', { nodeId })).model.border;
  type Node = Awaited<ReturnType<typeof session.send<'DOM.getDocument'>>>['root'];
  const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
  const found = [];
  for (const { attributes = [], pseudoElements = [], children = [] } of all((await session.send('DOM.getDocument', { depth: -1 })).root)) {
    const [publisher, work] = ['before', 'after'].map((type) => pseudoElements.find(({ pseudoType }) => pseudoType === type));
    if (!attributes.includes('data-source') || !publisher || !work) continue;
    const [left, top, right] = (await border(publisher.nodeId)) as [number, number, number];
    const [, beneath, , , , bottom] = (await border(work.nodeId)) as [number, number, number, number, number, number];
    expect(beneath, 'the work stands beneath its publisher, in one block').toBeCloseTo(top, 0);
    found.push({ number: Number.parseInt(attributes[attributes.indexOf('data-source') + 1]!, 10), left, right, top, bottom, line: (await border(children[0]!.nodeId))[1]! });
  }
  return found;
}

describe('where there is room, the source of each note stands in the margin', () => {
  const MANY = '/analysis/critics-and-regulators/';
  test.each([1200, 1680])('at %i pixels: beside its sentence, in order, none over another, none over the text', async (width) => {
    await withPage({ viewport: { width, height: 1000 } }, async ({ page }) => {
      await page.goto(at(MANY));
      await page.evaluate(() => document.fonts.ready);
      const notes = await marginNotes(page);
      expect(notes.map(({ number }) => number)).toEqual(notes.map((_, index) => index + 1));
      expect(notes.length).toBe(await page.locator('.note-list > li').count());
      const text = await page.locator('.prose').evaluate((prose) => prose.getBoundingClientRect().right);
      for (const [index, { number, left, right, top, bottom, line }] of notes.entries()) {
        expect(left, `note ${number} over the text`).toBeGreaterThan(text);
        expect(right, `note ${number} off the page`).toBeLessThan(width);
        expect(bottom - top, `note ${number} empty`).toBeGreaterThan(15);
        expect(top, `note ${number} above its line`).toBeGreaterThan(line - 20);
        expect(top, `note ${number} far from its line`).toBeLessThan(line + 500);
        const before = notes[index - 1];
        if (before) expect(top, `note ${number} over the one before`).toBeGreaterThanOrEqual(before.bottom);
      }
    });
  });

  test('it is no part of the words: not copied, not read out', async () => {
    await withPage({ viewport: { width: 1280, height: 1000 } }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      const paragraph = page.locator('.prose > p:has(.cite[data-source])').first();
      const source = (await paragraph.locator('.cite').first().getAttribute('data-work'))!;
      expect(await paragraph.innerText()).not.toContain(source);
      expect(await paragraph.ariaSnapshot()).not.toContain(source);
    });
  });

  test('a press on it opens the source, and a phone shows none of it', async () => {
    await withPage({ viewport: { width: 1280, height: 1000 } }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      await page.locator('[id="note:2-1"]').evaluate((note) => note.scrollIntoView({ block: 'center' }));
      const { left, top } = (await marginNotes(page)).find(({ number }) => number === 2)!;
      await page.mouse.click(left + 60, top + 20);
      const card = page.locator('.note-list > :popover-open');
      expect(await card.innerText()).toContain('SEC');
      await page.keyboard.press('Escape');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('2');
    });
    await withPage({ viewport: { width: 360, height: 780 } }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      expect(await page.locator('[id="note:2-1"]').evaluate((note) => getComputedStyle(note, '::after').content)).toBe('none');
    });
  });
});

test('at the headline the contents mark what stands beneath it, and no section of the text before it is reached', async () => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await page.goto(at(ARTICLE));
    const current = (): Promise<string[]> => page.locator('.contents a').evaluateAll((links) => links.filter((link) => getComputedStyle(link).fontWeight === '600').map((link) => link.getAttribute('href')!));
    await expect.poll(current).toEqual(['#takeaways']);
    const first = (await page.locator('.contents a').nth(1).getAttribute('href'))!;
    await page.locator(first).evaluate((heading) => heading.scrollIntoView());
    await expect.poll(current).toEqual([first]);
  });
});

test.each([
  [360, 'narrow'],
  [1024, 'wide'],
  [1280, 'large'],
] as const)('on a screen of %i pixels a chart’s own page shows its %s drawing alone, and nothing leaves the page', async (width, drawing) => {
  await withPage({ viewport: { width, height: 900 } }, async ({ page }) => {
    await page.goto(at('/charts/microsoft-capex-cash/'));
    const shown = await page.locator('.chart-drawing:visible').evaluateAll((drawings) => drawings.map(({ classList }) => classList[1]));
    expect(shown).toEqual([`chart-${drawing}`]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});

test.each([1280, 1440, 1680])('on a screen of %i pixels a chart’s own page ends where masthead and foot end', async (width) => {
  await withPage({ viewport: { width, height: 900 } }, async ({ page }) => {
    await page.goto(at('/charts/microsoft-capex-cash/'));
    const [frame, figure] = await page.evaluate(() => ['.masthead > :last-child', '.chart'].map((found) => document.querySelector(found)!.getBoundingClientRect().right)) as [number, number];
    expect(Math.abs(figure - frame)).toBeLessThanOrEqual(2);
  });
});

test('the words of a drawing are of much one size wherever it stands', async () => {
  await withPage({}, async ({ page }) => {
    for (const path of ['/charts/', '/charts/microsoft-capex-with-leases/', '/topics/money/', '/analysis/following-the-money/']) {
      await page.goto(at(path));
      for (const width of [360, 560, 768, 1280, 1680]) {
        await page.setViewportSize({ width, height: 900 });
        const sizes = await page.locator('.chart-drawing:not(.chart-sparkline):visible').evaluateAll((drawings) =>
          drawings.map((svg) => (parseFloat(getComputedStyle(svg.querySelector('text')!).fontSize) * svg.getBoundingClientRect().width) / (svg as SVGSVGElement).viewBox.baseVal.width));
        expect(Math.min(...sizes), `${path} at ${width}`).toBeGreaterThanOrEqual(12.4);
        expect(Math.max(...sizes), `${path} at ${width}`).toBeLessThanOrEqual(16.2);
      }
    }
  });
});

test('a list of charts in two columns ends without a hole', async () => {
  await withPage({ viewport: { width: 768, height: 900 } }, async ({ page }) => {
    await page.goto(at('/charts/'));
    const [list, last] = await page.evaluate(() => ['.chart-list', '.chart-list li:last-child .chart-narrow'].map((found) => document.querySelector(found)!.getBoundingClientRect().right)) as [number, number];
    expect(last).toBeCloseTo(list, 0);
  });
});

test('a line with a note is as high as one without', async () => {
  await withPage({ viewport: { width: 360, height: 780 } }, async ({ page }) => {
    await page.goto(at(ARTICLE));
    const uneven = await page.locator('.prose > p:has(.cite)').evaluateAll((paragraphs) =>
      paragraphs.flatMap((paragraph) => {
        const lines = paragraph.getBoundingClientRect().height / parseFloat(getComputedStyle(paragraph).lineHeight);
        return Math.abs(lines - Math.round(lines)) > 0.05 ? [`${lines}: ${paragraph.textContent!.slice(0, 40)}`] : [];
      }),
    );
    expect(uneven).toEqual([]);
  });
});

describe('under a thumb', () => {
  const phone = { hasTouch: true, viewport: { width: 360, height: 780 } };

  test('a link in a list is 44 pixels high and breaks no line of its sentence', async () => {
    await withPage(phone, async ({ page }) => {
      await page.goto(at('/changes/'));
      const places = await page.locator('.plain-list li').evaluateAll((items) =>
        items.map((item) => {
          // A sign that stays on the line of the link.
          const link = item.querySelector('a')!;
          link.after(',');
          const rects = [...link.getClientRects()];
          const after = document.createRange();
          after.selectNodeContents(link.nextSibling!);
          const { bottom, top } = after.getClientRects()[0]!;
          return { height: rects[0]!.height, apart: Math.abs((bottom + top) / 2 - (rects.at(-1)!.bottom + rects.at(-1)!.top) / 2) };
        }),
      );
      expect(places.length).toBeGreaterThan(0);
      for (const { height, apart } of places) {
        expect(height).toBeGreaterThanOrEqual(44);
        expect(apart).toBeLessThan(4);
      }
      for (const path of ['/changes/', '/sources/']) {
        await page.goto(at(path));
        const heights = await page.locator(':is(.plain-list, .source-list, .cited-list) a').evaluateAll((links) => links.map((link) => link.getClientRects()[0]!.height));
        expect(heights.length).toBeGreaterThan(0);
        expect(Math.min(...heights), path).toBeGreaterThanOrEqual(44);
      }
    });
  });

  test('a card closes and gives its link by targets of 44 pixels', async () => {
    await withPage(phone, async ({ page }) => {
      await page.goto(at(ARTICLE));
      for (const opener of ['.prose button.fact', '.prose .cite button']) {
        await page.locator(opener).first().tap();
        for (const target of ['.copy', '.card-close']) {
          const box = (await page.locator(`:popover-open ${target}`).boundingBox())!;
          expect(Math.min(box.width, box.height), `${opener} ${target}`).toBeGreaterThanOrEqual(44);
        }
        await page.locator(':popover-open .card-close').tap();
      }
    });
  });

  test('“Close” stands on the line of the title', async () => {
    for (const options of [phone, { viewport: { width: 1280, height: 900 } }]) {
      await withPage(options, async ({ page }) => {
        await page.goto(at(ARTICLE));
        for (const opener of ['.prose button.fact', '.prose .cite button']) {
          await page.locator(opener).first().click();
          const tops = await page.locator(':popover-open > :is(.card-title, .source-title, .card-close)').evaluateAll((parts) =>
            parts.map((part) => {
              const words = document.createRange();
              words.selectNodeContents(part);
              return words.getClientRects()[0]!.top;
            }),
          );
          expect(tops).toHaveLength(2);
          expect(Math.abs(tops[0]! - tops[1]!), opener).toBeLessThan(1.5);
          await page.keyboard.press('Escape');
        }
      });
    }
  });

  test.each(['/charts/regulator-steps/', '/charts/openai-annualized-revenue/', '/charts/openai-compute-contracts/'])('the numbers of %s fit without scrolling, each date on one line', async (path) => {
    await withPage(phone, async ({ page }) => {
      await page.goto(at(path));
      expect(await page.locator('.chart .scroller').evaluate(({ clientWidth, scrollWidth }) => scrollWidth - clientWidth)).toBe(0);
      const heights = await page.locator('.chart tbody th').evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().height));
      expect(Math.max(...heights)).toBeLessThan(30);
    });
  });
});

describe('before script and fonts', () => {
  test.each([
    ['light', 'rgb(251, 249, 244)'],
    ['dark', 'rgb(20, 21, 18)'],
  ] as const)('a phone without script shows the headline and the beginning of the takeaways in the %s theme', async (colorScheme, paper) => {
    await withPage({ javaScriptEnabled: false, colorScheme, viewport: { width: 390, height: 844 } }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(paper);
      for (const selector of ['h1', '.standfirst', '.byline', '.source-mix', '#takeaways']) {
        const place = (await page.locator(selector).first().boundingBox())!;
        expect(place.y + place.height, selector).toBeLessThanOrEqual(844);
      }
    });
  });

  test('two font files set the text: with no other the page keeps its shape', async () => {
    for (const path of ['/', ARTICLE, '/facts/microsoft-stake/']) {
      const height = async (fonts: RegExp): Promise<number> =>
        withPage({ viewport: { width: 390, height: 844 } }, async ({ page }) => {
          await page.route('**/*.woff2', (route) => (fonts.test(route.request().url()) ? route.continue() : route.abort()));
          await page.goto(at(path));
          await page.evaluate(() => document.fonts.ready);
          await expect.poll(() => waiting(page), { timeout: 10_000 }).toEqual([]);
          return page.evaluate(() => document.querySelector('main')!.getBoundingClientRect().height);
        });
      const [whole, two] = [await height(/./), await height(/newsreader-(?:text|display)-core/)];
      expect(Math.abs(whole - two) / whole, path).toBeLessThan(0.02);
    }
  });

  test('the front page with its styles and script is at most 30 KB on the wire', () => {
    const html = readFileSync(join(OUT, 'index.html'), 'utf8');
    const scripts = [...html.matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, file]) => readFileSync(join(OUT, file!)));
    expect([Buffer.from(html), ...scripts].reduce((sum, file) => sum + brotliCompressSync(file).length, 0)).toBeLessThanOrEqual(30 * 1024);
  });
});

describe('by keyboard', () => {
  test.each([
    ['/', 1280],
    [ARTICLE, 1280],
    [ARTICLE, 360],
    ['/timeline/', 360],
    ['/charts/openai-valuation/', 360],
  ])('every stop on %s at %i px is on the screen, outlined, and the last is reached', async (path, width) => {
    await withPage({ viewport: { width, height: 780 } }, async ({ page }) => {
      await page.goto(at(path));
      const wrong: string[] = [];
      let stops = 0;
      for (; stops < 600; stops++) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          if (element === document.body) return undefined;
          const { width: wide, height: high, top, bottom, left, right } = element.getBoundingClientRect();
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const faults = [
            element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && wide > 1 && high > 1 ? '' : 'not to be seen',
            outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 ? '' : 'without an outline',
            bottom > 0 && top < innerHeight && right > 0 && left < innerWidth ? '' : 'off the screen',
          ].filter(Boolean);
          return faults.length > 0 ? `${element.outerHTML.slice(0, 100)}: ${faults.join(', ')}` : '';
        });
        if (stop === undefined) break;
        if (stop) wrong.push(stop);
      }
      expect(wrong).toEqual([]);
      expect(stops).toBeGreaterThan(20);
      expect(stops).toBeLessThan(600);
    });
  });
});

describe('in Firefox', () => {
  const firefoxPath = findFirefox();
  test.skipIf(!firefoxPath)('a page renders, a figure opens its evidence, and the contents show where the reader is, and a search finds passages (skipped where Firefox ESR is not installed)', async () => {
    const browser = await firefox.launch({ executablePath: firefoxPath!, channel: 'moz-firefox' });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(at(ARTICLE));
      expect(await page.locator('h1').isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'nothing is wider than the window').toBe(true);
      const current = page.locator('.contents a[aria-current="true"]');
      await current.waitFor();
      const first = await current.textContent();
      await page.evaluate(() => document.querySelector('#method')!.scrollIntoView());
      await page.locator('.contents a[aria-current="true"][href="#method"]').waitFor();
      expect(await current.textContent()).not.toBe(first);
      const figure = page.locator('.prose button.fact').first();
      await figure.click();
      const card = page.locator(`[id="${await figure.getAttribute('popovertarget')}"]`);
      expect(await card.isVisible()).toBe(true);
      expect(await card.innerText()).toMatch(/as of/);
      await page.goto(at('/search/?q=stargate'));
      await page.locator('.search-result mark').first().waitFor();
      expect(await page.locator('.search-answer').first().innerText()).toContain('Stargate');
    } finally {
      await browser.close();
    }
  });
});

test('on paper the marks of status are pictures and no masks, which programs for PDF show as squares', async () => {
  await withPage({}, async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto(at('/standards/'));
    const marks = await page.locator('.status').evaluateAll((elements) =>
      elements.map((element) => {
        const { maskImage, backgroundImage } = getComputedStyle(element, '::before');
        return { status: element.getAttribute('data-status'), maskImage, drawn: backgroundImage.startsWith('url(') };
      }),
    );
    expect(marks.map(({ status }) => status)).toEqual(expect.arrayContaining(['confirmed', 'reported', 'disputed', 'superseded', 'unverified']));
    for (const mark of marks) expect(mark).toMatchObject({ maskImage: 'none', drawn: true });
  });
});

test.each(['/', '/analysis/what-microsoft-owns/', '/timeline/'])('all of %s is laid out a moment after it opens, unscrolled', async (path) => {
  await withPage({ viewport: { width: 360, height: 740 } }, async ({ page }) => {
    await page.goto(at(path));
    expect((await waiting(page)).length).toBeGreaterThan(0);
    await expect.poll(() => waiting(page), { timeout: 10_000 }).toEqual([]);
  });
});

test.each(['/analysis/what-microsoft-owns/', '/timeline/'])('where the address names a place of %s nothing waits: it would move', async (path) => {
  await withPage({ viewport: { width: 360, height: 740 } }, async ({ page }) => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Animation.enable');
    await devtools.send('Animation.setPlaybackRate', { playbackRate: 0 });
    await page.goto(at(path));
    expect((await waiting(page)).length).toBeGreaterThan(0);
    await page.goto(at(`${path}#menu`));
    await expect.poll(() => waiting(page)).toEqual([]);
  });
});
