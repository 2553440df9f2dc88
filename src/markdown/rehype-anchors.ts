import { createHash } from 'node:crypto';
import { SKIP, visit } from 'unist-util-visit';
import { toString } from 'hast-util-to-string';
import type { Element, Root } from 'hast';
import { MARKER } from './reference.ts';

/** How many of its first words name a paragraph: an edit further on leaves its address alone. */
const WORDS = 8;

/** The address of a paragraph, from its first words: `p-3fa92c`. It does not depend on any other paragraph. */
export function paragraphId(text: string): string {
  const words = text.replace(MARKER, ' ').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `p-${createHash('sha256').update(words.slice(0, WORDS).join(' ')).digest('hex').slice(0, 6)}`;
}

const anchor = (id: string, sign: string, label: string): Element => ({
  type: 'element',
  tagName: 'a',
  properties: { className: ['anchor'], href: `#${id}`, ariaLabel: label },
  children: [{ type: 'text', value: sign }],
});

/** Give each paragraph an id and each heading and paragraph a link to itself. Runs after `rehype-slug`. */
export default function rehypeAnchors() {
  return (tree: Root): undefined => {
    const taken = new Set<string>();
    visit(tree, 'element', (node) => {
      if (/^h[2-4]$/.test(node.tagName) && typeof node.properties['id'] === 'string') {
        taken.add(node.properties['id']);
        node.children.push({ type: 'text', value: ' ' }, anchor(node.properties['id'], '#', 'Link to this section'));
        return SKIP;
      }
      if (node.tagName === 'p') {
        const base = paragraphId(toString(node));
        let id = base;
        for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
        taken.add(id);
        node.properties['id'] = id;
        node.children.push({ type: 'text', value: ' ' }, anchor(id, '¶', 'Link to this paragraph'));
        return SKIP;
      }
      if (node.tagName === 'li' || node.tagName === 'blockquote' || node.tagName === 'table') return SKIP;
      return undefined;
    });
  };
}
