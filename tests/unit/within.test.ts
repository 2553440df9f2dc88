/** Which files development reads again. */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isWithin } from '../../src/loaders/folders.ts';

test.each([
  ['content/facts.yaml', 'content', true],
  [resolve('content/articles/piece.md'), 'content', true],
  ['content/facts.yaml', resolve('content'), true],
  ['content', 'content', true],
  ['content/..hidden.md', 'content', true],
  ['content-old/facts.yaml', 'content', false],
  [resolve('content-old/facts.yaml'), resolve('content'), false],
  ['src/content/facts.yaml', 'content', false],
  ['facts.yaml', 'content', false],
])('%s within %s: %s', (path, folder, within) => {
  expect(isWithin(path, folder)).toBe(within);
});
