/** What stands in what: which blocks show nothing, and which nodes stand inside another block. */
import type { Nodes, Parents } from 'mdast';

/** A node as its writer typed it. Its place in the text must be known. */
export const writtenOf = (node: Nodes, source: string): string => source.slice(node.position!.start.offset, node.position!.end.offset);

/** A comment and nothing else, which nobody sees. */
export const isComment = (html: string): boolean => /^<!--(?:(?!-->)[\s\S])*-->$/.test(html.trim());

/** A reader would see nothing of it. */
export function isBlank(node: Nodes): boolean {
  if (node.type === 'html') return isComment(node.value);
  if (node.type === 'text') return node.value.trim() === '';
  if (node.type === 'break' || node.type === 'definition') return true;
  return /^(?:root|paragraph|blockquote|list|listItem|emphasis|strong|delete)$/.test(node.type) && (node as Parents).children.every(isBlank);
}

/** A box, `:::aside[title]`. */
export const isAside = (node: Nodes): boolean => node.type === 'containerDirective' && node.name === 'aside';
/** How many colons begin a directive. */
const fenceOf = (node: Nodes, source: string): number => /^:*/.exec(writtenOf(node, source))![0].length;

/** An aside without an end takes in what follows it: to the end of the text, or to that of the next aside, which then has none itself. */
export const isOpenAside = (node: Nodes, source: string): boolean =>
  isAside(node) &&
  (!/\n\s*:{3,}\s*$/.test(writtenOf(node, source)) || (node as Parents).children.some((inner) => isAside(inner) && fenceOf(inner, source) >= fenceOf(node, source)));

/** Three colons before the name of a directive that is no box: reported as such, and what follows it is not meant to stand in it. */
const isNoBox = (node: Nodes): boolean => node.type === 'containerDirective' && node.name !== 'aside';

/** Within another block; what an open aside took in does not count. */
export const isInside = (ancestors: readonly Parents[], source: string): boolean => ancestors.length > 1 && !ancestors.some((node) => isOpenAside(node, source) || isNoBox(node));

/** A node stands in one of this type. */
export const ancestorsHold = (ancestors: readonly Parents[], type: Nodes['type']): boolean => ancestors.some((node) => node.type === type);
