import type { Nodes, Parents, Root } from 'mdast';
import type { VFile } from 'vfile';
import { walk } from './walk.ts';

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
    walk<Nodes, Parents>(tree, (node) => {
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
        links.push({ href: node.url, line: node.position!.start.line + offset });
      }
      if (node.type === 'link' || node.type === 'definition') {
        links.push({ href: node.url, line: node.position!.start.line + offset });
      }
      const undefinedLink = node.type === 'text' && /\[[^\]]+\]\[([^\]]*)\]/.exec(node.value);
      if (undefinedLink) report(node, `the link ${undefinedLink[0]} leads nowhere`, 'Write its address in round brackets: `[words](/address/)`');
      if (node.type === 'html' && !/^<!--[\s\S]*-->$/.test(node.value.trim()) && !node.value.startsWith('</')) {
        report(node, `raw HTML (${node.value.slice(0, 30).split('\n')[0]})`, 'Use Markdown or a directive instead');
      }
      if (node.type === 'footnoteDefinition') {
        report(node, 'a footnote', 'Use `:cite[source-id]` instead');
      }
    });
  };
}
