/** Markdown to HTML with markers: one processor, one order of plugins, for pages, feeds, checks and tests. */
import { unified } from 'unified';
import { VFile } from 'vfile';
import { toString } from 'hast-util-to-string';
import remarkParse from 'remark-parse';
import remarkGfm from 'remark-gfm';
import remarkDirective from 'remark-directive';
import remarkRehype from 'remark-rehype';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import type { Nodes, Parents, Root } from 'hast';
import remarkProse from './remark-prose.ts';
import remarkFigures from './remark-figures.ts';
import remarkEvidence from './remark-evidence.ts';
import remarkTypography from './remark-typography.ts';
import rehypeBlocks from './rehype-blocks.ts';
import rehypeAnchors from './rehype-anchors.ts';
import type { Gathered } from './reference.ts';
import { SKIP, walk } from './walk.ts';

export const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .use(remarkProse)
  .use(remarkFigures)
  .use(remarkEvidence)
  .use(remarkTypography)
  .use(remarkRehype)
  .use(rehypeBlocks)
  .use(rehypeSlug)
  .use(rehypeAnchors)
  .use(rehypeStringify)
  .freeze();

export interface Heading {
  depth: number;
  id: string;
  text: string;
}

export interface Rendered {
  /** HTML in which markers stand for references. */
  html: string;
  /** The words alone, blocks parted by a blank line; markers too. */
  text: string;
  headings: Heading[];
  /** Every id in the HTML. */
  ids: string[];
}

/** Parse one text; what it points at and what is wrong with it is added to `gathered`. */
export function render(source: string, gathered: Gathered): Rendered {
  const file = new VFile({ value: source, data: { gathered } });
  const tree = processor.runSync(processor.parse(file), file) as Root;
  const headings: Heading[] = [];
  const ids: string[] = [];
  const blocks: string[] = [];
  walk<Nodes, Parents>(tree, (node) => {
    if (node.type !== 'element') return undefined;
    const { id } = node.properties;
    if (typeof id === 'string') ids.push(id);
    if (!/^(?:p|li|td|th|h[2-6]|pre|figcaption)$/.test(node.tagName)) return undefined;
    const text = toString(node).trim();
    blocks.push(text);
    const listed = /^h[2-4]$/.test(node.tagName) && String(node.properties['className']) !== 'aside-title';
    if (listed && typeof id === 'string') headings.push({ depth: Number(node.tagName[1]), id, text });
    return SKIP;
  });
  return { html: processor.stringify(tree, file), text: blocks.join('\n\n'), headings, ids };
}

/** The same without the paragraph around it, for a field of one line. */
export function renderInline(source: string, gathered: Gathered): string {
  const known = gathered.faults.length;
  const { html } = render(source, gathered);
  const inside = /^<p>((?:(?!<p>)[\s\S])*)<\/p>\s*$/.exec(html)?.[1];
  if (inside !== undefined || html.trim() === '' || gathered.faults.length > known) return (inside ?? html).trim();
  gathered.faults.push({ line: gathered.offset + 1, what: 'a list, a heading or a second paragraph stands in a field of one paragraph', remedy: 'Write it as one paragraph; a text that begins with a dash or a number stands in quotes and begins with a word' });
  return html.trim();
}
