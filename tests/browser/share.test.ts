/** Links that are shared: the control with and without script, copying, selected words, what changed since. */
import { existsSync } from 'node:fs';
import { firefox, type Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { at, useBrowser, withPage } from './browser.ts';

useBrowser();
const ARTICLE = '/analysis/what-microsoft-owns/';
const copying = { permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1280, height: 800 } };
const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const said = (page: Page, text: string | RegExp) => page.locator('.said', { hasText: text }).waitFor();

/** Select the words from `first` to `last` in the paragraph, across figures and notes. */
async function select(page: Page, first: string, last: string): Promise<void> {
  await page.evaluate(
    ([from, to]) => {
      const find = (words: string, after?: Range): Range => {
        const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (after && after.comparePoint(node, 0) < 0) continue;
          const start = node.textContent!.indexOf(words);
          if (start === -1 || node.parentElement!.closest('[popover], nav')) continue;
          const range = document.createRange();
          range.setStart(node, start);
          range.setEnd(node, start + words.length);
          return range;
        }
        throw new Error(`“${words}” is not in the text`);
      };
      const range = find(from!);
      const end = find(to!, range);
      range.setEnd(end.endContainer, end.endOffset);
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
    },
    [first, last],
  );
}

/** The first words of a paragraph far down the page. */
const openingWords = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.prose > p')]
      .map(({ firstChild }) => firstChild!.textContent!.trim().split(' ').slice(0, 7))
      .filter(({ length }) => length === 7)
      .at(-2)!
      .join(' '),
  );

/** How far the middle of the paragraph's words lies from the middle of the window, in pixels. */
const offMiddle = (page: Page, words: string): Promise<number> =>
  page.evaluate((text) => {
    const walker = document.createTreeWalker(document.querySelector('.prose')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent!.indexOf(text);
      if (start === -1) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + text.length);
      const { top, bottom } = range.getBoundingClientRect();
      return Math.abs((top + bottom) / 2 - innerHeight / 2);
    }
    throw new Error(`“${text}” is not in the text`);
  }, words);

describe('without script', () => {
  const off = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } };

  test.each(['/', ARTICLE, '/facts/microsoft-stake/', '/claims/microsoft-owns-49-percent/', '/topics/ownership/', '/timeline/recapitalization-2025/', '/charts/ownership-2025/', '/people/satya-nadella/', '/organizations/openai/', '/agreement/', '/agreement/ownership/', '/glossary/', '/sources/sec-msft-10q-2026-03/', '/timeline/'])('%s offers its own link and plain links to networks', async (path) => {
    await withPage(off, async ({ page }) => {
      await page.goto(at(path));
      const own = page.locator('.share > a');
      expect(await own.innerText()).toBe('Permalink');
      expect((await own.getAttribute('href'))!.split('?')[0]).toBe(path);
      await page.locator('.share summary').click();
      const links = page.locator('.share li a');
      expect(await links.allInnerTexts()).toEqual(['Email', 'WhatsApp', 'LinkedIn', 'X', 'Bluesky', 'Mastodon', 'Facebook', 'Reddit', 'Hacker News']);
      for (const link of await links.all()) {
        expect(await link.getAttribute('href')).toMatch(/^(https|mailto):/);
        const box = (await link.boundingBox())!;
        expect(box.height).toBeGreaterThanOrEqual(44);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(360);
      }
    });
  });

  test('a shared fact says its value, its status and its day', async () => {
    await withPage(off, async ({ page }) => {
      await page.goto(at('/facts/microsoft-stake/'));
      const href = (await page.locator('.share li a', { hasText: 'Mastodon' }).getAttribute('href'))!;
      expect(decodeURIComponent(href)).toMatch(/: about 25%, confirmed, as of June 30, 2026\n/);
    });
  });
});

test('the link of an article carries its version, its canonical address does not', async () => {
  await withPage({}, async ({ page }) => {
    await page.goto(at(ARTICLE));
    expect(await page.locator('.share > a').getAttribute('href')).toMatch(/\?v=\d{4}-\d{2}-\d{2}(\.\d+)?$/);
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toMatch(/\/what-microsoft-owns\/$/);
  });
});

