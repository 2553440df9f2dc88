/** Returned by `enter`: leave the node's children out. */
export const SKIP = 'skip';

/**
 * Call `enter` for each node of a tree, parents before children. It may return SKIP, or the place among its siblings at
 * which to go on, when it has changed them. As `unist-util-visit-parents`, which spends a tenth of an article's parse on
 * naming functions for stack traces.
 *   walk<Nodes, Parents>(tree, (node, ancestors) => …)   with the types of mdast or of hast
 * `ancestors` are the nodes around this one, outermost first: one array, changed as the walk goes on.
 */
export function walk<Node extends { type: string }, Parent extends Node>(tree: Node, enter: (node: Node, ancestors: readonly Parent[]) => typeof SKIP | number | undefined | void): void {
  const ancestors: Parent[] = [];
  /** Returns the place of the sibling to go on with, where `enter` named one. */
  const visit = (node: Node): number | undefined => {
    const result = enter(node, ancestors);
    if (typeof result === 'number') return result;
    if (result === SKIP || !('children' in node)) return undefined;
    const children = node.children as Node[];
    ancestors.push(node as Parent);
    for (let at = 0; at < children.length; ) at = visit(children[at]!) ?? at + 1;
    ancestors.pop();
    return undefined;
  };
  visit(tree);
}
