/** How a person's role and its years are said. */
import { expect, test } from 'vitest';
import { namesIn, spanOf } from '../../src/model/person.ts';

test('a role is split at the names of its organizations, the longer of two first', () => {
  const [microsoft, ai, openai] = ['Microsoft', 'Microsoft AI', 'OpenAI'].map((name) => ({ name })) as [{ name: string }, { name: string }, { name: string }];
  expect(namesIn('Chief executive of Microsoft AI, director of OpenAI', [microsoft, openai, ai])).toEqual(['Chief executive of ', ai, ', director of ', openai]);
  expect(namesIn('Researcher', [openai])).toEqual(['Researcher']);
});

test.each([
  [{ from: '2015-12' }, 'From Dec 2015'],
  [{ to: '2023' }, 'Until 2023'],
  [{ from: '2023-11-17', to: '2023-11-22' }, 'Nov\u00A017–22, 2023'],
  [{ from: '2023-10-17', to: '2023-11-22' }, 'Oct 17, 2023 to Nov 22, 2023'],
  [{ from: '2019', to: '2024-05' }, '2019 to May 2024'],
  [{}, ''],
])('a role held %j: “%s”', (role, words) => {
  expect(spanOf(role)).toBe(words);
});
