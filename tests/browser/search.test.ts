/** Search as a reader meets it: on its page, in the dialog, on a bad line, with strange queries. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { at, useBrowser, withPage } from './browser.ts';

useBrowser();

/** Until the search on the page has come to its end. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const search = document.querySelector('site-search');
    return search && !search.hasAttribute('aria-busy') && search.querySelector('.search-notes')!.textContent !== '';
  });
const search = async (page: Page, address: string): Promise<void> => {
  await page.goto(at(`/search/${address}`));
  await settled(page);
};
const hrefs = (page: Page, selector: string): Promise<string[]> => page.locator(selector).evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname + new URL((link as HTMLAnchorElement).href).hash.replace(/:~:.*/, '')));
const notes = (page: Page): Promise<string> => page.locator('.search-notes').innerText();

describe('answers', () => {
  test.each([
    ['49%', '/claims/microsoft-owns-49-percent/'],
    ['AGI clause', '/glossary/#agi-clause'],
    ['who owns OpenAI', '/agreement/ownership/'],
    ['nadella', '/people/satya-nadella/'],
    ['exclusivity', '/glossary/#exclusive-cloud-provider'],
    ['bing share', '/facts/bing-world-share/'],
    ['rofr', '/glossary/#right-of-first-refusal'],
  ])('%s is answered above the passages', async (query, path) => {
    await withPage({}, async ({ page, errors, elsewhere }) => {
      await search(page, `?q=${encodeURIComponent(query)}`);
      expect(await hrefs(page, '.search-answer a')).toContain(path);
      expect(await page.locator('.search-result').count()).toBeGreaterThan(0);
      // No entry stands twice.
      const all = await hrefs(page, '.search-title');
      expect(new Set(all).size).toBe(all.length);
      expect([errors, elsewhere]).toEqual([[], []]);
    });
  });

  test('say value, status, day and number of sources', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=microsoft+stake');
      const answer = page.locator('.search-answer', { has: page.locator('a[href="/facts/microsoft-stake/"]') });
      expect((await answer.innerText()).replace(/\s+/g, ' ')).toMatch(/^Fact Microsoft.s stake in OpenAI Group PBC about 25% Confirmed as of Jun 30, 2026 \d+ sources$/);
    });
  });

  test('stand there within 300 ms of the first key', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/search/'));
      await page.locator('.search-form input').focus();
      await page.waitForTimeout(500);
      const waited = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const field = document.querySelector<HTMLInputElement>('.search-form input')!;
            const from = performance.now();
            new MutationObserver(() => document.querySelector('.search-answer') && resolve(performance.now() - from)).observe(document.querySelector('.search-answers')!, { childList: true });
            field.value = 'nad';
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }),
      );
      expect(waited).toBeLessThan(300);
    });
  });

  test('stand there at the first key with nothing left to fetch', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/search/'));
      await page.locator('.search-form input').focus();
      await page.waitForLoadState('networkidle');
      await page.context().setOffline(true);
      await page.locator('.search-form input').pressSequentially('nad');
      await page.locator('.search-answer').first().waitFor();
      expect(await hrefs(page, '.search-answer a')).toContain('/people/satya-nadella/');
    });
  });
});

