import { toString } from 'mdast-util-to-string';
import type { Definition, Heading, Link, Nodes, Paragraph, Parents, Root, Table, Text } from 'mdast';
import type { VFile } from 'vfile';
import { inBrief, lineAt } from '../model/problem.ts';
import { CUT_OFF, DOUBLED, isClosed, isEnded, isPaired, Line, LOOSE, SHOUTED, straight, TYPED, UNFINISHED } from '../schemas/common.ts';
import { BLOCK, INLINE } from './reference.ts';
import { figureIn } from './remark-figures.ts';
import { faultIn } from './signs.ts';
import { walk } from './walk.ts';

const NAMES = [...Object.keys(INLINE), ...Object.keys(BLOCK), 'aside'].join('|');
/** A directive of ours, as written. */
const DIRECTIVE = new RegExp(`:(?:${NAMES})[[{]`);

/** A sign that a backslash takes the meaning from. */
const ESCAPE = /\\[!-/:-@[-`{-~]/g;

/** A sign by its name, `&nbsp;`. */
const ENTITY = /&(?:#x?[\da-f]+|[a-z][a-z\d]+);/gi;

/** Something that a reader would see as it was typed. */
interface Leftover {
  left: RegExp;
  what(found: string): string;
  remedy: string;
}

/** What would be no paragraph if it were written as it is meant. */
const UNREAD: readonly Leftover[] = [
  { left: /^ {0,3}(?:##|#(?!\d)).*/m, what: (found) => `“${inBrief(found)}” is not read as a heading`, remedy: 'Write two to six hashes and a space before its words; a backslash before a hash makes it a sign' },
  { left: /^ {0,3}\||^[^|\n]+ \| [^|\n]+\n[^|\n]+ \| [^|\n]+/m, what: () => 'a table is not read', remedy: 'Its second line has as many groups of hyphens as the first has cells: `|---|---|`' },
  { left: /^[ \t]*(?:[•‣◦▪▫●○■□·∙⁃]|o\t)[ \t]*\S/m, what: () => 'a list is not read', remedy: 'Begin each of its lines with `- `, and put an empty line above the first' },
  { left: /^[ \t]*[-–—][^\s-].*\n[ \t]*[-–—][^\s-]|^[ \t]*[–—] .*\n[ \t]*[–—] /m, what: () => 'a list is not read', remedy: 'Begin each of its lines with `- `, and put an empty line above the first' },
  { left: /(?:[^\s]+[\u{A0}\u{202F}]){3}/u, what: (found) => `the blanks in “${inBrief(found)}” let no line break`, remedy: 'Type them again: copied text brings such blanks along' },
  { left: /^[\u{A0}\u{2000}-\u{200A}\u{202F}\u{3000}]/mu, what: () => 'a line begins with a blank that came along with copied text', remedy: 'Delete what stands before its first word' },
  { left: /\p{L}+-\n(?!(?:and|or|to)\b)\p{Ll}+/u, what: (found) => `a word is parted at the end of a line (“${found.replace('\n', ' ')}”)`, remedy: 'Write it in one line: readers would see a hyphen and a blank' },
  { left: /^[ \t]*(?:\d{1,2}|[a-z])[.)] \S.*\n[ \t]*(?:\d{1,2}|[a-z])[.)] \S/m, what: () => 'a list is not read', remedy: 'Begin each of its lines with `- `, or the first with `1. `, and put an empty line above it' },
  { left: /^: \S/m, what: () => 'a list of terms is not read', remedy: 'Begin each of its lines with `- `, and put an empty line above the first' },
  { left: /\t/, what: () => 'a tab stands between words', remedy: 'Write a blank; cells stand between bars, `| one | two |`, below a first line and one of hyphens' },
  { left: /^!{2,3} ?\w.*/m, what: (found) => `“${inBrief(found)}” makes no box`, remedy: 'Write it as `:::aside[A short title]`' },
  { left: /^import (?:.+ from )?(["'])[^"']+\1;?$|^export (?:const|default|function) .*/m, what: (found) => `“${inBrief(found)}” is a line of a program`, remedy: 'Take it away' },
];

/** What no text holds that has none of the leftovers. */
const SIGNS = /\$\$|[:：[\]{*_`~=^&¹²³⁰⁴-⁹]|%%|<!--/;

/** What would be no text if it were written as it is meant. */
const LEFTOVERS: readonly Leftover[] = [
  {
    left: new RegExp(`::+(?:${[...Object.keys(BLOCK), 'aside'].join('|')})[[{][^\\s]*`),
    what: (found) => `the directive ${found} stands inside a line`,
    remedy: 'Put it on a line of its own, with an empty line before and after it',
  },
  {
    // Two colons for one, a space after the colon or before a bracket, no colon at all, a line of three colons alone.
    left: new RegExp(
      `::+(?:${Object.keys(INLINE).join('|')})[[{][^\\s]*|(?<!:)[:：] ?(?:${NAMES})\\[[^\\]]*\\]?|(?<![:：] ?)\\b(?:${NAMES})(?:\\[[a-z0-9]+-[a-z0-9-]+\\]|\\{[a-z0-9]+-[a-z0-9-]+\\})|:{2,}(?: (?:${NAMES})\\b| ?(?:${NAMES}) [[{])[^\\s]*|^:{2,3}aside\\b(?!\\[).*|^:{3,}$|(?<=\\s)\\{(?:at|as|date|from|to)=[^}]*\\}?`,
      'm',
    ),
    what: (found) => `“${inBrief(found)}” is not read as a directive`,
    remedy: 'Write it as `:fact[id]{at=2025-10-28}`, `::chart{id}` or `:::aside[A short title]`, without spaces between its parts',
  },
  { left: /<!--/, what: () => 'a comment has no end', remedy: 'Write `-->` behind it; a backslash before `<` makes it a sign' },
  {
    left: /(?:\[\d{1,3}\]|(?<!\p{L})\[[a-z]{1,2}\])(?![(:\p{Ll}])|(?<=\p{L}{3}|[.,;:!?”’"')\]])[¹²³⁰⁴-⁹]+(?![\p{L}\p{N}])/u,
    what: (found) => `the number of a note (${found}) leads nowhere`,
    remedy: 'Take it away; `:cite[source-id]` makes a note',
  },
  { left: /%%[^%]*(?:%%)?/, what: (found) => `readers see the remark “${inBrief(found)}”`, remedy: 'Write it as `<!-- … -->`, or take it away' },
  {
    left: /\$\$|\[TOC\]|\{\{[^}]*\}{0,2}|\{(?:\+\+|--|>>|==)[^}]*\}?|\{[%#:.][^}]*\}?|\[\/?[a-z][\w-]*(?: [\w-]+=(?:"[^"]*"|“[^”]*”|\S+))+ ?\/?\]|\[\/[a-z][\w-]*\]|\[![a-z]+\]|\[@[\w-]+[^\]]*\]/i,
    what: (found) => `“${inBrief(found)}” is not read`,
    remedy: 'It belongs to another program: take it away, or write a directive of ours; a backslash before a bracket makes it a sign',
  },
  { left: /\[\^[^\]\s]+\]|\^\[[^\]]*\]?/, what: (found) => `a footnote (${found.slice(0, 40)})`, remedy: 'Use `:cite[source-id]` instead' },
  { left: /\[[^\]]+\]\[[^\]]*\]/, what: (found) => `the link ${found} leads nowhere`, remedy: 'Write its address in round brackets: `[words](/address/)`' },
  {
    left: /(?:\]\(|\] \((?=[/#]|https?:|$)|\)\[(?=[/#]|https?:|$))[^\])\s]*|\[\[[^\]]*/,
    what: (found) => `the link “${inBrief(found)}” is not read`,
    remedy: 'Write it as `[words](/address/)`: both brackets closed, no space between them or in the address, no link in its words',
  },
  {
    left: /\*\*|~~|`+|(?<![\p{L}\p{N}*_])[*_]+(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.,])[*_]+(?![\p{L}\p{N}*_])/u,
    what: (found) => `the sign ${found} has no second one to close it`,
    remedy: 'Close it, with no blank between it and the words, or put a backslash before it for the sign itself',
  },
  {
    left: /(?<![\p{L}\p{N}~])~[^\s~](?:[^~]{0,80}[^\s~])?~(?![\p{L}\p{N}~])|(?<!=)==[^\s=](?:[^=]{0,80}[^\s=])?==(?!=)|\^[\p{L}\p{N}]{1,10}\^/u,
    what: (found) => `the signs around “${found}” are not read`,
    remedy: 'Use `_words_` for emphasis; a backslash before a sign makes it a sign',
  },
  { left: /(?<![\p{L}\p{N}:]):(?:[a-z][\w+-]*|[+-]1):(?![\p{L}\p{N}:])/u, what: (found) => `“${found}” makes no picture`, remedy: 'Type the picture itself, or leave it out' },
  {
    left: /&(?:[a-z][a-z\d]{2,30};|#x?[\da-f]+|(?:nbsp|amp|quot|apos|lt|gt|[mn]dash|hellip|[lr][sd]quo|thinsp|shy|euro|pound)(?![a-z\d]))/,
    what: (found) => `“${found}” names no sign`,
    remedy: 'Type the sign itself, or write its whole name: `&nbsp;`. A backslash before `&` makes it a sign',
  },
];

/** The words of a paragraph as far as quotation marks stand in them: those of code and of options are no part. */
const quotesOf = (node: Nodes): string => (node.type === 'text' ? node.value : 'children' in node ? (node as Parents).children.map(quotesOf).join('') : '');

/** A paragraph of this many words or more is not written twice by chance. */
const LONG = 8;

/** What a writer meant to come back to. */
const TO_COME: Leftover = { left: UNFINISHED, what: (found) => `“${found}” stands for words to come`, remedy: 'Write them, or take it away; a remark of yours is `<!-- … -->`' };

/** What nobody means, in any text. */
const SLIPS: readonly Leftover[] = [
  TO_COME,
  { left: DOUBLED, what: (found) => `“${found.replace(/\s+/, ' ')}” is one word too many`, remedy: 'Take one of the two away' },
  { left: LOOSE, what: (found) => `a blank stands before “${found.trim().at(-1)!}”`, remedy: 'Take it away' },
  ...TYPED.map(({ slip, what, remedy }): Leftover => ({ left: slip, what: (found) => `a text holds ${what} (“${inBrief(found)}”)`, remedy: `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}` })),
];

/** What and remedy, where a directive stands in code. */
const IN_CODE = ['a directive stands in code, where nothing is read', 'Take the backquotes away'] as const;

const isComment = (html: string): boolean => /^<!--(?:(?!-->)[\s\S])*-->$/.test(html.trim());

/** What keeps words from being a line of plain text; they stand where no node of their own is checked. */
export const faultInLine = (words: string): string | undefined => Line.safeParse(words).error?.issues[0]!.message;

/** A reader would see nothing of it. */
export function isBlank(node: Nodes): boolean {
  if (node.type === 'html') return isComment(node.value);
  if (node.type === 'text') return node.value.trim() === '';
  if (node.type === 'break' || node.type === 'definition') return true;
  return /^(?:root|paragraph|blockquote|list|listItem|emphasis|strong|delete)$/.test(node.type) && (node as Parents).children.every(isBlank);
}

const NAMES_OF_BLOCKS: Record<string, string> = { paragraph: 'a paragraph', blockquote: 'a quotation', listItem: 'an item of a list' };

/** Between a heading and the next one of its level, or of one above it, nothing is shown. */
function isBare(heading: Heading, parent: Root): boolean {
  const next = parent.children.slice(parent.children.indexOf(heading) + 1).find((node) => !isBlank(node));
  return next === undefined || (next.type === 'heading' && next.depth <= heading.depth);
}

const isAside = (node: Nodes): boolean => node.type === 'containerDirective' && node.name === 'aside';
const fenceOf = (node: Nodes, source: string): number => /^:*/.exec(source.slice(node.position!.start.offset, node.position!.end.offset))![0].length;

/** An aside without an end takes in what follows it: to the end of the text, or to that of the next aside, which then has none itself. */
export const isOpenAside = (node: Nodes, source: string): boolean =>
  isAside(node) &&
  (!/\n\s*:{3,}\s*$/.test(source.slice(node.position!.start.offset, node.position!.end.offset)) || (node as Parents).children.some((inner) => isAside(inner) && fenceOf(inner, source) >= fenceOf(node, source)));

/** Three colons before the name of a directive that is no box: reported as such, and what follows it is not meant to stand in it. */
const isNoBox = (node: Nodes): boolean => node.type === 'containerDirective' && node.name !== 'aside';

/** Within another block; what an open aside took in does not count. */
export const isInside = (ancestors: readonly Parents[], source: string): boolean => ancestors.length > 1 && !ancestors.some((node) => isOpenAside(node, source) || isNoBox(node));

/** A node stands in one of this type. */
const ancestorsHold = (ancestors: readonly Parents[], type: Nodes['type']): boolean => ancestors.some((node) => node.type === type);

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
  /** Note an address, to be checked when all pages are known. */
  noteLink(node: Nodes, href: string, picture?: true): void;
  /** Level of the last heading. */
  depth: number;
  /** The number with which the last numbered list would go on, behind what parts it. */
  next: number;
  /** Headings and long paragraphs of the text so far. */
  passed: Set<string>;
  /** Names of the HTML elements whose beginning was reported. */
  opened: Set<string>;
  /** Addresses that stand on lines of their own, and the identifiers that links use. */
  definitions: Definition[];
  asked: Set<string>;
}

/** What stands around a node, and the node as its writer typed it. */
interface Around {
  written: string;
  parent: Parents | undefined;
  ancestors: readonly Parents[];
}

/** Words of a link that could stand in any. */
const VAGUE = /^(?:(?:click|look|more|read|see) )?(?:here|link|more|this|website)$|^(?:read )?this (?:link|page|site|website)$/i;

/** Words that are an address, and not the one that the link leads to. */
function isMisleading(words: string, url: string): boolean {
  const said = /^(?:https?:\/\/|(?=www\.))(\S+)$/i.exec(words)?.[1];
  const bare = (address: string): string => address.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?|\/$/g, '');
  return said !== undefined && !bare(url).startsWith(bare(said).replace(/…$/, ''));
}

/** A link's address, whether it stands in the link or on a line of its own. */
function checkAddress(node: Link | Definition, { report, noteLink }: ProseState): void {
  noteLink(node, node.url);
  const meant = straight(node.url);
  if (meant !== undefined) report(node, `the link ${inBrief(node.url, 60)} lets others count who follows it`, meant ? `Write ${meant}` : 'Open it, and write the address of the page that it leads to');
  if (node.title) report(node, `the link ${node.url} has a title (“${node.title}”), which only a mouse shows`, 'Say it in the text');
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
  image(node, { written, parent, ancestors }, { source, body, report, noteLink }) {
    if (/^\S+\.\w{3,4}$|^(?:IMG|DSC|image|screen ?shot)[ _-]?\d+/i.test(node.alt ?? '')) report(node, `the alt text “${node.alt}” is the name of a file`, 'Say what the picture shows');
    if (!node.alt?.trim()) report(node, 'a picture has no alt text', 'Say between the brackets what it shows: `![…](…)`');
    if (!node.title?.trim()) report(node, 'a picture has no caption', 'Add one: `![alt](/images/x.png "Caption. Credit: name")`');
    else if (/^\s*Credit:/.test(node.title)) report(node, 'a picture has a credit and no caption', 'Say before `Credit:` what it shows, and when');
    else if (!/\bCredit: \S/.test(node.title)) report(node, 'a picture has no credit', 'End its caption with `Credit: name`');
    if (DIRECTIVE.test(`${node.alt} ${node.title}`) || DIRECTIVE.test(written)) report(node, 'a directive stands in the words of a picture', 'Write plain words, and name the entry in the text beside it');
    else for (const words of [node.alt, node.title]) {
      const fault = words?.trim() ? faultInLine(words) : undefined;
      const [what, remedy = ''] = fault?.split(': ') ?? [];
      if (what) report(node, `“${inBrief(words!)}” of a picture ${what}`, `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}`);
    }
    const figure = figureIn(`${node.alt}\n${node.title}`);
    if (figure) report(node, `the figure “${figure[0]}” stands in the words of a picture, where it has no evidence`, 'Say it in the text beside it, as `:fact[id]`');
    if (!body) report(node, 'a picture stands in a field of the front matter', 'Put it into the text, or make it the lead');
    else if (parent?.type !== 'paragraph' || parent.children.length > 1 || isInside(ancestors.slice(0, -1), source)) report(node, 'a picture stands among words or inside another block', 'Put it on a line of its own, with an empty line before and after it');
    noteLink(node, node.url, true);
  },
  imageReference(node, { written }, { report, asked }) {
    report(node, `the picture ${written} has its address elsewhere`, 'Write it in round brackets: `![alt](/images/x.png "Caption. Credit: name")`');
    asked.add(node.identifier);
  },
  link(node, _, state) {
    const words = toString(node).trim();
    if (node.children.every(isBlank)) state.report(node, `the link ${node.url} has no words`, 'Write them between the square brackets');
    else if (VAGUE.test(words)) state.report(node, `the words “${words}” of a link do not say where it leads`, 'Name the page or the document: readers who go from link to link hear these words alone');
    else if (isMisleading(words, node.url)) state.report(node, `a link says ${inBrief(words, 60)} and leads to ${inBrief(node.url, 60)}`, 'Mend the one that is wrong, or name the page in words');
    checkAddress(node, state);
  },
  linkReference(node, _, { asked }) {
    asked.add(node.identifier);
  },
  definition(node, _, state) {
    state.definitions.push(node);
    checkAddress(node, state);
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
  table(node, _, { report }) {
    if (node.children.length < 2) report(node, 'a table has no rows', 'Write them below its line of hyphens, or remove it');
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
    reportLeft(node, node.value, SLIPS);
    if (!SIGNS.test(written) || isAddress(node, parent)) return;
    // An entity that the value still has is none.
    reportLeft(node, written.replace(ESCAPE, ' ').replace(ENTITY, (entity) => (node.value.includes(entity) ? entity : ' ')), LEFTOVERS);
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

/** An address on a line of its own is given once, and a link uses it. */
function checkDefinitions({ definitions, asked, report }: ProseState): void {
  for (const [at, node] of definitions.entries()) {
    const { identifier, label, url } = node;
    if (definitions.slice(0, at).some((other) => other.identifier === identifier)) report(node, `the address of [${label}] is given twice`, 'Keep one of the two');
    else if (!asked.has(identifier)) report(node, `nobody sees the line “[${label}]: ${url}”`, `Write a link as \`[words](${url})\`; a backslash before the bracket makes it a sign`);
  }
}

/**
 * Report what has no place in an article: a first-level or skipped heading, a picture without its words, raw HTML,
 * a footnote, an address that no link uses (`CHECKS`). Runs first, on the tree as written.
 */
export default function remarkProse() {
  return (tree: Root, file: VFile): undefined => {
    const { faults, links, offset, body } = file.data.gathered!;
    const source = String(file);
    const lineOf = (node: Nodes): number => node.position!.start.line + offset;
    const report: ProseState['report'] = (node, what, remedy, below = 0) => void faults.push({ line: lineOf(node) + below, what, remedy });
    const state: ProseState = {
      source,
      body,
      report,
      reportLeft(node, text, leftovers) {
        for (const { left, what, remedy } of leftovers) {
          const found = left.exec(text);
          if (found) report(node, what(found[0]), remedy, lineAt(text, found.index) - 1);
        }
      },
      noteLink: (node, href, picture) => void links.push({ href, line: lineOf(node), ...(picture ? { picture } : {}) }),
      depth: 1,
      next: 1,
      passed: new Set(),
      opened: new Set(),
      definitions: [],
      asked: new Set(),
    };
    walk<Nodes, Parents>(tree, (node, ancestors) => {
      const parent = ancestors.at(-1);
      const written = node.position ? source.slice(node.position.start.offset, node.position.end.offset) : 'value' in node ? node.value : '';
      // An address that is found only when the text around it is read has no place of its own.
      node.position ??= parent?.position;
      const sign = faultIn(ownWords(node));
      if (sign) report(node, sign.what, sign.remedy);
      (CHECKS[node.type] as ((node: Nodes, around: Around, state: ProseState) => void) | undefined)?.(node, { written, parent, ancestors }, state);
    });
    checkDefinitions(state);
  };
}
