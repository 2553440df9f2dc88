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
import remarkLinks from './remark-links.ts';
import remarkFigures from './remark-figures.ts';
import remarkEvidence from './remark-evidence.ts';
import remarkTypography from './remark-typography.ts';
import rehypeBlocks from './rehype-blocks.ts';
import rehypeAnchors from './rehype-anchors.ts';
import type { Gathered } from './reference.ts';
import { SKIP, walk } from './walk.ts';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .use(remarkProse)
  .use(remarkLinks)
  .use(remarkFigures)
  .use(remarkEvidence)
  .use(remarkTypography)
  .use(remarkRehype)
  .use(rehypeBlocks)
  .use(rehypeSlug)
  .use(rehypeAnchors)
  .use(rehypeStringify)
  .freeze();

/** A heading of the text that a list of contents may name: not the title of an aside. */
export interface Heading {
  depth: number;
  id: string;
  text: string;
}

/** HTML in which markers stand for references, and the words alone, with markers too. */
export interface Rendered {
  html: string;
  text: string;
}

/** The text of an article; in its `text` blocks are parted by a blank line. */
interface RenderedBody extends Rendered {
  headings: Heading[];
  /** Every id in the HTML. */
  ids: string[];
}

/** What a text points at and what is wrong with it is added to `gathered`. */
function toTree(source: string, gathered: Gathered): Root {
  const file = new VFile({ value: source, data: { gathered } });
  return processor.runSync(processor.parse(file), file) as Root;
}

/** Parse a text of several blocks. */
export function render(source: string, gathered: Gathered): RenderedBody {
  const tree = toTree(source, gathered);
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
  return { html: processor.stringify(tree), text: blocks.join('\n\n'), headings, ids };
}

/** The same of a field of one paragraph, without the paragraph around it. */
export function renderInline(source: string, gathered: Gathered): Rendered {
  const known = gathered.faults.length;
  const tree = toTree(source, gathered);
  const blocks = tree.children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  const [only] = blocks;
  const paragraph = blocks.length === 1 && only?.type === 'element' && only.tagName === 'p' ? only : undefined;
  if (blocks.length > 0 && !paragraph && gathered.faults.length === known) {
    gathered.faults.push({ line: gathered.offset + 1, what: 'a list, a heading or a second paragraph stands in a field of one paragraph', remedy: 'Write it as one paragraph; a text that begins with a dash or a number stands in quotes and begins with a word' });
  }
  return { html: processor.stringify(paragraph ? { type: 'root', children: paragraph.children } : tree).trim(), text: toString(tree).replace(/\s+/g, ' ').trim() };
}