describe('words', () => {
  test.each([
    ['recapitalisaton', /No page contains recapitalisaton; results for recapitali[sz]ation/],
    ['Nadela', /nadella/i],
    ['Atlman', /No page contains Atlman; results for altman/],
    ['micorsoft stake', /No page contains micorsoft; results for microsoft stake/],
    ['quantum microsoft', /No page contains quantum; results for microsoft/],
  ])('%s is understood, and what was changed is said', async (query, said) => {
    await withPage({}, async ({ page }) => {
      await search(page, `?q=${encodeURIComponent(query)}`);
      expect(await notes(page)).toMatch(said);
      expect(await page.locator('.search-result').count()).toBeGreaterThan(0);
    });
  });

  test('another name of a page of ours leads to it, and to no page that has its title among its words', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=contact');
      expect(await hrefs(page, '.search-answer a')).toEqual(['/about/']);
      expect(await notes(page)).toMatch(/^No page fits “contact”. The nearest is below/);
    });
  });

  test('a phrase in quotes is looked for as it stands, wherever it stands in the query', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=microsoft+%22right+of+first+refusal%22');
      const count = await page.locator('.search-result').count();
      expect(count).toBeGreaterThan(0);
      await search(page, '?q=%22refusal+first+of+right%22');
      expect(await notes(page)).toMatch(/No page fits/);
    });
  });

  test.each([
    ['28.10.2025', '/timeline/recapitalization-2025/'],
    ['13,000,000,000', '/agreement/funding/'],
    ['oai', '/organizations/openai/'],
  ])('%s finds what it means, in answers and in passages', async (query, path) => {
    await withPage({}, async ({ page }) => {
      await search(page, `?q=${encodeURIComponent(query)}`);
      expect(await hrefs(page, '.search-answer a')).toContain(path);
      expect(await page.locator('.search-result').count()).toBeGreaterThan(0);
      expect(await page.locator('.search-form input').inputValue()).toBe(query);
    });
  });

  test('where words have to go, the name of what answers stays', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=sam+altman+net+worth');
      expect(await notes(page)).toMatch(/results without net/);
    });
  });

  test('a sum is found without its sign', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=12.4+billion');
      expect(await hrefs(page, '.search-result .search-title')).toContain('/facts/openai-azure-inference/#');
    });
  });

  test('a word after a minus stands on no page that is found, nor among the answers', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      const total = async (query: string): Promise<number> => {
        await search(page, `?q=${encodeURIComponent(query)}`);
        return Number(/([\d,]+) results?/.exec(await notes(page))![1]!.replace(',', ''));
      };
      const [all, both, without] = [await total('altman'), await total('altman board'), await total('altman -board')];
      expect(without).toBe(all - both);
      expect(await page.locator('.search-form input').inputValue()).toBe('altman -board');
      const [musk, but] = [await total('musk'), await total('-musk')];
      expect(musk + but).toBe(await total('-nobodysayssuchaword'));
      await total('musk -lawsuit');
      expect(await hrefs(page, '.search-answer a')).not.toContain('/timeline/verdict-2026/');
      expect(await hrefs(page, '.search-answer a')).toContain('/people/elon-musk/');
    });
  });

  test('a result says its kind, its day and its topic, and shows the words', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=abilene&kind=event');
      const result = page.locator('.search-result').first();
      expect(await result.locator('.search-kind').innerText()).toBe('Event');
      expect(await result.locator('.search-line').innerText()).toMatch(/[A-Z][a-z]{2} (?:\d+, )?20\d\d\s+Computing$/);
      expect(await page.locator('.search-result mark').first().innerText()).toMatch(/abilene/i);
    });
  });

  test('beneath a long piece stand the two sections with most of the words, and no passage twice', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=microsoft+board+observer&kind=article');
      const passages = await page.locator('.search-result').evaluateAll((items) => items.map((item) => [...item.querySelectorAll('.search-excerpt')].map((text) => text.textContent)));
      expect(passages.filter((each) => each.length > 1).length).toBeGreaterThan(1);
      for (const each of passages) expect(new Set(each).size).toBe(each.length);
      // The piece on the board has sections with all three words; the first of them stands first.
      const piece = page.locator('.search-result', { has: page.locator('a[href^="/analysis/power-without-a-vote/"]') });
      const first = await piece.locator('.search-sections li').first().innerText();
      for (const word of ['board', 'observer']) expect(first.toLowerCase()).toContain(word);
    });
  });

  test('words that stand in different sections find their page', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=simonyan+recapitalization');
      expect(await page.locator('.search-result').count()).toBeGreaterThan(0);
    });
  });
});

