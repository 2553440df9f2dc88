/** The Markdown copy of each piece: what a reader of GFM makes of it. */
import { describe, expect, test } from 'vitest';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { parse } from 'yaml';
import { cachedArticle } from '../../src/loaders/articles.ts';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { fill } from '../../src/markdown/reference.ts';
import { toLedger } from '../../src/model/ledger.ts';
import { markerWords } from '../../src/outputs/article.ts';
import { toFullText } from '../../src/outputs/full-text.ts';
import { toMarkdown } from '../../src/outputs/markdown.ts';
import { render } from '../../src/markdown/index.ts';
import { absolute } from '../../src/site.ts';

const content = await readContent();
const ledger = toLedger(toContent(content));
const gfm = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm);
const all = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap((child) => all(child)) : [])];

/** With one space where the copy ends a line. */
const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

const copies = new Map(
  content.articles
    .filter(({ matter }) => !matter.draft)
    .map(({ digest }) => {
      const parsed = cachedArticle(digest).article!;
      const article = ledger.articles.find(({ slug }) => slug === parsed.slug)!;
      return [parsed.slug, { article, parsed, markdown: toMarkdown(article, parsed, ledger) }] as const;
    }),
);
describe.each([...copies])('the Markdown copy of %s', (slug, { article, parsed, markdown }) => {
  const tree = gfm.parse(markdown);
  const nodes = all(tree);

  test('begins with what a program wants to know', () => {
    const [front] = tree.children;
    expect(front?.type).toBe('yaml');
    expect(parse((front as { value: string }).value)).toMatchObject({ title: article.title, standfirst: article.standfirst, published: article.published, canonical: absolute(article.path), license: 'CC BY 4.0', evidence_to: '2026-07-31' });
  });
  test('says every word of the page’s text, with the same figures', () => {
    const said = new Set(nodes.filter(({ type }) => ['paragraph', 'heading', 'tableCell', 'listItem'].includes(type)).map((node) => words(toString(node))));
    const missing = fill(parsed.text, markerWords(parsed, ledger)).split('\n\n').map(words).filter((block) => block && !said.has(block));
    expect(missing).toEqual([]);
  });
  test('has one headline, no directive, and whole addresses only', () => {
    expect(nodes.filter((node) => node.type === 'heading' && node.depth === 1).map((node) => toString(node))).toEqual([article.title]);
    expect(markdown).not.toMatch(/[\u{E000}-\u{E003}]|undefined|:(?:fact|cite|term|person|org|event)\[|^::/mu);
    for (const node of nodes) if (node.type === 'link' || node.type === 'image') expect(node.url).toMatch(/^https?:\/\/|^mailto:/);
  });
  test('has a footnote for each note of the page, and none that nothing cites', () => {
    const cited = new Set(nodes.flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : [])));
    const defined = nodes.flatMap((node) => (node.type === 'footnoteDefinition' ? [node.identifier] : []));
    expect([...cited].sort()).toEqual([...defined].sort());
    expect(defined.sort()).toEqual([...article.sources].sort());
  });
  test('marks the footnotes of sources that rest on people who are not named, and no other', () => {
    const marked = nodes.flatMap((node) => (node.type === 'footnoteDefinition' && toString(node).includes('rests on people who are not named') ? [node.identifier] : []));
    expect(marked.sort()).toEqual(article.sources.filter((id) => ledger.sources.get(id)!.unnamed).sort());
  });
  test('names every figure with its status', () => {
    const facts = new Set(parsed.references.filter(({ name }) => name === 'fact').map(({ id }) => id));
    const rows = nodes.filter(({ type }) => type === 'tableRow').map((node) => all(node).flatMap((inner) => (inner.type === 'link' ? [inner.url] : [])).join(' '));
    for (const id of facts) expect(rows, `${slug} ${id}`).toContain(absolute(`/facts/${id}/`));
  });
});

