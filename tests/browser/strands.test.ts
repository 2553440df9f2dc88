/** The timeline narrows, and two versions of the agreement stand side by side, without script. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefox, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findFirefox, findProgram } from '../../src/build/browsers.ts';
import { at, useBrowser, withPage } from './browser.ts';

useBrowser();
const off = { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } };

test('the timeline narrows to a topic by its address, to turning points by a select, and leaves no empty year', async () => {
  await withPage(off, async ({ page }) => {
    await page.goto(at('/timeline/'));
    const shown = page.locator('.event:visible');
    const all = await shown.count();
    await page.locator('.by-topic a', { hasText: 'Research' }).click();
    // Until the page is whole, a count finds a part of it.
    await page.waitForURL(/\/timeline\/topics\/research\/$/);
    const research = await shown.count();
    const years = await page.locator('.year:visible').count();
    await page.locator('#by-weight').selectOption('2');
    expect(await shown.count()).toBeLessThan(research);
    expect(research).toBeLessThan(all);
    expect(await page.locator('.year:visible').count()).toBeLessThan(years);
    for (const year of await page.locator('.year:visible').all()) expect(await year.locator('.event:visible').count()).toBeGreaterThan(0);
    expect(await page.locator('.left').innerText()).toMatch(/^\d+ of \d+/);
  });
});

test('no year of a timeline begins with an older date: where the deal changed between two of its events, the year before says it', async () => {
  await withPage({}, async ({ page }) => {
    await page.goto(at('/timeline/topics/ownership/'));
    expect(await page.locator('.year').filter({ has: page.locator('.joint') }).evaluateAll((years) => years.map((year) => [year.id, ...[...year.querySelectorAll('.joint')].map((joint) => joint.textContent!.slice(-4))]))).toEqual([
      ['y2019', '2019'],
      ['y2025', '2025', '2025'],
    ]);
  });
});

test('the strands of the timeline bend without a gap where the words beside the bend take two lines', async () => {
  await withPage({ viewport: { width: 320, height: 780 } }, async ({ page }) => {
    await page.goto(at('/timeline/'));
    const short = await page.locator('.joint').evaluateAll((joints) => joints.map((joint) => joint.getBoundingClientRect().height - joint.querySelector('.bend')!.getBoundingClientRect().height));
    expect(short.length).toBeGreaterThan(1);
    expect(Math.max(...short)).toBeLessThan(1);
  });
});

test('a timeline in which nothing fits says so', async () => {
  await withPage(off, async ({ page }) => {
    await page.goto(at('/timeline/topics/web3/'));
    await page.locator('#by-weight').selectOption('3');
    expect(await page.locator('.event:visible, .year:visible').count()).toBe(0);
    expect(await page.locator('.left').innerText()).toMatch(/^No event fits\. Show “All parties” or “Everything” to see more\.$/);
  });
});

test('the timeline says how many events each state of its filters leaves', async () => {
  await withPage(off, async ({ page }) => {
    await page.goto(at('/timeline/'));
    const all = await page.locator('.event').count();
    for (const party of ['', 'microsoft', 'openai'])
      for (const weight of ['', '3', '2']) {
        await page.locator('#by-party').selectOption(party);
        await page.locator('#by-weight').selectOption(weight);
        const left = await page.locator('.event:visible').count();
        expect((await page.locator('.left').innerText()).replace(/\s/g, ' ')).toBe(left === all ? `All ${all} events` : `${left} of ${all} events`);
      }
  });
});

test('a long timeline says of its events on a phone what turning points were, and of all when asked; on a wide screen and on paper it says it at once', async () => {
  await withPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } }, async ({ page }) => {
    await page.goto(at('/timeline/'));
    const events = page.locator('.event');
    const told = (weight: string) => page.locator(`.event[data-weight="${weight}"] > .event-text:visible`).count();
    const [turns, notable] = [await page.locator('.event[data-weight="3 2"]').count(), await page.locator('.event[data-weight="2"]').count()];
    expect([await told('3 2'), await told('2'), await events.locator('h3:visible').count()]).toEqual([turns, 0, await events.count()]);
    await page.getByLabel('Summaries of all events').check();
    expect([await told('3 2'), await told('2')]).toEqual([turns, notable]);
    await page.getByLabel('Summaries of all events').uncheck();
    await page.emulateMedia({ media: 'print' });
    expect(await told('2')).toBe(notable);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1280, height: 900 });
    expect([await told('2'), await page.getByLabel('Summaries of all events').isVisible()]).toEqual([notable, false]);
    // A short one has room for everything.
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(at('/timeline/topics/research/'));
    expect(await told('2')).toBeGreaterThan(0);
    expect(await page.getByLabel('Summaries of all events').count()).toBe(0);
  });
});

test.each([1280, 390])('at %s pixels no link of the timeline that is reached backward stands behind what sticks to the top', async (width) => {
  await withPage({ viewport: { width, height: 780 } }, async ({ page }) => {
    await page.goto(at('/timeline/'));
    await page.locator('#y2026 .event h3 a').nth(12).focus();
    const behind: string[] = [];
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Shift+Tab');
      const hidden = await page.evaluate(() => {
        const link = document.activeElement!;
        const { left, top } = link.getClientRects()[0]!;
        return link.contains(document.elementFromPoint(left + 5, top + 12)) ? '' : link.outerHTML;
      });
      if (hidden) behind.push(hidden);
    }
    expect(behind).toEqual([]);
  });
});

test('a filter is still set when the reader comes back', async () => {
  await withPage({ viewport: off.viewport }, async ({ page }) => {
    await page.goto(at('/timeline/'));
    await page.locator('#by-weight').selectOption('3');
    const turns = await page.locator('.event:visible').count();
    await page.locator('.event h3 a:visible').first().click();
    await page.locator('h1').waitFor();
    await page.goBack();
    expect(await page.locator('#by-weight').inputValue()).toBe('3');
    expect(await page.locator('.event:visible').count()).toBe(turns);
  });
});

test('a closed comparison is not laid out, and a link to it opens it', async () => {
  await withPage(off, async ({ page }) => {
    await page.goto(at('/agreement/'));
    // Chromium gives every row of a fold with a select a place, closed or not.
    const rows = page.locator('.compare tbody tr');
    expect(await rows.evaluateAll((all) => all.filter((row) => row.getClientRects().length > 0).length)).toBe(0);
    await page.goto('about:blank');
    await page.goto(at('/agreement/#compare'));
    expect(await rows.first().isVisible()).toBe(true);
  });
});

/** Links of the table of clauses whose beginning is beneath the column of clauses when Shift+Tab comes to them. In a window as high as the page, so that nothing else hides a line. */
async function beneath(page: Page): Promise<string[]> {
  await page.goto(at('/agreement/'));
  const links = page.locator('.clauses a');
  await links.last().focus();
  const found: string[] = [];
  for (let count = await links.count(); count > 1; count--) {
    await page.keyboard.press('Shift+Tab');
    found.push(await page.evaluate(() => {
      const link = document.activeElement!;
      const seen = [...link.getClientRects()].every(({ left, top, bottom }) => link.contains(document.elementFromPoint(left + 2, (top + bottom) / 2)));
      return seen ? '' : link.textContent || link.ariaLabel!;
    }));
  }
  expect(found.length).toBeGreaterThan(100);
  return found.filter(Boolean);
}

