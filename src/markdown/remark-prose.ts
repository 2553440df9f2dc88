import type { Nodes, Parents, Root } from 'mdast';
import type { VFile } from 'vfile';
import { BLOCK, INLINE } from './reference.ts';
import { faultIn } from './signs.ts';
import { walk } from './walk.ts';

/** A directive of ours, as written. */
const DIRECTIVE = new RegExp(`:(?:${[...Object.keys(INLINE), ...Object.keys(BLOCK), 'aside'].join('|')})[[{]`);
/** One that belongs on a line of its own and stands in another, or a box that does. */
const MISPLACED = new RegExp(`::+(?:${[...Object.keys(BLOCK), 'aside'].join('|')})[[{][^\\s]*`);

const isComment = (html: string): boolean => /^<!--(?:(?!-->)[\s\S])*-->$/.test(html.trim());

/** The end of an element whose beginning has been told of. */
const isEndOf = (html: string, opened: ReadonlySet<string>): boolean => opened.has(/^<\/([a-z][a-z0-9-]*)\s*>$/i.exec(html)?.[1] ?? ' ');

/** A fence opens a block of code, and no fence as long closes it. */
function isOpen(written: string): boolean {
  const fence = /^(`{3,}|~{3,})/.exec(written)?.[1];
  const last = written.slice(written.lastIndexOf('\n') + 1).trim();
  return fence !== undefined && !(written.includes('\n') && last.startsWith(fence) && last === fence[0]!.repeat(last.length));
}

/** The words of a node that are not further nodes. */
const wordsOf = (node: Nodes): string =>
  [('value' in node && node.value) || '', ('alt' in node && node.alt) || '', ('title' in node && node.title) || '', ('url' in node && node.url) || ''].join('\n');

/**
 * Report what has no place in an article: a first-level or skipped heading, a picture without its words, raw HTML,
 * a footnote, a note without a definition. Runs first, on the tree as written.
 */
export default function remarkProse() {
  return (tree: Root, file: VFile): undefined => {
    const { faults, links, offset, body } = file.data.gathered!;
    const report = (node: Nodes, what: string, remedy: string): void => {
      faults.push({ line: node.position!.start.line + offset, what, remedy });
    };
    let depth = 1;
    const opened = new Set<string>();
    const source = String(file);
    walk<Nodes, Parents>(tree, (node) => {
      const sign = faultIn(wordsOf(node));
      if (sign) report(node, sign.what, sign.remedy);
      if (node.type === 'heading') {
        if (!body) report(node, 'a heading stands in a field of the front matter', 'Write the field without headings');
        else if (node.depth === 1) report(node, 'a first-level heading stands in the text', 'The title is the only one; begin with `##`');
        else if (node.depth > depth + 1) {
          report(node, `a heading jumps from level ${depth} to level ${node.depth}`, `Use ${'#'.repeat(depth + 1)} here, or add the level between`);
        }
        if (node.children.length === 0) report(node, 'a heading is empty', 'Write the heading, or remove its hashes');
        depth = Math.max(node.depth, 2);
      }
      if (node.type === 'image') {
        if (!node.alt?.trim()) report(node, 'a picture has no alt text', 'Say between the brackets what it shows: `![…](…)`');
        if (!node.title?.trim()) report(node, 'a picture has no caption', 'Add one: `![alt](/images/x.png "Caption. Credit: name")`');
        else if (!/\bCredit: \S/.test(node.title)) report(node, 'a picture has no credit', 'End its caption with `Credit: name`');
        if (DIRECTIVE.test(`${node.alt} ${node.title}`) || DIRECTIVE.test(source.slice(node.position!.start.offset, node.position!.end.offset))) report(node, 'a directive stands in the words of a picture', 'Write plain words, and name the entry in the text beside it');
        links.push({ href: node.url, line: node.position!.start.line + offset, picture: true });
      }
      if (node.type === 'link' && node.children.length === 0) report(node, `the link ${node.url} has no words`, 'Write them between the square brackets');
      if (node.type === 'link' || node.type === 'definition') {
        links.push({ href: node.url, line: node.position!.start.line + offset });
      }
      const footnote = node.type === 'text' && /\[\^[^\]\s]+\]/.exec(node.value);
      if (footnote) report(node, `a footnote (${footnote[0]})`, 'Use `:cite[source-id]` instead');
      const misplaced = node.type === 'text' && MISPLACED.exec(node.value);
      if (misplaced) report(node, `the directive ${misplaced[0]} stands inside a line`, 'Put it on a line of its own, with an empty line before and after it');
      if (node.type === 'listItem' && typeof node.checked === 'boolean') report(node, 'a box to tick stands in a list', 'Leave the square brackets out');
      if (node.type === 'code' && isOpen(source.slice(node.position!.start.offset, node.position!.end.offset))) report(node, 'a block of code has no end', 'Write a line of three backticks below it');
      const undefinedLink = node.type === 'text' && /\[[^\]]+\]\[([^\]]*)\]/.exec(node.value);
      if (undefinedLink) report(node, `the link ${undefinedLink[0]} leads nowhere`, 'Write its address in round brackets: `[words](/address/)`');
      if (node.type === 'html' && !isComment(node.value) && !isEndOf(node.value, opened)) {
        opened.add(/^<([a-z][a-z0-9-]*)/i.exec(node.value)?.[1] ?? '');
        report(node, `raw HTML (${node.value.slice(0, 30).split('\n')[0]})`, 'Use Markdown or a directive instead');
      }
      if (node.type === 'footnoteDefinition') {
        report(node, 'a footnote', 'Use `:cite[source-id]` instead');
      }
    });
  };
}
