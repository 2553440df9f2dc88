import { toString } from 'mdast-util-to-string';
import type { Heading, Nodes, Paragraph, Parents, Root, Table, Text } from 'mdast';
import type { VFile } from 'vfile';
import { inBrief, lineAt } from '../model/problem.ts';
import { CUT_OFF, isClosed, isEnded, isPaired, isTitle, PICTURE, saidTwice, SHOUTED } from '../schemas/common.ts';
import { ancestorsHold, isAside, isBlank, isComment, isInside, writtenOf } from './blocks.ts';
import { DIRECTIVE, LEFTOVERS, leftoversIn, signsLeft, SLIPS, UNREAD, type Leftover } from './leftovers.ts';
import { figureIn } from './remark-figures.ts';
import { faultIn } from './signs.ts';
import { walk } from './walk.ts';

/** The words of a paragraph as far as quotation marks stand in them: those of code and of options are no part. */
const quotesOf = (node: Nodes): string => (node.type === 'text' ? node.value : 'children' in node ? (node as Parents).children.map(quotesOf).join('') : '');

/** A paragraph of this many words or more is not written twice by chance. */
const LONG = 8;

/** What and remedy, where a directive stands in code. */
const IN_CODE = ['a directive stands in code, where nothing is read', 'Take the backquotes away'] as const;

const NAMES_OF_BLOCKS: Record<string, string> = { paragraph: 'a paragraph', blockquote: 'a quotation', listItem: 'an item of a list' };

/** Between a heading and the next one of its level, or of one above it, nothing is shown. */
function isBare(heading: Heading, parent: Root): boolean {
  const next = parent.children.slice(parent.children.indexOf(heading) + 1).find((node) => !isBlank(node));
  return next === undefined || (next.type === 'heading' && next.depth <= heading.depth);
}

/** The end of an element whose beginning has been told of. */
const isEndOf = (html: string, opened: ReadonlySet<string>): boolean => opened.has(/^<\/([a-z][a-z0-9-]*)\s*>$/i.exec(html)?.[1] ?? ' ');

