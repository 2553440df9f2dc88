/** The line that an editor is told is the one where the fault stands, in every way of writing a text of the front matter. */
import { expect, test } from 'vitest';
import { parseArticle } from '../../src/loaders/article.ts';

const told = (fields: string): string[] =>
  parseArticle('base', 'base.md', `---\ntitle: A title\n${fields}\n---\n\nWords.\n`, 'digest').problems.filter(({ what }) => /figure|unknown directive|footnote/.test(what)).map(({ line, what }) => `${line} ${what}`);

test.each([
  ['a plain text', 'method: We read the filing,\n  all of it, and found\n  that 49 percent is said.'],
  ['a text in double quotes', 'method: "We read the \\"filing\\",\n  all of it, and found\n  that 49 percent is said."'],
  ['a text in single quotes', "method: 'We read the filing''s end,\n  all of it, and found\n  that 49 percent is said.'"],
  ['a block', 'method: |\n  We read the filing, all of it,\n  and that 49 percent is said.'],
  ['a takeaway', 'takeaways:\n  - We read the filing,\n    and that 49 percent is said.'],
])('%s', (_, fields) => {
  expect(told(fields)).toEqual(['5 the figure “49 percent” has no evidence']);
});

test('references, links and other faults have their lines too', () => {
  expect(told('method: We read\n  the :fact[one] and\n  the note[^1] twice.')).toEqual(['5 a footnote ([^1])']);
  const fields = 'kind: explainer\npublished: 2026-07-31\ntopics: [money]\ntakeaways: [One., Two., Three.]\nmethod: We read.\nstandfirst: The stake of the one in the other\n  is :fact[one] by\n  count, as [told](/facts/), and :fact[two] by vote.';
  const { article, problems } = parseArticle('base', 'base.md', `---\ntitle: A title\n${fields}\n---\n\nWords :fact[three].\n`, 'digest');
  expect(problems).toEqual([]);
  expect(article!.references.map(({ id, line }) => [id, line])).toEqual([['one', 9], ['two', 10], ['three', 13]]);
  expect(article!.links.map(({ line }) => line)).toEqual([10]);
});