test.each([1280, 1000])('at %i px Shift+Tab never lands on a link that begins beneath the column of clauses', async (width) => {
  await withPage({ viewport: { width, height: 9000 } }, async ({ page }) => expect(await beneath(page)).toEqual([]));
});

const firefoxPath = findFirefox();
test.skipIf(!firefoxPath)('nor does it in Firefox (skipped where Firefox ESR is not installed)', async () => {
  const browser = await firefox.launch({ executablePath: firefoxPath!, channel: 'moz-firefox' });
  try {
    expect(await beneath(await browser.newPage({ viewport: { width: 1280, height: 9000 } }))).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('two versions stand side by side, and another can be chosen', async () => {
  await withPage(off, async ({ page }) => {
    await page.goto(at('/agreement/'));
    await page.locator('.compare-fold summary').click();
    const columns = page.locator('.compare thead th:visible');
    expect(await columns.count()).toBe(3);
    await page.locator('.compare select').first().selectOption('investment-2019-07');
    expect(await columns.nth(1).innerText()).toMatch(/Jul\s22, 2019/);
    // Two neighbors leave most clauses alone, and the comparison says which.
    const same = page.locator('.compare .same:visible');
    expect(await same.count()).toBe(0);
    expect(await page.locator('.compare tbody tr').first().locator('td:visible').count()).toBe(2);
    await page.locator('.compare select').last().selectOption('gpt3-license-2020-09');
    expect(await same.count()).toBeGreaterThan(5);
    const row = page.locator('.compare tbody tr', { has: page.locator('.same:visible') }).first();
    expect(await row.locator('td:visible').count()).toBe(2);
  });
});

test('on a wide screen a card stands in the margin beside its figure', async () => {
  await withPage(off, async ({ page }) => {
    await page.goto(at('/analysis/what-microsoft-owns/'));
    const figure = page.locator('.prose button.fact').nth(5);
    await figure.click();
    const card = await page.locator(`[id="${await figure.getAttribute('popovertarget')}"]`).boundingBox();
    const place = await figure.boundingBox();
    const text = await page.locator('.prose').boundingBox();
    expect(Math.abs(card!.y - place!.y)).toBeLessThan(4);
    expect(card!.x).toBeGreaterThanOrEqual(text!.x + text!.width);
  });
});

test('every version stands beside the others where there is room, one clause at a time where there is not', async () => {
  await withPage(off, async ({ page }) => {
    await page.goto(at('/agreement/'));
    const columns = await page.locator('.clauses thead th').count();
    for (const row of await page.locator('.clauses tbody tr').all()) {
      const spans = await row.locator('> *').evaluateAll((cells) => cells.map((cell) => (cell as HTMLTableCellElement).colSpan));
      expect(spans.reduce((sum, span) => sum + span, 0)).toBe(columns);
    }
    // The newest version stands beside the clauses, whole, and older ones follow.
    const days = await page.locator('.clauses thead time').evaluateAll((times) => times.map((time) => (time as HTMLTimeElement).dateTime));
    expect(days).toEqual(days.toSorted().reverse());
    for (const width of [960, 1280, 1680]) {
      await page.setViewportSize({ width, height: 900 });
      const box = await page.locator('.clauses').boundingBox();
      const newest = await page.locator('.clauses thead th').nth(1).boundingBox();
      expect(newest!.x + newest!.width, `${width}`).toBeLessThan(box!.x + box!.width);
      for (const cell of await page.locator('.clauses .latest').all()) expect((await cell.boundingBox())!.x, `${width}`).toBeCloseTo(newest!.x, 0);
    }
    // The fade at the edge leaves the oldest version clear where the scroller ends.
    const clear = await page.locator('.clauses').evaluate((box) => {
      box.scrollTo(box.scrollWidth, 0);
      return box.getBoundingClientRect().right - box.querySelector('table')!.getBoundingClientRect().right;
    });
    expect(clear).toBeGreaterThanOrEqual(40);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.locator('.clauses thead').isVisible()).toBe(false);
    const [first, second] = await page.locator('.clauses tbody tr').first().locator('td:visible').evaluateAll((cells) => cells.slice(0, 2).map((cell) => cell.getBoundingClientRect().toJSON() as DOMRect));
    expect(second!.top).toBeGreaterThanOrEqual(first!.bottom);
  });
});

test('the name of a version stands on the line of its terms', async () => {
  await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await page.goto(at('/agreement/'));
    const lefts = (selector: string): Promise<number[]> => page.locator(selector).evaluateAll((links) => links.slice(0, 3).map((link) => Math.round(link.getBoundingClientRect().left)));
    expect(await lefts('.clauses thead th ~ th a')).toEqual(await lefts('#sale td .term-head > a'));
  });
});

