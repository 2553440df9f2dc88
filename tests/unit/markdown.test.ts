/** The site's plugins in their own order, one folder a case: input.md, output.html. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { render } from '../../src/markdown/index.ts';
import { placeId } from '../../src/markdown/rehype-anchors.ts';
import { splitSentences } from '../../src/markdown/remark-figures.ts';
import type { Gathered } from '../../src/markdown/reference.ts';

const base = new URL('./markdown/', import.meta.url);
const cases = await readdir(base);
const gather = (): Gathered => ({ references: [], links: [], faults: [], headings: [], offset: 0, body: true });

describe('Markdown', () => {
  test.each(cases)('%s', async (name) => {
    const gathered = gather();
    const { html, text, headings } = render(await readFile(new URL(`${name}/input.md`, base), 'utf8'), gathered);
    const shown = html.replace(/\u{E000}(\d+)\u{E001}/gu, (_, number: string) => `⟦${JSON.stringify(gathered.references[Number(number)])}⟧`);
    const report = [shown, '', `text: ${JSON.stringify(text)}`, `headings: ${JSON.stringify(headings)}`, ...gathered.faults.map(({ line, what }) => `fault ${line}: ${what}`), ''].join('\n');
    await expect(report).toMatchFileSnapshot(fileURLToPath(new URL(`${name}/output.html`, base)));
  });
});

describe('addresses of paragraphs', () => {
  test('stay when another paragraph changes', () => {
    const ids = (source: string): string[] => render(source, gather()).ids;
    const [, second] = ids('One thing.\n\nAnother thing altogether.');
    expect(ids('Something else entirely.\n\nMore.\n\nAnother thing altogether.').at(-1)).toBe(second);
  });
  test('stay when their end changes', () => {
    expect(placeId('p', 'one two three four five six seven eight nine')).toBe(placeId('p', 'One two three four five six seven eight, ten!'));
  });
  test('differ between paragraphs that begin alike', () => {
    const { ids } = render('The same words.\n\nThe same words.', gather());
    expect(new Set(ids).size).toBe(2);
  });
});

describe('sentences', () => {
  test.each([
    ['A note after the stop belongs before it.\u{E003} Next one.', 2],
    ['Musk v. OpenAI was late. It ended.', 2],
    ['The U.S. Department asked. It got 3.5 percent.', 2],
    ['Is it? Yes! It is.', 3],
  ])('%s', (text, count) => {
    expect(splitSentences(text)).toHaveLength(count);
  });
});
