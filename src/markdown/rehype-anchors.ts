import { createHash } from 'node:crypto';
import { toString } from 'hast-util-to-string';
import type { VFile } from 'vfile';
import type { Nodes, Parents, Root } from 'hast';
import { MARKER, type Reference } from './reference.ts';
import { SKIP, walk } from './walk.ts';

/** How many of its first words name a place: an edit further on leaves its address alone. */
const WORDS = 8;

/** The address of a paragraph (`p-3fa92c`), a table (`t-…`) or a picture (`f-…`), from its first words. It depends on no other. */
export function placeId(letter: 'p' | 't' | 'f', text: string): string {
  const words = text.replace(MARKER, ' ').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${letter}-${createHash('sha256').update(words.slice(0, WORDS).join(' ')).digest('hex').slice(0, 6)}`;
}

/** Parts of an article's page before and after its text, by their ids. */
export const PARTS = ['top', 'takeaways', 'questions-and-answers', 'claims-checked', 'method', 'notes', 'changes', 'cite', 'letters', 'related'] as const;

/** What frames every page. */
export const FRAME: ReadonlySet<string> = new Set(['top', 'main', 'menu', 'search']);

/** Ids that no place in a text may have: of those parts, whether or not a piece has all of them, and of what frames every page. */
export const RESERVED: ReadonlySet<string> = new Set([...PARTS, ...FRAME, 'share', 'used']);

/** The id of a source in the list of notes, and of a chart: links from elsewhere name them, so they stay as they are. */
export const noteId = (source: string): string => `source-${source}-note`;
export const chartId = (chart: string): string => `chart-${chart}`;

/** Ids of the evidence in an article's page: its charts, and the sources in its list of notes. */
export const evidenceIds = (references: readonly Pick<Reference, 'name' | 'id'>[], lead: object = {}): string[] => [
  ...('chart' in lead ? [chartId(String(lead.chart))] : []),
  ...references.flatMap(({ name, id }) => (name === 'chart' ? chartId(id) : name === 'cite' ? noteId(id) : [])),
];

/** Is this the id of something that an article's page puts beside its text? Cards, letters and the places of notes have a colon in theirs, which no heading makes. */
export const isTaken = (id: string, references: readonly Pick<Reference, 'name' | 'id'>[], lead?: object): boolean => RESERVED.has(id) || evidenceIds(references, lead).includes(id);

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
    const { body, faults, headings, offset } = file.data.gathered!;
    const taken = new Set<string>();
    walk<Nodes, Parents>(tree, (node) => {
      if (node.type !== 'element') return undefined;
      if (/^h[2-6]$/.test(node.tagName)) {
        const id = String(node.properties['id']);
        const line = node.position!.start.line + offset;
        if (body) headings.push({ id, words: toString(node), line });
        if (body && node.children.length > 0 && !/[\p{L}\p{N}]/u.test(id)) faults.push({ line, what: `the heading “${toString(node)}” has no letters to make an address of`, remedy: 'Word it otherwise' });
        if (body && holdsLink(node)) faults.push({ line, what: `a link stands in the heading “${toString(node)}”`, remedy: 'A heading holds plain words; put the link into the text below it' });
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