describe('state', () => {
  test('typing, filtering, reloading and going back keep it in the address', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      await page.goto(at('/search/'));
      await page.locator('.search-form input').fill('microsoft');
      await settled(page);
      expect(page.url()).toContain('q=microsoft');
      await page.locator('.search-facets label', { hasText: 'Claim' }).first().click();
      await page.waitForURL(/kind=claim/);
      await page.waitForFunction(() => !document.querySelector('site-search')!.hasAttribute('aria-busy'));
      const count = await notes(page);
      await page.reload();
      await settled(page);
      expect(await notes(page)).toBe(count);
      expect(await page.locator('.search-kind').count()).toBeGreaterThan(3);
      for (const kind of await page.locator('.search-kind').allInnerTexts()) expect(kind).toBe('Claim');
      await page.goBack();
      await page.waitForFunction(() => !location.search.includes('kind='));
      expect(await page.locator('.search-form input').inputValue()).toBe('microsoft');
    });
  });

  test('a closed panel of facets says nothing of an earlier search, and the keyboard stays on what opens it', async () => {
    await withPage({ viewport: { width: 360, height: 780 } }, async ({ page, errors }) => {
      await search(page, '?q=microsoft&kind=fact');
      const summary = page.locator('.search-facets summary');
      await page.getByText('Filters and order (1 chosen)').waitFor();
      await page.evaluate(() => (document.querySelector('site-search') as HTMLElement & { begin(address: string): void }).begin('?q=microsoft'));
      await settled(page);
      expect(await summary.textContent()).toBe('Filters and order');
      expect(await page.locator('.search-facets :checked:not(option)').count()).toBe(0);
      await summary.focus();
      await page.keyboard.press('Enter');
      // What is counted is this search: all kinds, not one.
      await page.locator('.search-values label', { hasText: /^ Claim [1-9]/ }).waitFor();
      expect(await page.locator('[value=claim]').isEnabled()).toBe(true);
      expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      expect(await page.locator('.search-facets').getAttribute('open')).toBeNull();
      expect(errors).toEqual([]);
    });
  });

  test('facets that have not been counted can be chosen, and a value that the site lacks goes with the next choice', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      let release = (): void => undefined;
      const asleep = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/answers/facets.json', async (route) => {
        await asleep;
        await route.continue();
      });
      await page.goto(at('/search/?q=microsoft'));
      await page.locator('.search-result').first().waitFor();
      await page.locator('[value=claim]').check();
      await page.waitForURL(/kind=claim/);
      release();
      await settled(page);
      expect(await page.locator('.search-kind').count()).toBeGreaterThan(3);
      for (const kind of await page.locator('.search-kind').allInnerTexts()) expect(kind).toBe('Claim');
      await search(page, '?q=microsoft&kind=unheard-of');
      expect(await notes(page)).toMatch(/No page fits “microsoft” and these filters\. \d+ results without the filters/);
      await page.locator('[value=claim]').check();
      await page.waitForURL(/\?q=microsoft&kind=claim$/);
    });
  });

  test('a choice keeps the focus while it is counted, and can be taken back in a search that counts nothing for it', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      await search(page, '?q=nadella&status=disputed');
      const chart = page.locator('[value=chart]');
      expect(await chart.isDisabled()).toBe(true);
      await page.evaluate(() => (document.querySelector('site-search') as HTMLElement & { begin(address: string): void }).begin('?q=nadella&status=disputed&kind=chart'));
      expect(await chart.isEnabled()).toBe(true);
      await settled(page);
      await chart.focus();
      await page.keyboard.press('Space');
      await page.waitForURL(/status=disputed$/);
      await settled(page);
      expect(await chart.evaluate((box) => box === document.activeElement)).toBe(true);
    });
  });

  test('filters alone are a search, and offer no way to an empty one', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?kind=question');
      expect(await notes(page)).toMatch(/^\d+ results$/);
      expect(await page.locator('.search-notes a').count()).toBe(0);
    });
  });

  test('on paper the results stand, and what one types and chooses with does not', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      await search(page, '?q=nadella');
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.search-result').first().isVisible()).toBe(true);
      expect(await page.locator('.search-answer').first().isVisible()).toBe(true);
      for (const part of ['.search-form', '.search-facets', '.search-tools']) expect(await page.locator(part).isVisible(), part).toBe(false);
    });
  });

  test('what is typed before the script has come is searched for', async () => {
    await withPage({}, async ({ page }) => {
      let release = (): void => undefined;
      const asleep = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/pagefind/site-search.js', async (route) => {
        await asleep;
        await route.continue();
      });
      await page.goto(at('/search/?q=x&kind=person'), { waitUntil: 'commit' });
      await page.locator('.search-form input').fill('nadella');
      release();
      await page.locator('.search-answer a[href="/people/satya-nadella/"]').waitFor();
      expect(page.url()).toContain('?q=nadella&kind=person');
    });
  });

  test('a facet widens within itself and narrows with others, and what leads nowhere cannot be chosen', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      const total = async (address: string): Promise<number> => {
        await search(page, address);
        return Number(/([\d,]+) results?/.exec(await notes(page))?.[1]?.replace(',', '') ?? 0);
      };
      const facts = await total('?q=microsoft&kind=fact');
      const claims = await total('?q=microsoft&kind=claim');
      expect(await total('?q=microsoft&kind=fact&kind=claim')).toBe(facts + claims);
      const disputed = await total('?q=microsoft&kind=fact&status=disputed');
      expect(disputed).toBeLessThan(facts);
      const shown = await page.locator('[value=disputed]').evaluate((box) => Number(box.closest('label')!.querySelector('.count')!.textContent));
      expect(shown).toBe(disputed);
      for (const line of await page.locator('.search-values label').all()) {
        if ((await line.locator('.count').innerText()) === '0' && !(await line.locator('input').isChecked())) expect(await line.locator('input').isDisabled()).toBe(true);
      }
    });
  });

  test('“Copy link to this search” copies it', async () => {
    await withPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page }) => {
      await search(page, '?q=microsoft+stake&kind=fact');
      await page.locator('.search-tools a').click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/search\/\?q=microsoft\+stake&kind=fact$/);
      expect(await page.locator('.search-form input').inputValue()).toBe('microsoft stake');
    });
  });

  test('newest first is by date', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=openai&kind=event&sort=newest');
      const days = await page.locator('.search-line').evaluateAll((lines) => lines.map((line) => Date.parse(/(\w+ \d+, \d+)/.exec((line as HTMLElement).innerText)?.[1] ?? '')));
      expect(days.length).toBeGreaterThan(5);
      expect([...days].sort((a, b) => b - a)).toEqual(days);
    });
  });

  test('oldest first is by date, and what has none comes last', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=altman&sort=oldest');
      const days = await page.locator('.search-results .search-line').evaluateAll((lines) => lines.map((line) => Date.parse(/(\w+ \d+, \d+)/.exec(line.textContent!)?.[1] ?? '')));
      expect(days.length).toBeGreaterThan(5);
      expect(days[0]).toBeLessThan(Date.parse('2020-01-01'));
    });
  });

  test('on a slow line nothing moves while an address that asks is answered, and the index is where it was once the field is empty', async () => {
    await withPage({ viewport: { width: 360, height: 740 } }, async ({ page, context }) => {
      const cdp = await context.newCDPSession(page);
      await cdp.send('Network.enable');
      await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: 300, downloadThroughput: 50_000, uploadThroughput: 50_000 });
      await page.addInitScript(() => {
        const shifts: number[] = ((window as unknown as { shifts: number[] }).shifts = []);
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value))).observe({ type: 'layout-shift', buffered: true });
      });
      await search(page, '?q=musk');
      expect(await page.locator('.search-result').count()).toBeGreaterThan(5);
      expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0))).toBeLessThan(0.02);
      await page.locator('.search-form input').fill('');
      await expect.poll(() => page.locator('.a-z').evaluate((index) => index.getBoundingClientRect().top < innerHeight)).toBe(true);
    });
  });

  test('a label of a chart is found', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=DeepSeek');
      expect(await page.locator('.search-results a[href*="/charts/assistant-web-share-2026/"]').count()).toBeGreaterThan(0);
    });
  });

  test('Back returns to the loaded results and the place among them', async () => {
    await withPage({ viewport: { width: 800, height: 700 } }, async ({ page }) => {
      await search(page, '?q=microsoft');
      await page.locator('button.search-more').click();
      await page.waitForURL(/n=20/);
      const before = await page.locator('.search-result').count();
      await page.locator('.search-result').nth(13).scrollIntoViewIfNeeded();
      await page.waitForTimeout(400);
      const y = await page.evaluate(() => scrollY);
      await page.locator('.search-result').nth(13).locator('a').first().click();
      await page.waitForURL((url) => !url.pathname.startsWith('/search/'));
      await page.goBack();
      await settled(page);
      await page.waitForTimeout(300);
      expect(await page.locator('.search-result').count()).toBe(before);
      expect(Math.abs((await page.evaluate(() => scrollY)) - y)).toBeLessThan(200);
      await page.reload();
      await settled(page);
      await page.waitForTimeout(300);
      expect(await page.locator('.search-result').count()).toBe(before);
    });
  });

  test('more results that are asked for twice at once come once', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=microsoft');
      await page.locator('button.search-more').evaluate((more: HTMLElement) => {
        more.click();
        more.click();
      });
      await page.waitForURL(/n=\d/);
      await page.waitForTimeout(500);
      expect(page.url()).toContain('n=20');
      const found = await hrefs(page, '.search-result > .search-title');
      expect(found).toEqual([...new Set(found)]);
    });
  });

  test('where no page has all words, those with most of them come, and the facets count them', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      await search(page, '?q=gpu+count+2020+supercomputer+abilene');
      expect(await notes(page)).toMatch(/No page has all of these words; results without/);
      const total = await page.locator('.search-values input[name=kind] ~ .count').evaluateAll((counts) => counts.reduce((sum, { textContent }) => sum + Number(textContent), 0));
      const said = /(\d+) results? for .*?(?:then (\d+))?/s.exec(await notes(page))!;
      expect(total).toBeGreaterThanOrEqual(Number(said[1]));
      expect(await page.locator('.search-title').allTextContents()).toContain('GPUs in the 2020 supercomputer for OpenAI');
    });
  });

  test('filters that leave nothing offer the way back and the index', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=nadella&status=disputed&kind=chart');
      expect(await notes(page)).toMatch(/No page fits “nadella” and these filters\. \d+ results without the filters, or see the A–Z index/);
      await page.locator('.search-notes a').first().click();
      await page.waitForURL((url) => !url.search.includes('status='));
      await page.waitForFunction(() => document.querySelectorAll('.search-result').length > 0);
    });
  });
});

