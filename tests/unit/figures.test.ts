/** Which words of a text are figures that need evidence, and which note covers them. */
import { describe, expect, test } from 'vitest';
import { render } from '../../src/markdown/index.ts';
import type { Gathered } from '../../src/markdown/reference.ts';

/** What an editor is told of a paragraph. */
function told(text: string): string[] {
  const gathered: Gathered = { references: [], links: [], faults: [], offset: 0, body: true };
  render(text, gathered);
  return gathered.faults.map(({ what, remedy }) => `${what}. ${remedy}`);
}

describe('a note covers a sentence to its end, abbreviations or not:', () => {
  test.each([
    'It was 20 percent on Sept. 3, 2023.:cite[x]',
    'It was 20 percent, said Gov. Newsom in May.:cite[x]',
    'It was 20 percent, as Sen. Warren and Rep. Khanna wrote.:cite[x]',
    'It was 20 percent, said Prof. Bengio.:cite[x]',
    'It was 20 percent, said Attorney Gen. Kathy Jennings.:cite[x]',
    'It was 20 percent, per Musk et al. In court they repeated it.:cite[x]',
    'It was 20 percent (see p. 12 and pp. 13).:cite[x]',
    'It was 20 percent (cf. Art. 4 of the charter) of the shares.:cite[x]',
    'It was 20 percent in the quarter (Jan. to Mar.) Microsoft reported.:cite[x]',
    'It was 20 percent of Mt. Pleasant’s power.:cite[x]',
    'It paid 20 percent to Yahoo! and others.:cite[x]',
    'It names 20 percent in "Who pays?" and says so.:cite[x]',
    'It was 20 percent in Fairwater, Wis. Nobody gave more.:cite[x]',
  ])('%s', (text) => {
    expect(told(text)).toEqual([]);
  });

  test('not beyond it, and the sentence that was taken is named', () => {
    expect(told('It was 20 percent of the shares in all. Nobody said more.:cite[x]')).toEqual([
      'the figure “20 percent” has no evidence. Write it as `:fact[id]`, or put `:cite[source-id]` behind “of the shares in all.”, where its sentence ends',
    ]);
    expect(told('It was signed.:cite[x] 20 percent of it was paid.')).toEqual(['the figure “20 percent” has no evidence. Write it as `:fact[id]`, or end its sentence with `:cite[source-id]`']);
  });
});
