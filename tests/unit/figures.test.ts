/** Which words of a text are figures that need evidence, and which note covers them. */
import { describe, expect, test } from 'vitest';
import { render } from '../../src/markdown/index.ts';
import type { Gathered } from '../../src/markdown/reference.ts';

/** What an editor is told of a paragraph. */
function told(text: string): string[] {
  const gathered = { references: [], links: [], faults: [], headings: [], offset: 0, body: true } as Gathered;
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

describe('a figure without evidence is told of:', () => {
  test.each([
    ['Hundreds of millions of users came.', 'Hundreds of millions'],
    ['Tens of billions of dollars went there.', 'Tens of billions'],
    ['Millions of dollars went there.', 'Millions of dollars'],
    ['It cost 13 billions.', '13 billions'],
    ['It cost a couple of million dollars.', 'a couple of million'],
    ['A multibillion-dollar deal was signed.', 'multibillion'],
    ['A multi-billion-dollar deal was signed.', 'multi-billion'],
    ['Billion-dollar deals followed.', 'Billion-dollar'],
    ['It holds 20-odd percent of it.', '20-odd percent'],
    ['It holds 20+ percent of it.', '20+ percent'],
    ['It cost 1e9 dollars.', '1e9 dollars'],
    ['It took 10^26 flops to train.', '10^26 flops'],
    ['The clock runs at 5 GHz all day.', '5 GHz'],
    ['It lies 40 km from there.', '40 km'],
    ['It lies 40km from there.', '40km'],
    ['It lies 5 miles from there.', '5 miles'],
    ['A 40-mile cable leads there.', '40-mile'],
    ['The site has 30 acres of land.', '30 acres'],
    ['The hall has 500,000 square feet of floor.', '500,000 square feet'],
    ['It makes 10 exaflops a day.', '10 exaflops'],
    ['It has 13,000 employees.', '13,000 employees'],
    ['It has 13,000 full-time employees.', '13,000 full-time employees'],
    ['Seven hundred employees signed.', 'Seven hundred employees'],
    ['A dozen seats are free.', 'dozen seats'],
    ['In 2025 2,000 users came.', '2,000 users'],
    ['It is [40%](https://example.org/40%) of it.', '40%'],
  ])('%s', (text, figure) => {
    expect(told(text).map((said) => /“([^”]*)”/.exec(said)![1])).toEqual([figure]);
  });
});

describe('no figure is', () => {
  test.each([
    'In 2025 users and employees asked for shares.',
    'On November 20 employees signed, and on Nov. 21 people left.',
    'By Sept. 3, 2023, seven clauses, 12 pages and 3 versions stood.',
    'Two engineers and three former employees spoke for 38 minutes.',
    'The 38-year-old was hired 5 days after the 737 landed.',
    'It speaks of thousands of pages, of millions, and of many thousands.',
    'Three Mile Island is a place, and 5th of five feeds, too.',
    'See https://example.org/Annual%20Report%202025%20final.pdf for it.',
    'See <https://example.org/13-billion-deal> and www.example.org/40-percent for it.',
    'Section 5 mentions miles, acres and the dollar.',
    'Part 3 of 5, on page 12, cites Article 4.1 and note 17.',
  ])('%s', (text) => {
    expect(told(text)).toEqual([]);
  });
});
