import type { Element, Nodes, Parents, Root } from 'hast';
import { walk } from './walk.ts';

/**
 * Shape what stands in the text as a block of its own: a table gets a scroller that a keyboard reaches, a paragraph
 * that holds only a picture becomes a figure with its caption. Runs before `rehype-anchors`.
 */
export default function rehypeBlocks() {
  return (tree: Root): undefined => {
    walk<Nodes, Parents>(tree, (node, ancestors) => {
      if (node.type !== 'element') return undefined;
      const parent = ancestors.at(-1)!;
      const index = parent.children.indexOf(node);
      if (node.tagName === 'table') {
        const scroller: Element = {
          type: 'element',
          tagName: 'section',
          properties: { className: ['scroller'], tabIndex: 0, ariaLabel: 'Table' },
          children: [node],
        };
        parent.children[index] = scroller;
        return index + 1;
      }
      const [only, ...rest] = node.children;
      if (node.tagName === 'p' && rest.length === 0 && only?.type === 'element' && only.tagName === 'img') {
        const { title, ...properties } = only.properties;
        only.properties = { ...properties, loading: 'lazy', decoding: 'async' };
        const caption: Element = { type: 'element', tagName: 'figcaption', properties: {}, children: [{ type: 'text', value: String(title) }] };
        parent.children[index] = { type: 'element', tagName: 'figure', properties: {}, children: [only, caption] };
        return index + 1;
      }
      return undefined;
    });
  };
}