describe('copying', () => {
  test('the page’s link says so, and is of this host', async () => {
    await withPage(copying, async ({ page }) => {
      await page.goto(at(ARTICLE));
      await page.getByRole('link', { name: 'Copy link', exact: true }).click();
      await said(page, 'Link: copied');
      expect(await copied(page)).toMatch(new RegExp(`^${at(ARTICLE)}\\?v=`));
    });
  });

  test('links to networks are of this host too', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/facts/microsoft-stake/'));
      for (const href of await page.locator('.share li a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
        expect(decodeURIComponent(href)).toContain(at('/facts/microsoft-stake/'));
      }
    });
  });

  test('where the clipboard is refused, the address is shown', async () => {
    await withPage({}, async ({ page }) => {
      await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } }));
      await page.goto(at('/facts/microsoft-stake/'));
      await page.getByRole('link', { name: 'Copy link', exact: true }).click();
      await said(page, /./);
      expect(await page.locator('.said').innerText()).toBe(at('/facts/microsoft-stake/'));
    });
  });

  test('a heading’s name is its words; its link is reached by keyboard and copies', async () => {
    await withPage(copying, async ({ page }) => {
      await page.goto(at(ARTICLE));
      const name = (await page.locator('.prose h2').first().innerText()).trim();
      expect(await page.getByRole('heading', { name, exact: true, level: 2 }).count()).toBe(1);
      const link = page.getByRole('link', { name: `Link to ${name}`, exact: true });
      await link.focus();
      expect(await link.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
      await page.keyboard.press('Enter');
      await said(page, `Link to ${name}: copied`);
      expect(await copied(page)).toMatch(/\/what-microsoft-owns\/\?v=[\d.-]+#[a-z-]+$/);
    });
  });

  test('links to paragraphs have names of their own', async () => {
    await withPage({ viewport: { width: 1280, height: 800 } }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      const names = await page.locator('.anchor').evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')));
      expect(names.length).toBeGreaterThan(15);
      expect(new Set(names).size).toBe(names.length);
    });
  });

  test('an event in a list offers its own address, a chart its place in the piece', async () => {
    await withPage(copying, async ({ page }) => {
      await page.goto(at('/timeline/'));
      const event = page.locator('.event').nth(3);
      await event.hover();
      const title = (await event.locator('h3 a').textContent())!;
      await page.getByRole('link', { name: `Link to ${title}`, exact: true }).click();
      await said(page, 'copied');
      expect(await copied(page)).toBe(new URL((await event.locator('h3 a').getAttribute('href'))!, page.url()).href);
      await page.goto(at(ARTICLE));
      await page.locator('figure.chart .anchor').first().click();
      await said(page, 'copied');
      expect(await copied(page)).toMatch(/\?v=[\d.-]+#chart-[a-z0-9-]+$/);
    });
  });

  test('a card of evidence offers the link to its fact', async () => {
    await withPage(copying, async ({ page }) => {
      await page.goto(at(ARTICLE));
      await page.locator('.prose button.fact').first().click();
      await page.locator('.card:popover-open .copy').click();
      await said(page, 'copied');
      expect(await copied(page)).toMatch(/\/facts\/[a-z0-9-]+\/$/);
    });
  });

  test('a card of a source offers the link to it, which its line in the list does not', async () => {
    await withPage(copying, async ({ page }) => {
      await page.goto(at(ARTICLE));
      await page.locator('.prose .cite button').first().click();
      const copy = page.locator('.note-list :popover-open .copy');
      await copy.click();
      await said(page, 'copied');
      expect(await copied(page)).toMatch(/\/sources\/[a-z0-9-]+\/$/);
      await page.keyboard.press('Escape');
      expect(await page.locator('.note-list .copy').isVisible()).toBe(false);
    });
  });

  test('words of the list of sources are linked at their source', async () => {
    await withPage(copying, async ({ page }) => {
      await page.goto(at(ARTICLE));
      const item = page.locator('.note-list li').nth(3);
      await item.locator('.source-title').evaluate((title) => getSelection()!.selectAllChildren(title));
      await page.locator('.passage button').first().click();
      await said(page, 'copied');
      expect(new URL(await copied(page)).hash.split(':~:')[0]).toBe(`#${await item.getAttribute('id')}`);
    });
  });
});

test('the browser’s own share sheet is given title, text and address', async () => {
  await withPage({}, async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: (data: unknown) => Promise.resolve(Object.assign(window, { shared: data })) }));
    await page.goto(at('/facts/microsoft-stake/'));
    await page.locator('.share summary').click();
    await page.getByRole('button', { name: 'Share with an app' }).click();
    expect(await page.evaluate(() => (window as unknown as { shared: object }).shared)).toEqual({
      title: await page.title(),
      text: expect.stringMatching(/about 25%, confirmed, as of June 30, 2026/),
      url: at('/facts/microsoft-stake/'),
    });
    expect(await page.locator('.share details').getAttribute('open')).toBeNull();
  });
});

