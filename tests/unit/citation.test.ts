/** Citations as text and as files, read back by the parsers of a reference manager. */
import { plugins } from '@citation-js/core';
import { describe, expect, test } from 'vitest';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { toLedger } from '../../src/model/ledger.ts';
import { FORMATS, toArticleItem, toSourceItem, type CslItem } from '../../src/outputs/citation/index.ts';
import { STYLES, toCitations } from '../../src/outputs/citation/words.ts';

const ledger = toLedger(toContent(await readContent()));
const works = [...ledger.articles.map((article) => toArticleItem(article, ledger)), ...[...ledger.sources.values()].map(toSourceItem)];

const piece: CslItem = {
  id: 'what-microsoft-owns',
  type: 'article-newspaper',
  title: 'What Microsoft owns: 27% & “no more”',
  author: [{ literal: 'The Entente desk' }],
  'container-title': 'Entente',
  issued: { 'date-parts': [[2026, 7, 31]] },
  URL: 'https://entente.example/analysis/what-microsoft-owns/',
};

describe('in words', () => {
  test('a piece is cited as each handbook has it', () => {
    expect(toCitations(piece).map(({ text }) => text)).toEqual([
      'The Entente desk. (2026, July 31). What Microsoft owns: 27% & “no more.” Entente. https://entente.example/analysis/what-microsoft-owns/',
      'The Entente desk. “What Microsoft Owns: 27% & ‘No More.’” Entente, 31 July 2026, https://entente.example/analysis/what-microsoft-owns/.',
      'The Entente desk. 2026. “What Microsoft Owns: 27% & ‘No More.’” Entente, July 31, 2026. https://entente.example/analysis/what-microsoft-owns/.',
    ]);
  });
  test('every work has a citation with its address in every style', () => {
    for (const work of works) {
      const citations = toCitations(work);
      expect(citations).toHaveLength(Object.keys(STYLES).length);
      for (const { text } of citations) {
        expect(text, work.id).not.toMatch(/undefined|\n|n\.d\.|<|&#/);
        if (work.URL) expect(text).toContain(work.URL);
      }
    }
  });
  test('no year is told apart by a letter: each work is cited alone', () => {
    expect(toCitations({ ...piece, id: 'another' })).toEqual(toCitations(piece));
  });
});

/** Dates and quotes in one form, so that what was written and what was read can be compared. */
const facts = (work: Record<string, unknown>): unknown[] => [
  (work['title'] as string).replace(/[“”‘’'"`–—-]/g, '').replace(/\s+/g, ' '),
  (work['author'] as { literal?: string; family?: string }[] | undefined)?.map(({ literal, family }) => literal ?? family),
  // The parser encodes an address once more.
  work['URL'] && decodeURIComponent(decodeURIComponent(work['URL'] as string)),
];

describe('files', () => {
  test('BibTeX is read back whole, under the ledger’s ids', () => {
    const text = FORMATS.bib.write(works);
    const read = plugins.input.chain(text, { generateGraph: false });
    expect(read.map(({ id }) => id)).toEqual(works.map(({ id }) => id));
    expect(read.map(facts)).toEqual(works.map((work) => facts({ ...work })));
    expect(text).not.toMatch(/month = \{|undefined/);
    expect(FORMATS.bib.write([piece])).toContain('date = {2026-07-31},\n\tyear = {2026},\n\tmonth = jul,');
  });
  test('a report has its institution, without which BibTeX’s own styles complain', () => {
    const reports = FORMATS.bib.write(works).match(/@techreport\{[\s\S]*?\n\}/g)!;
    expect(reports.length).toBeGreaterThan(5);
    for (const report of reports) expect(report).toMatch(/\tinstitution = \{.+\},/);
  });
  test('no style writes a name in a title small: BibTeX does so with all that no braces hold', () => {
    const title = 'OpenAI and US law: ChatGPT’s “AGI” in Microsoft’s 10-K';
    expect(FORMATS.bib.write([{ ...piece, title }])).toContain("title = {{OpenAI} and {US} law: {ChatGPT}\\textquoteright{}s ``{AGI}'' in {Microsoft}\\textquoteright{}s 10-{K}},");
    expect([...FORMATS.bib.write(works).matchAll(/title = \{(?:.*: )?(\w+[A-Z]\w*)/g)].map(([, name]) => name)).toEqual([]);
  });
  test('RIS says each work between TY and ER, with the authors and the whole day', () => {
    expect(FORMATS.ris.write([piece])).toBe(
      [
        'TY  - NEWS',
        'ID  - what-microsoft-owns',
        'PY  - 2026',
        'T2  - Entente',
        'TI  - What Microsoft owns: 27% & “no more”',
        'UR  - https://entente.example/analysis/what-microsoft-owns/',
        'AU  - The Entente desk,',
        'DA  - 2026/07/31/',
        'ER  - ',
        '',
      ].join('\r\n'),
    );
    const lines = FORMATS.ris.write(works).split('\r\n');
    expect(lines.filter((line) => line && !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('TY'))).toHaveLength(works.length);
    const read = plugins.input.chain(FORMATS.ris.write(works), { generateGraph: false });
    expect(read.map(({ title }) => title)).toEqual(works.map(({ title }) => title));
  });
  test('CSL JSON holds each work as it is', () => {
    expect(JSON.parse(FORMATS['csl.json'].write(works))).toEqual(works);
  });
});