test.each([...copies])('the full text of %s, as feeds have it, shows its charts and leaves out no part of the page', (_slug, { article, parsed }) => {
  const html = toFullText(article, parsed, ledger);
  const pictures = [...html.matchAll(/<img src="([^"]+)" alt="([^"]+)">/g)];
  const lead = article.lead && 'chart' in article.lead ? [article.lead.chart] : [];
  const charts = [...lead, ...parsed.references.flatMap(({ name, id }) => (name === 'chart' ? [id] : []))];
  expect(pictures.map(([, src]) => src)).toEqual(charts.map((id) => absolute(`/charts/${id}.png`)));
  if (article.lead && 'agreement' in article.lead) expect(html.indexOf(absolute(`/agreement/${article.lead.agreement}/`))).toBeGreaterThan(0);
  for (const id of article.checks) expect(html).toContain(absolute(`/claims/${id}/`));
  for (const id of article.unknown) expect(html).toContain(absolute(`/questions/#${id}`));
});

test('a lead picture keeps its alternative, its caption and its credit in the full text', () => {
  const { article, parsed } = [...copies.values()][0]!;
  const lead = { image: '/images/a.webp', alt: 'A “hall” & more', caption: 'A hall.', credit: 'Photo: N.' };
  expect(toFullText({ ...article, lead }, parsed, ledger)).toContain(`<figure><img src="${absolute('/images/a.webp')}" alt="A “hall” &amp; more"><figcaption>A hall. Photo: N.</figcaption></figure>`);
});

describe('what a writer may write', () => {
  const { article, parsed } = copies.get('what-microsoft-owns')!;
  const none = { ...parsed, references: [{ name: 'fact' as const, id: 'microsoft-stake', options: {}, line: 1 }], matter: { ...parsed.matter, standfirst: 'One.', takeaways: [], questions: [], method: 'None.' } };
  const copy = (body: string): string => /\n\nSTART\n\n([\s\S]*?)\n\n## (?:Also checked|How we did this)/.exec(toMarkdown(article, { ...none, source: `START\n\n${body}` }, ledger))![1]!;

  test('code keeps its signs, an escaped colon stays, a link from the root becomes whole', () => {
    expect(copy('`:fact[microsoft-stake]` at 10:30 is :fact[microsoft-stake], see [this](/facts/ "The facts") and [that](#there).')).toBe(
      `\`:fact[microsoft-stake]\` at 10:30 is [about 25%](${absolute('/facts/microsoft-stake/')} "Confirmed, as of June 30, 2026"), see [this](${absolute('/facts/')} "The facts") and [that](${absolute('/analysis/what-microsoft-owns/')}#there).`,
    );
    expect(copy('```\n:fact[microsoft-stake] "x"\n```\n\n:fact[microsoft-stake]')).toContain('```\n:fact[microsoft-stake] "x"\n```');
  });
  test('quotes, dashes and dots are set as on the page, also beside signs of Markdown', () => {
    const source = `He called it _"open"_ -- and **"meant"** it... 'Tis (*'so'*), ["they"](/facts/) said of '23: "\`"x"\`".`;
    const page = render(source, { references: [], links: [], faults: [], headings: [], offset: 0, body: true }).text;
    expect(page).toBe('He called it “open” – and “meant” it… ’Tis (‘so’), “they” said of ’23: “"x"”.');
    expect(words(toString(gfm.parse(copy(`${source}\n\n:fact[microsoft-stake]`)).children[0]!))).toBe(page);
    expect(copy('A row of signs:\n\n---\n\n| a | b |\n| --- | :-- |\n| 1 | "2" |\n\n:fact[microsoft-stake]')).toContain('\n\n---\n\n| a | b |\n| --- | :-- |\n| 1 | “2” |\n\n');
  });
  test('a remark of the writer is in no copy, while one in code is code', () => {
    expect(copy('One <!-- ask :person[x] again --> :fact[microsoft-stake].\n\n<!-- Not\n\nyet. -->\n\nTwo `<!-- x -->`.<!-- Sure? -->')).toMatch(/^One \[about 25%\]\([^)]*\)\.\n\nTwo `<!-- x -->`\.$/);
  });
  test('a box becomes a quotation under its title', () => {
    expect(copy(':::aside[A "title"]\nOne :fact[microsoft-stake].\n\nTwo.\n:::')).toMatch(/^> \*\*A “title”\*\*\n>\n> One \[about 25%\]\([^)]*\)\.\n>\n> Two\.$/);
  });
  test('a copy that would leave a figure out, or take one too many, is not made', () => {
    expect(() => copy('No figure at all.')).toThrow('leaves out 1 references');
    expect(() => copy(':fact[microsoft-stake] and :fact[microsoft-stake].')).toThrow('has nothing more');
  });
});