describe('everywhere', () => {
  test('nothing of search is fetched before the reader reaches for it', async () => {
    await withPage({}, async ({ page }) => {
      const asked: string[] = [];
      page.on('request', (request) => void (request.url().includes('/pagefind/') && asked.push(request.url())));
      await page.goto(at('/analysis/what-microsoft-owns/'));
      await page.waitForTimeout(500);
      expect(asked).toEqual([]);
    });
  });

  test('the engine waits on the page of search until the reader turns to the field', async () => {
    await withPage({}, async ({ page }) => {
      const asked: string[] = [];
      page.on('request', (request) => void (/\/pagefind\/(?:pagefind\.js|wasm)/.test(request.url()) && asked.push(request.url())));
      await page.goto(at('/search/'));
      const field = page.locator('site-search input[type="search"]').first();
      await field.waitFor();
      await page.waitForTimeout(500);
      expect(asked).toEqual([]);
      await field.focus();
      await expect.poll(() => asked.length).toBeGreaterThan(0);
    });
  });

  test.each(['/', 'Control+k'])('%s opens the dialog, arrows walk it, Escape closes it', async (key) => {
    await withPage({}, async ({ page, errors }) => {
      await page.goto(at('/analysis/what-microsoft-owns/'));
      await page.keyboard.press(key);
      const dialog = page.locator('dialog.search-dialog');
      await dialog.locator('input').waitFor();
      await page.keyboard.type('who owns OpenAI');
      await dialog.locator('.search-answer').first().waitFor();
      await settled(page);
      await dialog.locator('.search-answer a[href="/agreement/ownership/"]').waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(() => document.activeElement!.getAttribute('href'))).toBe('/agreement/ownership/');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Escape');
      expect(await dialog.locator('input').evaluate((field) => field === document.activeElement)).toBe(true);
      await page.waitForTimeout(700);
      expect(await dialog.locator('[role=status]').textContent()).toMatch(/answer.*result/);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      expect(await dialog.isVisible()).toBe(false);
      expect(errors).toEqual([]);
    });
  });

  test('what a screen reader is told of a search are sentences, each apart from the next', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=nadela');
      const said = page.locator('site-search [role=status]');
      await expect.poll(() => said.textContent()).toMatch(/contains nadela; results for nadella\.\s+\d+ results/);
    });
  });

  test.each(['Search', 'Close'])('one Escape from “%s” closes the dialog', async (name) => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/about/'));
      await page.keyboard.press('/');
      const dialog = page.locator('dialog.search-dialog');
      await dialog.locator('input').waitFor();
      await page.keyboard.type('azure');
      await dialog.locator('.search-answer').first().waitFor();
      await dialog.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Escape');
      await expect.poll(() => dialog.isVisible()).toBe(false);
    });
  });

  test('Enter in the dialog leads to the page of the same search', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/'));
      await page.locator('.to-search').click();
      await page.locator('dialog input').fill('water');
      await page.keyboard.press('Enter');
      await page.waitForURL(at('/search/**'));
      expect(page.url()).toBe(at('/search/?q=water'));
    });
  });

  test('a topic searches within itself', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/topics/ownership/'));
      await page.locator('#topic-q').fill('foundation');
      await page.keyboard.press('Enter');
      await page.locator('dialog .search-result').first().waitFor();
      await page.locator('dialog .search-tools a').click();
      await page.waitForURL(/topic=ownership/);
      await settled(page);
      expect(await page.locator('.search-result').count()).toBeGreaterThan(0);
    });
  });

  test('without script the header leads to the index, which says that search needs JavaScript', async () => {
    await withPage({ javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(at('/topics/ownership/'));
      await page.locator('.to-search').click();
      await page.waitForURL(/\/search\//);
      expect(await page.locator('noscript .notice').innerText()).toMatch(/needs JavaScript/);
      expect(await page.locator('site-search').isVisible()).toBe(false);
      expect(await page.locator('.index-list a').count()).toBeGreaterThan(100);
    });
  });

  test.each(['light', 'dark'] as const)('axe finds nothing in the dialog and on the page, %s', async (colorScheme) => {
    await withPage({ colorScheme, viewport: { width: 1280, height: 900 }, bypassCSP: true }, async ({ page }) => {
      await search(page, '?q=microsoft+stake&kind=fact');
      expect(await violationsOf(page)).toEqual([]);
      await page.goto(at('/about/'));
      await page.keyboard.press('/');
      await page.locator('dialog input').fill('microsoft stake');
      await page.locator('dialog .search-result').first().waitFor();
      expect(await violationsOf(page)).toEqual([]);
    });
  });

  test('nothing scrolls sideways at 320 pixels, on the page and in the dialog', async () => {
    await withPage({ viewport: { width: 320, height: 640 } }, async ({ page }) => {
      const wide = (): Promise<boolean> => page.evaluate(() => [document.documentElement, document.querySelector('dialog')].some((box) => box !== null && box.scrollWidth > box.clientWidth));
      await search(page, '?q=microsoft+stake&kind=fact');
      expect(await wide()).toBe(false);
      await page.goto(at('/about/'));
      await page.locator('.to-search').click();
      await page.locator('dialog input').fill('microsoft stake');
      await page.locator('dialog .search-result').first().waitFor();
      expect(await wide()).toBe(false);
    });
  });
});