test('the list of networks closes on Escape and on a click beside it', async () => {
  await withPage({}, async ({ page }) => {
    await page.goto(at(ARTICLE));
    for (const close of [() => page.keyboard.press('Escape'), () => page.locator('h1').click()]) {
      await page.locator('.share summary').click();
      expect(await page.locator('.share ul').isVisible()).toBe(true);
      await close();
      expect(await page.locator('.share ul').isVisible()).toBe(false);
    }
  });
});

test('Escape leads from a network back to where the list opened', async () => {
  await withPage({}, async ({ page }) => {
    await page.goto(at(ARTICLE));
    await page.locator('.share summary').click();
    await page.locator('.share ul a').first().focus();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.matches('.share summary'))).toBe(true);
  });
});

describe('selected words', () => {
  // From one sentence into another, across figures and notes.
  const FIRST = 'Note\u00a017 to Microsoft';
  const LAST = 'counted as converted';

  test('are offered as a link that opens at them, and as a quotation with title, date and status', async () => {
    await withPage(copying, async ({ page, context }) => {
      await page.goto(at(ARTICLE));
      await select(page, FIRST, LAST);
      await page.getByRole('button', { name: 'Copy link to this passage' }).click();
      await said(page, 'copied');
      const address = await copied(page);
      expect(address).toMatch(/\/what-microsoft-owns\/\?v=[\d.-]+#p-[0-9a-f]{6}:~:text=/);
      const terms = address.split(':~:text=')[1]!.split(',').map(decodeURIComponent);
      expect(terms.some((term) => /^Note\s17 to/.test(term))).toBe(true);
      expect(terms.some((term) => term.endsWith('converted'))).toBe(true);

      await select(page, FIRST, LAST);
      await page.getByRole('button', { name: 'Copy quotation with source' }).click();
      await said(page, 'Quotation');
      const [quotation, source, figures, link] = (await copied(page)).split('\n');
      expect(quotation).toMatch(/^“Note 17 to Microsoft.*about 27%, counted as converted”$/);
      expect(quotation).not.toMatch(/“.*“/);
      expect(source).toBe(`— “${await page.locator('h1').innerText()}”, Entente, July 31, 2026`.replaceAll('\u2060', '').replaceAll(/\s+/g, ' '));
      expect(figures).toMatch(/^Figures: about 27% \(Confirmed as of Oct 28, 2025\)$/);
      expect(link).toBe(address);

      const other = await context.newPage();
      await other.goto(address);
      await expect.poll(() => offMiddle(other, LAST)).toBeLessThan(260);
    });
  });

  test('open in the middle of the window, not at the head of their paragraph', async () => {
    await withPage({ ...copying, viewport: { width: 1280, height: 500 } }, async ({ page, context }) => {
      await page.goto(at(ARTICLE));
      const words = await openingWords(page);
      await select(page, words, words);
      await page.getByRole('button', { name: 'Copy link to this passage' }).click();
      await said(page, 'copied');
      const other = await context.newPage();
      await other.goto(await copied(page));
      await expect.poll(() => offMiddle(other, words)).toBeLessThan(30);
      await other.goto('about:blank');
      await other.goto((await copied(page)).replace(/:~:.*/, ''));
      expect(await offMiddle(other, words)).toBeGreaterThan(100);
    });
  });

  test.each(['about 27%', 'filing', 'the'])('no term of a link runs into a note’s number: “%s”', async (word) => {
    await withPage(copying, async ({ page }) => {
      await page.goto(at(ARTICLE));
      expect(await page.locator('.prose .note').allTextContents().then((texts) => texts.join(''))).toBe('');
      await select(page, word, word);
      await page.getByRole('button', { name: 'Copy link to this passage' }).click();
      await said(page, 'copied');
      for (const term of (await copied(page)).split(':~:text=')[1]!.split(',')) {
        const text = decodeURIComponent(term.replace(/^-|-$/g, '')).replace(/\s+/g, ' ');
        const runs = await page.evaluate(() => [...document.querySelectorAll('main')].map((main) => main.innerHTML.replace(/<button[^>]*>/g, '|').replace(/<\/button>/g, '|').replace(/<[^>]*>/g, '').replace(/&amp;/g, '&').replace(/&nbsp;|\s+/g, ' ')).join('|').split('|'));
        expect(runs.some((run) => run.includes(text)), text).toBe(true);
      }
    });
  });

  test('are offered to the keyboard: Tab leads to the offer, Escape ends it', async () => {
    await withPage(copying, async ({ page }) => {
      await page.goto(at(ARTICLE));
      await select(page, FIRST, FIRST);
      await page.locator('.passage').waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Copy link to this passage');
      await page.keyboard.press('Enter');
      await said(page, 'copied');
      await select(page, LAST, LAST);
      await page.locator('.passage').waitFor();
      await page.keyboard.press('Escape');
      expect(await page.locator('.passage').isVisible()).toBe(false);
    });
  });

  test('are not offered in a card that is open, which has a link of its own', async () => {
    await withPage(copying, async ({ page }) => {
      await page.goto(at(ARTICLE));
      await page.locator('.prose button.fact').first().click();
      const title = page.locator('.card:popover-open .card-title');
      await title.evaluate((words) => getSelection()!.selectAllChildren(words));
      await page.waitForTimeout(600);
      expect(await title.isVisible()).toBe(true);
      expect(await page.locator('.passage').isVisible()).toBe(false);
    });
  });

  test('nothing is loaded for them before words are selected', async () => {
    await withPage({}, async ({ page }) => {
      const asked: string[] = [];
      page.on('request', (request) => void asked.push(request.url()));
      await page.goto(at(ARTICLE));
      await page.waitForLoadState('networkidle');
      expect(asked.filter((address) => address.includes('passage'))).toEqual([]);
      await select(page, FIRST, FIRST);
      await expect.poll(() => asked.filter((address) => address.includes('passage')).length).toBe(1);
    });
  });

  test('where what makes the link does not come, that is said, and it is made once it does', async () => {
    await withPage(copying, async ({ page }) => {
      await page.route('**/passage.*.js', (route) => route.abort());
      await page.goto(at(ARTICLE));
      await select(page, FIRST, FIRST);
      await page.getByRole('button', { name: 'Copy link to this passage' }).click();
      await said(page, 'Part of the page did not load');
      await page.unroute('**/passage.*.js');
      await page.getByRole('button', { name: 'Copy link to this passage' }).click();
      await said(page, 'copied');
      expect(await copied(page)).toContain(':~:text=');
    });
  });

  test('on a phone the offer stands at the foot, with targets of 44 pixels, and the policy blocks nothing', async () => {
    await withPage({ ...copying, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, bypassCSP: false }, async ({ page, errors }) => {
      await page.goto(at(ARTICLE));
      await select(page, FIRST, LAST);
      await page.locator('.passage').waitFor();
      for (const button of await page.locator('.passage button').all()) {
        const box = (await button.boundingBox())!;
        expect(box.height).toBeGreaterThanOrEqual(44);
        expect(box.y).toBeGreaterThan(560);
        expect(box.x + box.width).toBeLessThanOrEqual(360);
      }
      const heading = (await page.locator('.prose .head .anchor').first().boundingBox())!;
      expect(heading.height).toBeGreaterThanOrEqual(44);
      expect(heading.width).toBeGreaterThanOrEqual(44);
      expect(errors).toEqual([]);
    });
  });

  test('axe finds nothing in the list, the offer and the message', async () => {
    await withPage({ ...copying, bypassCSP: true }, async ({ page }) => {
      await page.goto(at(ARTICLE));
      await page.locator('.share summary').click();
      expect(await violationsOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await select(page, FIRST, LAST);
      await page.getByRole('button', { name: 'Copy link to this passage' }).click();
      await said(page, 'copied');
      await select(page, LAST, LAST);
      await page.locator('.passage').waitFor();
      expect(await violationsOf(page)).toEqual([]);
    });
  });
});

test('an address whose fragment was put into capitals leads to its place', async () => {
  await withPage({}, async ({ page }) => {
    await page.goto(at('/glossary/#AGI-Clause'));
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#agi-clause');
    await page.goto(at('/facts/microsoft-stake/#100%'));
    expect(await page.locator('.share > a').innerText()).toBe('Copy link');
  });
});

/** Passages of every kind, far enough down their page: name, page, what is selected whole, which of them. */
const PASSAGES: [name: string, page: string, selector: string, nth: number][] = [
  ['a paragraph with figures and notes', ARTICLE, '.prose > p', 6],
  ['a heading', ARTICLE, '.prose h2', 1],
  ['a figure', ARTICLE, '.prose button.fact', 3],
  ['takeaways', ARTICLE, '.takeaways ul', 0],
  ['a question with its answer', ARTICLE, '.questions-answers dl > div', 0],
  ['a source in the notes', ARTICLE, '.notes li', 3],
  ['a paragraph with quotes and dashes', '/analysis/good-works-and-ways-in/', '.prose > p', 2],
  ['a version of a clause', '/agreement/ownership/', '.stages > li', 3],
  ['a cell of the agreement', '/agreement/', '.clauses td p:nth-of-type(2)', 4],
  ['a definition', '/glossary/', '.glossary dd p:first-child', 20],
  ['a row of a table', '/facts/microsoft-stake/', 'tbody tr', 1],
  ['an event', '/timeline/', '.event', 30],
  ['a claim with its verdict', '/topics/ownership/', '.claim-rows li', 1],
];

/** How far the beginning of an element's text lies below the middle of the window, in pixels. */
const belowMiddle = (page: Page, selector: string, nth: number): Promise<number> =>
  page.evaluate(
    ([css, at]) => {
      const walker = document.createTreeWalker(document.querySelectorAll(css)[at]!, NodeFilter.SHOW_TEXT);
      while (!walker.nextNode()!.textContent!.trim());
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const first = [...range.getClientRects()].find(({ width }) => width > 1)!;
      return (first.top + first.bottom) / 2 - innerHeight / 2;
    },
    [selector, nth] as const,
  );

/** The link to each passage, copied as a reader does. */
async function copyPassages(page: Page): Promise<string[]> {
  const addresses: string[] = [];
  for (const [name, path, selector, nth] of PASSAGES) {
    await page.goto(at(path));
    await page.evaluate(
      ([css, place]) => {
        getSelection()!.selectAllChildren(document.querySelectorAll(css)[place]!);
      },
      [selector, nth] as const,
    );
    await page.getByRole('button', { name: 'Copy link to this passage' }).click();
    await said(page, 'copied');
    addresses.push(await copied(page));
    expect(addresses.at(-1), name).toContain(':~:text=');
  }
  return addresses;
}

const FIREFOX = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';

describe('passages of every kind', () => {
  let addresses: string[] = [];
  test('are linked at their own place, and Chromium opens them in the middle of the window', async () => {
    await withPage({ ...copying, viewport: { width: 1280, height: 500 } }, async ({ page, context }) => {
      addresses = await copyPassages(page);
      const places = addresses.map((address) => /#([^:]*):~:/.exec(address)![1]);
      expect(places[7]).toBe('third-phase-2023-01');
      expect(places[11]).toBe(await page.goto(at('/timeline/')).then(() => page.locator('.event').nth(30).getAttribute('id')));
      const other = await context.newPage();
      for (const [number, [name, , selector, nth]] of PASSAGES.entries()) {
        await other.goto('about:blank');
        await other.goto(addresses[number]!);
        await expect.poll(() => belowMiddle(other, selector, nth).then(Math.abs), { message: name }).toBeLessThan(40);
      }
    });
  });

  test.skipIf(!existsSync(FIREFOX))('and so does Firefox', async () => {
    const browser = await firefox.launch({ executablePath: FIREFOX, channel: 'moz-firefox' });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 500 } });
      for (const [number, [name, , selector, nth]] of PASSAGES.entries()) {
        await page.goto('about:blank');
        await page.goto(addresses[number]!);
        await expect.poll(() => belowMiddle(page, selector, nth).then(Math.abs), { message: name, timeout: 10_000 }).toBeLessThan(40);
      }
      await page.goto('about:blank');
      await page.goto(at('/timeline/#recapitalization-2025'));
      await expect.poll(() => page.evaluate(() => document.querySelector(':target')!.getBoundingClientRect().top)).toBeLessThan(200);
    } finally {
      await browser.close();
    }
  });

  test('words that come again later need nothing to tell them apart', async () => {
    await withPage(copying, async ({ page }) => {
      await page.goto(at(ARTICLE));
      await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('h1')!));
      await page.getByRole('button', { name: 'Copy link to this passage' }).click();
      await said(page, 'copied');
      const directive = (await copied(page)).split(':~:text=')[1]!;
      expect(decodeURIComponent(directive)).toBe((await page.locator('h1').innerText()).replaceAll(/\s+/g, ' ').toLowerCase());
    });
  });
});
