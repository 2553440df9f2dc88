import { createHash } from 'node:crypto';
import { toString } from 'hast-util-to-string';
import type { VFile } from 'vfile';
import type { Nodes, Parents, Root } from 'hast';
import { MARKER } from './reference.ts';
import { SKIP, walk } from './walk.ts';

/** How many of its first words name a place: an edit further on leaves its address alone. */
const WORDS = 8;

/** The address of a paragraph (`p-3fa92c`), a table (`t-…`) or a picture (`f-…`), from its first words. It depends on no other. */
export function placeId(letter: 'p' | 't' | 'f', text: string): string {
  const words = text.replace(MARKER, ' ').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${letter}-${createHash('sha256').update(words.slice(0, WORDS).join(' ')).digest('hex').slice(0, 6)}`;
}

/** What has an address: a section is the scroller of a table (rehype-blocks.ts). */
const LETTERS: Record<string, 'p' | 't' | 'f'> = { p: 'p', section: 't', figure: 'f' };

/**
 * Give each paragraph, table and picture of the body an address; the page adds the links (outputs/article.ts). A field of the front
 * matter gets none, not even for its headings: ids belong to the body. Runs after `rehype-slug`.
 */
export default function rehypeAnchors() {
  return (tree: Root, file: VFile): undefined => {
    const { body } = file.data.gathered!;
    const taken = new Set<string>();
    walk<Nodes, Parents>(tree, (node) => {
      if (node.type !== 'element') return undefined;
      if (/^h[2-6]$/.test(node.tagName)) {
        if (body) taken.add(String(node.properties['id']));
        else delete node.properties['id'];
        return SKIP;
      }
      const letter = LETTERS[node.tagName];
      if (body && letter) {
        const base = placeId(letter, toString(node));
        let id = base;
        for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
        taken.add(id);
        node.properties['id'] = id;
      }
      return letter || node.tagName === 'li' || node.tagName === 'blockquote' ? SKIP : undefined;
    });
  };
}
