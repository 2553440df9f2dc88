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

/** Parts of an article's page that have an address of their own. */
export const PARTS: ReadonlySet<string> = new Set(['top', 'main', 'menu', 'takeaways', 'questions-and-answers', 'claims-checked', 'method', 'notes', 'changes', 'letters', 'related', 'cite', 'share', 'search', 'used']);

/** How the ids of its notes, and of the cards of facts and charts, begin: no text takes one. Cards of terms, people and events share their first word with too many headings. */
const APPARATUS = /^(?:note-\d|source-.+-note$|(?:fact|chart)-)/;

/** Is this an id that an article's page keeps for parts of its own? */
export const isPart = (id: string): boolean => PARTS.has(id) || APPARATUS.test(id);

/** Why the address of a heading will not do. */
function faultOf(id: string): string | undefined {
  if (PARTS.has(id)) return 'has the address of another part of the page';
  if (APPARATUS.test(id)) return `makes the address #${id}, as those of notes, facts and charts are made`;
  return /[\p{L}\p{N}]/u.test(id) ? undefined : 'has no letters to make an address of';
}

function holdsLink(heading: Nodes): boolean {
  let found = false;
  walk<Nodes, Parents>(heading, (node) => void (found ||= node.type === 'element' && node.tagName === 'a'));
  return found;
}

/** What has an address: a section is the scroller of a table (rehype-blocks.ts). */
const LETTERS: Record<string, 'p' | 't' | 'f'> = { p: 'p', section: 't', figure: 'f' };

/**
 * Give each paragraph, table and picture of the body an address; the page adds the links (outputs/article.ts). A field of the front
 * matter gets none, not even for its headings: ids belong to the body. Runs after `rehype-slug`.
 */
export default function rehypeAnchors() {
  return (tree: Root, file: VFile): undefined => {
    const { body, faults, offset } = file.data.gathered!;
    const taken = new Set<string>();
    walk<Nodes, Parents>(tree, (node) => {
      if (node.type !== 'element') return undefined;
      if (/^h[2-6]$/.test(node.tagName)) {
        const id = String(node.properties['id']);
        const fault = body && node.children.length > 0 && faultOf(id);
        if (fault) faults.push({ line: node.position!.start.line + offset, what: `the heading “${toString(node)}” ${fault}`, remedy: 'Word it otherwise' });
        if (body && holdsLink(node)) faults.push({ line: node.position!.start.line + offset, what: `a link stands in the heading “${toString(node)}”`, remedy: 'A heading holds plain words; put the link into the text below it' });
        if (body) taken.add(id);
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
