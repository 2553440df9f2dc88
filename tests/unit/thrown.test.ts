/** Whatever goes wrong while an article is parsed, its editor reads in which file. */
import { expect, test, vi } from 'vitest';
import { parseArticle } from '../../src/loaders/article.ts';

vi.mock('../../src/markdown/index.ts', () => {
  const render = (): never => {
    throw new RangeError('Maximum call stack size exceeded');
  };
  return { render, renderInline: render };
});

test('an error of the parser is told with the name of the file', () => {
  const { article, problems } = parseArticle('base', 'content/articles/base.md', '---\nstandfirst: Words.\n---\n\nWords.\n', 'digest');
  expect(article).toBeUndefined();
  expect(problems).toEqual([{ file: 'content/articles/base.md', line: 1, what: 'the article cannot be parsed (Maximum call stack size exceeded)', remedy: 'Take away what was written last, part by part, until it can; then tell who looks after the code' }]);
});
