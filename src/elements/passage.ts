/** The text fragment of a selection. Loaded when a reader selects words; the generator is Google's, this settles where it looks. */
import { generateFragmentFromRange, setTimeout as setLimit } from '../../node_modules/text-fragments-polyfill/src/fragment-generation-utils.js';
import { internal } from '../../node_modules/text-fragments-polyfill/src/text-fragment-utils.js';

export { figuresIn, toQuotation } from './quotation.ts';

/** The longest that a phone may think about one link, in milliseconds; then it leads to the paragraph. */
setLimit(1500);

// Chromium ends a match at a button, and a hidden word stands in a span: no term may run across either.
internal.BLOCK_ELEMENTS.push('BUTTON', 'SPAN');

/** Where words may tell one place from another: the stretch of text around the selection, not what stands beside it, nor the labels of a drawing. */
let around: Element = document.body;
const accept = internal.acceptNodeIfVisibleInRange;
internal.acceptNodeIfVisibleInRange = (node: Node, range?: Range) => ((around.contains(node) || node.contains(around)) && !(node instanceof SVGElement) ? accept(node, range) : NodeFilter.FILTER_REJECT);

const elementOf = (node: Node): Element => (node instanceof Element ? node : node.parentElement!);

/** How much of a text hangs together by no-break spaces with what stands behind it, or before it. */
const GLUED_BEFORE = /[^ \n\t]*\u00a0[^ \n\t]*$/;
const GLUED_AFTER = /^[^ \n\t]*\u00a0[^ \n\t]*/;

/**
 * The selection from its first word to its last: without signs at its ends, and without what only a screen reader says. A
 * number and its word stay together: Firefox finds no prefix or suffix beyond a no-break space.
 */
function tighten(selected: Range): Range | undefined {
  const range = selected.cloneRange();
  const walker = document.createTreeWalker(elementOf(selected.commonAncestorContainer), NodeFilter.SHOW_TEXT);
  const pieces: { node: Node; from: number; to: number }[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!selected.intersectsNode(node) || elementOf(node).closest('.visually-hidden')) continue;
    const from = node === selected.startContainer ? selected.startOffset : 0;
    const to = node === selected.endContainer ? selected.endOffset : node.textContent!.length;
    if (/[\p{L}\p{N}]/u.test(node.textContent!.slice(from, to))) pieces.push({ node, from, to });
  }
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return undefined;
  const [before, after] = [first.node.textContent!.slice(0, first.from), last.node.textContent!.slice(last.to)];
  range.setStart(first.node, first.from - (GLUED_BEFORE.exec(before)?.[0].length ?? 0));
  range.setEnd(last.node, last.to + (GLUED_AFTER.exec(after)?.[0].length ?? 0));
  return range;
}

/** What stands behind an element, or behind what holds it. */
function nextOf(element: Element): Element | null {
  for (let at: Element | null = element; at; at = at.parentElement) if (at.nextElementSibling) return at.nextElementSibling;
  return null;
}

/**
 * The generator asks the style of each node again and again; nothing changes while it works, so each is asked once. What
 * stands behind `last` is taken for hidden: a browser goes to the first match, so words that come again later do no harm.
 */
function withStylesAtHand<T>(last: Element | null, work: () => T): T {
  const ask = window.getComputedStyle;
  const known = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    const { visibility, display, height, width, overflowX, overflowY, opacity } = ask(element);
    const place = last?.compareDocumentPosition(element) ?? 0;
    const behind = place & Node.DOCUMENT_POSITION_FOLLOWING && !(place & Node.DOCUMENT_POSITION_CONTAINED_BY);
    return { visibility, display: behind ? 'none' : display, height, width, overflowX, overflowY, opacity } as CSSStyleDeclaration;
  };
  window.getComputedStyle = (element) => {
    const style = known.get(element) ?? styleOf(element);
    known.set(element, style);
    return style;
  };
  try {
    return work();
  } finally {
    window.getComputedStyle = ask;
  }
}

/** A comma, an ampersand and a hyphen part the terms of a directive. */
const encode = (term: string): string => encodeURIComponent(term).replaceAll('-', '%2D');

/** `:~:text=prefix-,start,end,-suffix`; empty where the words cannot be told from others in the page. */
export function textDirective(selected: Range): string {
  const range = tighten(selected);
  if (!range) return '';
  around = elementOf(range.commonAncestorContainer).closest('.prose, section, main') ?? document.body;
  // The words behind the selection may be needed to tell it apart; they stand in its own block, or in the next.
  const { fragment } = withStylesAtHand(nextOf(elementOf(range.endContainer).closest(internal.BLOCK_ELEMENTS.join(', '))!), () => generateFragmentFromRange(range));
  if (!fragment) return '';
  const { prefix, textStart, textEnd, suffix } = fragment;
  const terms = [prefix && `${encode(prefix)}-`, encode(textStart), textEnd && encode(textEnd), suffix && `-${encode(suffix)}`];
  return `:~:text=${terms.filter(Boolean).join(',')}`;
}
