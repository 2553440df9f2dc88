/** The links that a page adds to each place of an article. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseArticle } from '../../src/loaders/article.ts';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { toLedger } from '../../src/model/ledger.ts';
import { cardId, toArticleText, withAnchors } from '../../src/outputs/article.ts';

/** Each link's address and name, in order. */
const links = (html: string): string[][] => [...withAnchors(html).matchAll(/<a class="anchor" href="([^"]*)" aria-label="([^"]*)"><\/a>/g)].map(([, href, label]) => [href!, label!]);

test('a heading holds nothing but its words; its link stands beside it', () => {
  expect(withAnchors('<h2 id="a-b">A <em>b</em></h2>')).toBe('<div class="head"><h2 id="a-b">A <em>b</em></h2><a class="anchor" href="#a-b" aria-label="Link to A b"></a></div>');
});

test('the links of paragraphs and tables say which one they are of, and in which section', () => {
  const body = '<p id="p-1">Zero.</p><h2 id="one">One "1"</h2><p id="p-2">A.</p><p id="p-3">B.</p><section class="scroller" tabindex="0" id="t-1"><table></table></section><h3 id="two">Two</h3><p id="p-4">C.</p>';
  expect(links(body)).toEqual([
    ['#p-1', 'Link to paragraph 1'],
    ['#one', 'Link to One &quot;1&quot;'],
    ['#p-2', 'Link to paragraph 1 of One &quot;1&quot;'],
    ['#p-3', 'Link to paragraph 2 of One &quot;1&quot;'],
    ['#t-1', 'Link to table 1 of One &quot;1&quot;'],
    ['#two', 'Link to Two'],
    ['#p-4', 'Link to paragraph 1 of Two'],
  ]);
});

test('the title of a box begins no section', () => {
  const body = '<h2 id="one">One</h2><aside class="aside"><h3 class="aside-title" id="box">Box</h3><p id="p-1">A.</p></aside><p id="p-2">B.</p>';
  expect(links(body).map(([, label]) => label)).toEqual(['Link to One', 'Link to Box', 'Link to paragraph 1 of One', 'Link to paragraph 2 of One']);
});

test('a list and a quotation are left as they are', () => {
  const body = '<ul>\n<li>one</li>\n</ul><blockquote>\n<p>two</p>\n</blockquote>';
  expect(withAnchors(body)).toBe(body);
});

test('an old id stands at the place that took its words over, and leaves the heading its name', () => {
  const ids = { 'old-title': 'one', 'p-0': 'p-1', 'p-00': 'p-1' };
  expect(withAnchors('<h2 id="one">One</h2><p id="p-1">A.</p>', ids)).toBe(
    '<div class="head"><h2 id="one"><span id="old-title"></span>One</h2><a class="anchor" href="#one" aria-label="Link to One"></a></div>' +
      '<p id="p-1"><span id="p-0"></span><span id="p-00"></span>A.<a class="anchor" href="#p-1" aria-label="Link to paragraph 1 of One"></a></p>',
  );
});

test('a button opens its card and a note has its place, whatever the headings say', async () => {
  const ledger = toLedger(toContent(await readContent()));
  const headings = ['Term: AGI clause', 'Person: Sam Altman', 'Fact: Microsoft stake', 'Note 1-1', 'Chart: ownership', 'Letter to the board'];
  const source = (await readFile('tests/broken/base/articles/base.md', 'utf8')).replace(/\n---\n[\s\S]*/, () => `\n---\n\n:term[agi-clause], :person[sam-altman] and :fact[microsoft-stake].:cite[sec-msft-10q-2025-09-note17]\n\n${headings.map((heading) => `## ${heading}\n\nText.`).join('\n\n')}\n`).replace(':fact[big-stake]', 'large');
  const { article, problems } = parseArticle('base', 'content/articles/base.md', source, 'digest');
  expect(problems).toEqual([]);
  const { cards, notes } = toArticleText(article!, ledger);
  const made = [...cards.map(cardId), ...notes.flatMap(({ places }) => places)];
  expect(made).toHaveLength(4);
  expect(made.filter((id) => article!.ids.includes(id))).toEqual([]);
});