/** A fence opens a block of code, and no fence as long closes it. */
function isOpen(written: string): boolean {
  const fence = /^(`{3,}|~{3,})/.exec(written)?.[1];
  const last = written.slice(written.lastIndexOf('\n') + 1).trim();
  return fence !== undefined && !(written.includes('\n') && last.startsWith(fence) && last === fence[0]!.repeat(last.length));
}

/** An address that stands in the text as it is: no sign in it is meant for the parser. */
const isAddress = (text: Text, parent: Parents | undefined): boolean => parent?.type === 'link' && parent.url.endsWith(text.value);

/** The words of a node that are not further nodes. */
const ownWords = (node: Nodes): string =>
  [('value' in node && node.value) || '', ('alt' in node && node.alt) || '', ('title' in node && node.title) || '', ('url' in node && node.url) || ''].join('\n');

/** What the checks of one text share: how a mistake is reported, and what they have seen so far. */
interface ProseState {
  source: string;
  /** The text is an article's body, not a field of its front matter. */
  body: boolean;
  /** `below` is how many lines below the node's first line the mistake stands. */
  report(node: Nodes, what: string, remedy: string, below?: number): void;
  /** Report each of the leftovers that a text of the node has. */
  reportLeft(node: Nodes, text: string, leftovers: readonly Leftover[]): void;
  /** Level of the last heading. */
  depth: number;
  /** The number with which the last numbered list would go on, behind what parts it. */
  next: number;
  /** Headings and long paragraphs of the text so far. */
  passed: Set<string>;
  /** Names of the HTML elements whose beginning was reported. */
  opened: Set<string>;
}

/** What stands around a node, and the node as its writer typed it. */
interface Around {
  written: string;
  parent: Parents | undefined;
  ancestors: readonly Parents[];
}

/** A block that holds words has some. */
function checkEmpty(node: Nodes, { parent }: Around, { report }: ProseState): void {
  if (isBlank(node) && !isBlank(parent!)) report(node, `${NAMES_OF_BLOCKS[node.type]!} is empty`, 'Write its words, or remove it; a comment and a blank are not seen');
}

/** What a heading and the title of an aside must not be: both have an address that is made of their words. */
function checkTitle(node: Heading | Paragraph, called: string, { report, passed }: ProseState): void {
  const words = toString(node);
  if (words === '') return;
  const end = /[\p{L}\p{N}]["”’)]?([.:,;])$/u.exec(words)?.[1];
  if (end) report(node, `${called} “${words}” has a ${{ '.': 'full stop', ':': 'colon', ',': 'comma' }[end] ?? 'semicolon'} at its end`, 'Take it away');
  if (words.length > 1 && /\p{L}/u.test(words) && !isTitle(words)) report(node, `${called} “${words}” says nothing`, 'Say what stands below it');
  if (words.length > 90) report(node, `${called} “${inBrief(words)}” has ${words.length} characters`, 'Write it with at most 90: the contents list shows all of it');
  if (PICTURE.test(words)) report(node, `${called} “${words}” holds a picture`, 'Take it away: a screen reader says its name');
  if (SHOUTED.test(words)) report(node, `${called} “${inBrief(words)}” is written in capitals`, 'Write it in small letters, with capitals where a sentence has them');
  if (node.children.length === 1 && /^(?:strong|emphasis)$/.test(node.children[0]!.type)) report(node, `${called} “${words}” is marked as a whole`, 'Take the stars away: a heading looks like one');
  // Two that differ by signs alone have one id.
  const twin = `# ${words.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()}`;
  if (passed.has(twin)) report(node, `${called} “${words}” stands twice`, 'Word one of the two otherwise: a link to the second would depend on the first');
  passed.add(twin);
}

/** What each type of node must not be. A rule on one node by itself goes here. */
const CHECKS: { [Type in Nodes['type']]?: (node: Extract<Nodes, { type: Type }>, around: Around, state: ProseState) => void } = {
  heading(node, { written, parent, ancestors }, state) {
    const { source, body, report, depth } = state;
    const words = toString(node);
    if (!body) report(node, 'a heading stands in a field of the front matter', 'Write the field without headings');
    else if (isInside(ancestors, source)) report(node, 'a heading stands inside another block', 'Put it between two paragraphs');
    else if (!written.startsWith('#')) report(node, `the line below “${written.split('\n')[0]}” makes it a heading`, 'Begin a heading with `##`, or take that line away');
    else if (node.depth === 1) report(node, 'a first-level heading stands in the text', 'The title is the only one; begin with `##`');
    else if (node.depth > depth + 1) report(node, `a heading jumps from level ${depth} to level ${node.depth}`, `Use ${'#'.repeat(depth + 1)} here, or add the level between`);
    if (node.children.length === 0) report(node, 'a heading is empty', 'Write the heading, or remove its hashes');
    else if (parent?.type === 'root' && body && isBare(node, parent)) report(node, `nothing stands below the heading “${words}”`, 'Write its text, or remove it');
    checkTitle(node, 'the heading', state);
    state.depth = Math.max(node.depth, 2);
  },
  code(node, { written }, { report }) {
    if (!/^[`~]/.test(written)) return report(node, 'four spaces at the beginning of a line make it a block of code', 'Take the spaces away; code stands between two lines of three backquotes');
    if (isOpen(written)) return report(node, 'a block of code has no end', 'Write a line of three backticks below it');
    const figure = figureIn(node.value);
    if (figure) report(node, `the figure “${figure[0]}” stands in a block of code, where it has no evidence`, 'Write it in the text');
    if (DIRECTIVE.test(node.value)) report(node, ...IN_CODE);
  },
  inlineCode(node, _, { report }) {
    if (DIRECTIVE.test(node.value)) report(node, ...IN_CODE);
  },
  thematicBreak(node, _, { report }) {
    report(node, 'a rule stands in the text', 'Begin a new part with a heading, `## Its words`, or take the rule away');
  },
  table(node, { written }, { report, passed }) {
    if (passed.has(written)) report(node, 'a table stands twice', 'Keep one of the two');
    passed.add(written);
    if (node.children.length < 2) report(node, 'a table has no rows', 'Write them below its line of hyphens, or remove it');
    // The first may stay empty: what stands below it names the rows.
    const [first, ...others] = node.children[0]!.children.map((cell) => toString(cell).trim());
    const names = [first, ...others].filter((name) => name !== '');
    const twice = names.find((name, at) => names.indexOf(name) < at);
    if (twice !== undefined) report(node, `two columns of a table have the name “${twice}”`, 'Name one of them otherwise');
    const rows = node.children.map((row) => row.children.map((cell) => toString(cell)).join('|'));
    const again = rows.findIndex((row, at) => rows.indexOf(row) < at);
    if (again > 0) report(node.children[again]!, 'a row of a table stands twice', 'Keep one of the two');
    if ((others.length > 0 ? others : [first]).includes('')) report(node, 'a column of a table has no name', 'Write what it holds into its first line: a screen reader says it before each cell');
  },
  tableRow(node, { parent }, { report }) {
    const [has, takes] = [node.children.length, (parent as Table).align!.length];
    if (has < takes) report(node, `a row has ${has} ${has === 1 ? 'cell' : 'cells'} and its table ${takes}`, 'Write the missing ones, with a dash where there is nothing to say');
    if (has > takes) report(node, `a row has ${has} cells and its table ${takes}`, 'Write `\\|` for a bar within a cell, or give the whole table another column');
  },
  break(node, { written }, { report }) {
    if (!written.startsWith('\\')) report(node, 'two blanks at the end of a line break it', 'Take them away, or put an empty line between two paragraphs');
  },
  paragraph(node, around, state) {
    const { body, report, reportLeft, passed } = state;
    const { written, parent } = around;
    if (node.data?.directiveLabel && parent && isAside(parent)) checkTitle(node, 'the title', state);
    if (parent?.type === 'root' && body && node.children.length === 1 && node.children[0]!.type === 'strong') {
      report(node, `“${inBrief(toString(node))}” is bold as a whole`, 'Begin a heading with `##`; a paragraph has no more than a few words in bold');
    }
    checkEmpty(node, around, state);
    if (body && written.split(/\s+/, LONG).length === LONG) {
      if (passed.has(written)) report(node, `the paragraph “${inBrief(written)}” stands twice`, 'Keep one of the two');
      passed.add(written);
    }
    // A title of an aside is no sentence, and what introduces a list ends in a colon. A note follows its sentence.
    const isSentence = !node.data && !ancestorsHold(around.ancestors, 'listItem') && written.split(/\s+/, LONG).length === LONG;
    const said = written.replaceAll(/:cite\[[^\]]*\]|[*_]+$/g, '').trim();
    if (isSentence && !isEnded(said) && !/[:…|]$|\]\([^)]*\)$/.test(said)) report(node, `a paragraph ends amid a sentence (“${inBrief(said.split(/\s+/).slice(-5).join(' '))}”)`, 'Write the rest of it, and its full stop', written.split('\n').length - 1);
    if (isSentence && CUT_OFF.test(said)) report(node, `a paragraph begins amid a sentence (“${inBrief(said.split(/\s+/, 5).join(' '))}”)`, 'Write what stood before it, or begin it with a capital letter');
    const twice = body ? saidTwice(written) : undefined;
    if (twice !== undefined) report(node, `a sentence stands twice (“${inBrief(twice)}”)`, 'Take one of the two away');
    reportLeft(node, written, UNREAD);
    const quotes = quotesOf(node);
    if (!isPaired(quotes)) report(node, 'a quotation mark has no second one', 'Write it, or take the first away');
    // A link that is not read is told as such.
    if (!isClosed(quotes) && !quotes.includes('](')) report(node, 'a round bracket has no second one', 'Write it, or take the first away');
  },
  blockquote: checkEmpty,
  list({ ordered, start, children }, _, state) {
    if (!ordered) return;
    const { source, report, next } = state;
    const numbers = children.map((item) => Number(/^\d*/.exec(source.slice(item.position!.start.offset))![0]));
    // Ones all the way down are a habit of many: each is one more.
    const odd = children.find((_, at) => numbers[at] !== start! + at && numbers[at] !== 1);
    if (start !== 1 && start !== next) report(children[0]!, `a list begins with ${start}`, children.length === 1 ? `Write \`${start}\\.\` if it begins a sentence: a number and a point make a list` : 'Begin it with 1');
    else if (odd) report(odd, `an item that is numbered ${numbers[children.indexOf(odd)]} would be shown as ${children.indexOf(odd) + 1}`, 'Number them in their order');
    state.next = start! + children.length;
  },
  listItem(node, around, state) {
    checkEmpty(node, around, state);
    if (typeof node.checked === 'boolean') state.report(node, 'a box to tick stands in a list', 'Leave the square brackets out');
  },
  text(node, { written, parent }, { reportLeft }) {
    // An id stands in a directive as it is.
    if (parent?.type !== 'textDirective') reportLeft(node, node.value, SLIPS);
    if (!isAddress(node, parent)) reportLeft(node, signsLeft(written, node.value), LEFTOVERS);
  },
  html(node, _, { report, opened }) {
    if (isComment(node.value) || isEndOf(node.value, opened)) return;
    opened.add(/^<([a-z][a-z0-9-]*)/i.exec(node.value)?.[1] ?? '');
    report(node, `raw HTML (${node.value.slice(0, 30).split('\n')[0]})`, 'Use Markdown or a directive instead');
  },
  footnoteDefinition(node, _, { report }) {
    report(node, 'a footnote', 'Use `:cite[source-id]` instead');
  },
};

