import type { Nodes, Parents, Root } from 'mdast';
import { curl } from '../schemas/common.ts';
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
export const typeset = (text: string, before = ''): string => curl(text.replace(/---/g, '—').replace(/--/g, '–').replace(/\.\.\./g, '…'), before);
