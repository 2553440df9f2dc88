import type { Nodes, Parents, Root } from 'mdast';
import { SKIP, walk } from './walk.ts';

/**
 * Make quotes, dashes and ellipses typographic. A quote opens after a space or an opening sign, wherever emphasis or a
 * link begins, so the last sign of the text before is carried across nodes. Code and directives' ids stay as they are.
 */
export default function remarkTypography() {
  return (tree: Root): undefined => {
    walk<Nodes, Parents>(tree, (node) => {
      if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return undefined;
      let before = '';
      walk<Nodes, Parents>(node, (inner) => {
        if (inner.type === 'text') {
          inner.value = typeset(inner.value, before);
          before = inner.value.at(-1) ?? before;
        } else if (inner.type === 'inlineCode' || inner.type === 'image') before = 'x';
        else if (inner.type === 'break') before = ' ';
      });
      return SKIP;
    });
  };
}

/** `"It's" -- and ---` → `“It’s” – and —`; `before` is the sign that stands before the text. */
export function typeset(text: string, before = ''): string {
  if (!/["'.-]/.test(text)) return text;
  const dashed = text.replace(/---/g, '—').replace(/--/g, '–').replace(/\.\.\./g, '…');
  return dashed.replace(/["']/g, (quote, at: number) => {
    const previous = at === 0 ? before : dashed[at - 1]!;
    const next = dashed[at + 1] ?? '';
    // An apostrophe before a digit stands for the century: ’23.
    const opens = /^$|[\s([{–—/"'“‘]/.test(previous) && !/\s/.test(next) && !(quote === "'" && /\d/.test(next));
    if (quote === '"') return opens ? '“' : '”';
    return opens ? '‘' : '’';
  });
}