/**
 * Report what has no place in an article: a first-level or skipped heading, raw HTML, a footnote, signs that nobody reads
 * (`CHECKS`). Runs first, on the tree as written.
 */
export default function remarkProse() {
  return (tree: Root, file: VFile): undefined => {
    const { faults, offset, body } = file.data.gathered!;
    const source = String(file);
    const report: ProseState['report'] = (node, what, remedy, below = 0) => void faults.push({ line: node.position!.start.line + offset + below, what, remedy });
    const state: ProseState = {
      source,
      body,
      report,
      reportLeft(node, text, leftovers) {
        for (const { at, what, remedy } of leftoversIn(text, leftovers)) report(node, what, remedy, lineAt(text, at) - 1);
      },
      depth: 1,
      next: 1,
      passed: new Set(),
      opened: new Set(),
    };
    walk<Nodes, Parents>(tree, (node, ancestors) => {
      const parent = ancestors.at(-1);
      const written = node.position ? writtenOf(node, source) : 'value' in node ? node.value : '';
      // An address that is found only when the text around it is read has no place of its own.
      node.position ??= parent?.position;
      const sign = faultIn(ownWords(node));
      if (sign) report(node, sign.what, sign.remedy);
      (CHECKS[node.type] as ((node: Nodes, around: Around, state: ProseState) => void) | undefined)?.(node, { written, parent, ancestors }, state);
    });
  };
}