test('the terms in force are named in every medium, and ruled where no ground is drawn', async () => {
  await withPage({}, async ({ page }) => {
    await page.goto(at('/agreement/'));
    for (const [medium, emulated, width] of [['screen', {}, '0px'], ['print', { media: 'print' }, '3px'], ['forced colors', { media: 'screen', forcedColors: 'active' }, '3px']] as const) {
      await page.emulateMedia(emulated);
      for (const viewport of [{ width: 360, height: 740 }, { width: 768, height: 900 }, off.viewport]) {
        await page.setViewportSize(viewport);
        expect(await page.locator('p:has(+ .clauses)').innerText(), medium).toMatch(/marked In force\.$/);
        const rows = await page.locator('.clauses tbody tr').evaluateAll((all) =>
          all.map((row) => {
            const cells = [...row.querySelectorAll('td')];
            const [status, word] = [...cells[0]!.querySelectorAll('.status, strong')].map((mark) => mark.getBoundingClientRect().top);
            return { marked: cells.map((cell) => cell.innerText.includes('In force')).lastIndexOf(true), rule: getComputedStyle(cells[0]!).borderInlineStartWidth, ofItsOwnLine: Math.abs(word! - status!) > 2 };
          }),
        );
        for (const row of rows) expect(row, `${medium}, ${viewport.width}`).toEqual({ marked: 0, rule: width, ofItsOwnLine: false });
      }
    }
  });
});

test.each([1280, 1680])('at %i pixels the terms, not the clause beside them, make a row high', async (width) => {
  await withPage({ viewport: { width, height: 900 } }, async ({ page }) => {
    await page.goto(at('/agreement/'));
    const heights = await page.locator('.clauses tbody tr').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(Math.max(...heights)).toBeLessThanOrEqual(220);
    expect(heights.reduce((sum, height) => sum + height, 0) / heights.length).toBeLessThanOrEqual(180);
  });
});

const pdftotext = findProgram('pdftotext');
test.skipIf(!pdftotext)('on paper a clause begins on the sheet of its terms in force (skipped where pdftotext is not installed)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-agreement-'));
  try {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/agreement/'));
      const clauses = await page.locator('.clauses tbody tr').evaluateAll((rows) => rows.map((row) => ['.clause-short', '.latest p:nth-of-type(2)'].map((part) => row.querySelector(part)!.textContent!.replace(/\s+/g, ''))));
      const file = join(folder, 'agreement.pdf');
      for (const format of ['A4', 'Letter', 'A5']) {
        writeFileSync(file, await page.pdf({ format }));
        const sheets = execFileSync(pdftotext!, ['-raw', file, '-'], { encoding: 'utf8' }).split('\f').map((sheet) => sheet.replace(/\s+/g, ''));
        for (const [short, terms] of clauses) expect(sheets.some((sheet) => sheet.includes(terms!) && sheet.lastIndexOf(short!, sheet.indexOf(terms!)) >= 0), `${format}: ${short}`).toBe(true);
      }
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
