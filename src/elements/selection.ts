/** What a reader has selected. */

/** What stands in the text without belonging to it. */
const NOT_WORDS = '.cite, .anchor, .visually-hidden';
const BLOCKS = 'p, li, h1, h2, h3, h4, dt, dd, figcaption, td, th, br';

/** The words of a selection, a line for each block. */
export function wordsIn(range: Range): string {
  const copy = range.cloneContents();
  for (const element of copy.querySelectorAll(NOT_WORDS)) element.remove();
  for (const block of copy.querySelectorAll(BLOCKS)) block.append('\n');
  return (copy.textContent ?? '').split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean).join('\n');
}