describe('on arrival', () => {
  test('the words are marked, and the place has the focus', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=capped+profit&kind=article');
      const href = await page.locator('.search-result a').first().getAttribute('href');
      expect(href).toMatch(/^\/analysis\/[^#]+\/#[a-z0-9-]+:~:text=[^&]+$/);
      const [address, text] = href!.split(':~:text=') as [string, string];
      await page.goto(at(address));
      const place = page.locator(`[id="${address.split('#')[1]}"]`);
      // What the fragment marks stands on the page, in the place it names or after it, uninterrupted by a note.
      expect(await page.locator('main').evaluate((main, words) => main.textContent!.replace(/\s+/g, ' ').includes(words), decodeURIComponent(text))).toBe(true);
      expect(await place.count()).toBe(1);
    });
  });
});

describe('on arrival at a heading', () => {
  test('it is in the window, not the line of the contents that says the same', async () => {
    await withPage({}, async ({ page }) => {
      await search(page, '?q=openai+a+risk&kind=article');
      const link = page.locator('.search-result a[href*="/partners-and-rivals/#microsoft-listed-a-rival"]').first();
      await link.click();
      await page.waitForURL(/partners-and-rivals/);
      await expect.poll(() => page.locator('#microsoft-listed-a-rival-openai-a-risk').evaluate((heading) => heading.getBoundingClientRect().top >= 0 && heading.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
    });
  });
});

describe('strange queries', () => {
  test.each([
    ['markup', '<img src=x onerror=alert(1)>'],
    ['2,000 characters', 'microsoft openai agreement '.repeat(74)],
    ['one word of 2,000 letters', 'a'.repeat(2000)],
    ['another script', '微软 和 开放人工智能'],
    ['right to left', 'مايكروسوفت'],
    ['emoji', '🤖🔥'],
    ['signs alone', '"?!" () %'],
    ['a single quotation mark', '"microsoft'],
  ])('%s', async (_, query) => {
    await withPage({}, async ({ page, errors }) => {
      const from = Date.now();
      await search(page, `?q=${encodeURIComponent(query)}`);
      expect(Date.now() - from).toBeLessThan(8000);
      expect(await page.locator('site-search img').count()).toBe(0);
      expect(await page.locator('.search-form input').isEnabled()).toBe(true);
      expect(errors).toEqual([]);
    });
  });
});

describe('on a bad line', () => {
  test('a failed download says so, leaves the index, and can be tried again', async () => {
    await withPage({}, async ({ page }) => {
      await page.route('**/pagefind/*.js', (route) => (route.request().url().includes('site-search') ? route.continue() : route.abort()));
      await page.route('**/pagefind/answers/**', (route) => route.abort());
      await search(page, '?q=microsoft');
      expect(await notes(page)).toMatch(/could not be loaded\. Try again, or use the A–Z index/);
      expect(await page.locator('.index-list a').count()).toBeGreaterThan(100);
      await page.unroute('**/pagefind/*.js');
      await page.unroute('**/pagefind/answers/**');
      await page.locator('.search-notes button').click();
      await page.locator('.search-result').first().waitFor();
    });
  });

  test('more results that do not come are told, beside those that are there, and can be asked for again', async () => {
    await withPage({}, async ({ page }) => {
      const uncaught: string[] = [];
      page.on('pageerror', (error) => void uncaught.push(String(error)));
      await search(page, '?q=microsoft');
      const before = await hrefs(page, '.search-result > .search-title');
      await page.route('**/*.pf_fragment', (route) => route.abort());
      await page.locator('button.search-more').click();
      await page.getByText('could not be loaded').waitFor({ timeout: 10_000 });
      expect(await hrefs(page, '.search-result > .search-title')).toEqual(before);
      expect(await page.locator('.search-notes button').evaluate((again) => again === document.activeElement)).toBe(true);
      await page.unroute('**/*.pf_fragment');
      await page.keyboard.press('Enter');
      await settled(page);
      await page.locator('button.search-more').click();
      await page.waitForURL(/n=20/);
      const after = await hrefs(page, '.search-result > .search-title');
      expect(after.slice(0, before.length)).toEqual(before);
      expect(after.length).toBeGreaterThan(before.length);
      expect(uncaught).toEqual([]);
    });
  });

  test('a piece of the index that does not come is told, and not taken for words that no page has', async () => {
    await withPage({}, async ({ page }) => {
      await page.route('**/*.pf_index', (route) => route.abort());
      await search(page, '?q=quantum+stargate');
      expect(await notes(page)).toMatch(/could not be loaded/);
      await page.unroute('**/*.pf_index');
      await page.locator('.search-notes button').click();
      await page.locator('.search-result').first().waitFor();
    });
  });

  test.each(['**/*.pf_meta', '**/wasm.*'])('an engine that lacks %s is told, and made anew when it is tried again', async (part) => {
    await withPage({}, async ({ page }) => {
      await page.route(part, (route) => route.abort());
      await search(page, '?q=stargate');
      expect(await notes(page)).toMatch(/could not be loaded/);
      await page.unroute(part);
      await page.locator('.search-notes button').click();
      await page.locator('.search-result').first().waitFor();
    });
  });

  test('the pieces of the index that hold the words are on their way before the engine is, each once', async () => {
    await withPage({}, async ({ page }) => {
      const asked: string[] = [];
      page.on('request', (request) => /\.pf_index$/.test(request.url()) && asked.push(request.url()));
      let release = (): void => undefined;
      const asleep = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/wasm.*', async (route) => {
        await asleep;
        await route.continue();
      });
      await page.goto(at('/search/?q=stargate+valuation'));
      await expect.poll(() => asked.length, { timeout: 20_000 }).toBe(2);
      release();
      await settled(page);
      expect(asked).toEqual([...new Set(asked)]);
      expect(asked.length).toBe(2);
    });
  });

  test('facets that are only counted may be missing', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async ({ page }) => {
      await page.route('**/answers/facets.json', (route) => route.abort());
      await search(page, '?q=nadella');
      expect(await page.locator('.search-result').count()).toBeGreaterThan(3);
      expect(await page.locator('[value=claim]').isEnabled()).toBe(true);
    });
  });

  test.each(['dialog.txt', 'site-search.css'])('a dialog that lacks %s leads to the page of search, and opens when it has come', async (part) => {
    await withPage({}, async ({ page }) => {
      await page.goto(at('/about/'));
      let failing = true;
      await page.route(`**/pagefind/${part}`, (route) => (failing ? route.abort() : route.continue()));
      // The reader comes near: what fails then is asked for again.
      await page.locator('.to-search').hover();
      await page.waitForTimeout(500);
      failing = false;
      await page.locator('.to-search').click();
      await page.locator('dialog input').waitFor();
      expect(await page.locator('dialog.search-dialog').count()).toBe(1);
      failing = true;
      await page.goto(at('/about/'));
      await page.locator('.to-search').click();
      await page.waitForURL(/\/search\//);
    });
  });

  test('where the script of search never comes, its page says so and keeps the index', async () => {
    await withPage({}, async ({ page }) => {
      await page.route('**/pagefind/site-search.js', (route) => route.abort());
      await page.goto(at('/search/'));
      const late = page.locator('.search-late');
      expect(await late.isVisible()).toBe(false);
      await late.waitFor({ timeout: 12_000 });
      expect(await page.locator('.index-list a').count()).toBeGreaterThan(100);
      await page.unroute('**/pagefind/site-search.js');
      await page.reload();
      await page.waitForFunction(() => customElements.get('site-search') !== undefined);
      await page.waitForTimeout(7000);
      expect(await late.isVisible()).toBe(false);
    });
  });

  test('facets that do not come are told', async () => {
    await withPage({}, async ({ page }) => {
      const uncaught: string[] = [];
      page.on('pageerror', (error) => void uncaught.push(String(error)));
      await page.route('**/answers/facets.json', (route) => route.abort());
      await search(page, '?q=nadella');
      await page.evaluate(() => (document.querySelector('site-search') as HTMLElement & { begin(address: string): void }).begin('?q=stargate&kind=fact'));
      await page.getByText('could not be loaded').first().waitFor();
      await settled(page);
      // Nor do answers of the search before stay.
      expect(await page.locator('.search-answer').count()).toBe(0);
      expect(await notes(page)).toMatch(/could not be loaded/);
      expect(uncaught).toEqual([]);
    });
  });

  test('answers stand without the engine', async () => {
    await withPage({}, async ({ page }) => {
      await page.route('**/*.pagefind', (route) => route.abort());
      await search(page, '?q=nadella');
      expect(await hrefs(page, '.search-answer a')).toContain('/people/satya-nadella/');
      expect(await notes(page)).toMatch(/^The text of the pages could not be loaded/);
    });
  });

  test('where the script of search cannot be loaded, the header leads to the index', async () => {
    await withPage({}, async ({ page }) => {
      await page.route('**/pagefind/site-search.js', (route) => route.abort());
      await page.goto(at('/about/'));
      await page.locator('.to-search').click();
      await page.waitForURL(/\/search\//);
      expect(await page.locator('.index-list a').count()).toBeGreaterThan(100);
    });
  });

  test('answers come before the engine has arrived', async () => {
    await withPage({}, async ({ page }) => {
      await page.route('**/*.pagefind', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 3000));
        await route.continue();
      });
      await page.goto(at('/search/?q=nadella'));
      await page.locator('.search-answer').first().waitFor({ timeout: 2500 });
      expect(await page.locator('.search-result').count()).toBe(0);
      await page.locator('.search-result').first().waitFor();
    });
  });
});
