/** What a reader would see as its writer typed it: signs and lines that no parser of ours reads, and slips of the keyboard. */
import { inBrief, type Fault } from '../model/problem.ts';
import { DOUBLED, LOOSE, TYPED, UNFINISHED, type Finder } from '../schemas/common.ts';
import { BLOCK, INLINE } from './reference.ts';

const NAMES = [...Object.keys(INLINE), ...Object.keys(BLOCK), 'aside'].join('|');
/** A directive of ours, as written. */
export const DIRECTIVE = new RegExp(`:(?:${NAMES})[[{]`);

/** Something that a reader would see as it was typed. */
export interface Leftover {
  left: Finder;
  what(found: string): string;
  remedy: string;
}

/** What would be no paragraph if it were written as it is meant. */
export const UNREAD: readonly Leftover[] = [
  { left: /^ {0,3}(?:##|#(?!\d)).*/m, what: (found) => `“${inBrief(found)}” is not read as a heading`, remedy: 'Write two to six hashes and a space before its words; a backslash before a hash makes it a sign' },
  { left: /^ {0,3}\||^[^|\n]+ \| [^|\n]+\n[^|\n]+ \| [^|\n]+/m, what: () => 'a table is not read', remedy: 'Its second line has as many groups of hyphens as the first has cells: `|---|---|`' },
  { left: /^[ \t]*(?:[•‣◦▪▫●○■□·∙⁃]|o\t)[ \t]*\S/m, what: () => 'a list is not read', remedy: 'Begin each of its lines with `- `, and put an empty line above the first' },
  { left: /^[ \t]*[-–—][^\s-].*\n[ \t]*[-–—][^\s-]|^[ \t]*[–—] .*\n[ \t]*[–—] /m, what: () => 'a list is not read', remedy: 'Begin each of its lines with `- `, and put an empty line above the first' },
  { left: /(?:[^\s]+[\u{A0}\u{202F}]){3}/u, what: (found) => `the blanks in “${inBrief(found)}” let no line break`, remedy: 'Type them again: copied text brings such blanks along' },
  { left: /^[\u{A0}\u{2000}-\u{200A}\u{202F}\u{3000}]/mu, what: () => 'a line begins with a blank that came along with copied text', remedy: 'Delete what stands before its first word' },
  { left: /\p{L}+-\n(?!(?:and|or|to)\b)\p{Ll}+/u, what: (found) => `a word is parted at the end of a line (“${found.replace('\n', ' ')}”)`, remedy: 'Write it in one line: readers would see a hyphen and a blank' },
  { left: /^[ \t]*(?:\d{1,2}|[a-z])[.)] \S.*\n[ \t]*(?:\d{1,2}|[a-z])[.)] \S/m, what: () => 'a list is not read', remedy: 'Begin each of its lines with `- `, or the first with `1. `, and put an empty line above it' },
  { left: new RegExp(`(?<!\\\\)\\[:?(?:${NAMES})(?:: ?| )[a-z0-9]+-[a-z0-9-]+\\]`), what: (found) => `“${inBrief(found)}” is not read as a directive`, remedy: 'Write it as `:fact[id]`, its name before the bracket' },
  { left: /^: \S/m, what: () => 'a list of terms is not read', remedy: 'Begin each of its lines with `- `, and put an empty line above the first' },
  { left: /\t/, what: () => 'a tab stands between words', remedy: 'Write a blank; cells stand between bars, `| one | two |`, below a first line and one of hyphens' },
  { left: /^!{2,3} ?\w.*/m, what: (found) => `“${inBrief(found)}” makes no box`, remedy: 'Write it as `:::aside[A short title]`' },
  { left: /^import (?:.+ from )?(["'])[^"']+\1;?$|^export (?:const|default|function) .*/m, what: (found) => `“${inBrief(found)}” is a line of a program`, remedy: 'Take it away' },
];

/** What no text holds that has none of the leftovers below: quicker to look for. */
const SIGNS = /\$\$|[:：[\]{*_`~=^&¹²³⁰⁴-⁹]|%%|<!--/;

/** What would be no text if it were written as it is meant. */
export const LEFTOVERS: readonly Leftover[] = [
  {
    left: new RegExp(`::+(?:${[...Object.keys(BLOCK), 'aside'].join('|')})[[{][^\\s]*`),
    what: (found) => `the directive ${found} stands inside a line`,
    remedy: 'Put it on a line of its own, with an empty line before and after it',
  },
  {
    // Two colons for one, a space after the colon or before a bracket, no colon at all, a line of three colons alone.
    left: new RegExp(
      `::+(?:${Object.keys(INLINE).join('|')})[[{][^\\s]*|(?<!:)[:：] ?(?:${NAMES})\\[[^\\]]*\\]?|(?<![:：] ?)\\b(?:${NAMES})(?:\\[[a-z0-9]+-[a-z0-9-]+\\]|\\{[a-z0-9]+-[a-z0-9-]+\\})|^:{2,3}(?:${Object.keys(BLOCK).join('|')}) [a-z0-9].*|:{2,}(?: (?:${NAMES})\\b| ?(?:${NAMES}) [[{])[^\\s]*|^:{2,3}aside\\b(?!\\[).*|^:{3,}$|(?<=\\s)\\{(?:at|as|date|from|to)=[^}]*\\}?`,
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
    left: /\$\$|\\(?:text\w+|emph|cite\w*|footnote|href|url|section)\{[^}]*\}?|\[TOC\]|\{\{[^}]*\}{0,2}|\{(?:\+\+|--|>>|==)[^}]*\}?|\{[%#:.][^}]*\}?|\[\/?[a-z][\w-]*(?: [\w-]+=(?:"[^"]*"|“[^”]*”|\S+))+ ?\/?\]|\[\/[a-z][\w-]*\]|\[![a-z]+\]|\[@[\w-]+[^\]]*\]/i,
    what: (found) => `“${inBrief(found)}” is not read`,
    remedy: 'It belongs to another program: take it away, or write a directive of ours; a backslash before a bracket makes it a sign',
  },
  { left: /\[\^[^\]\s]+\]|\^\[[^\]]*\]?/, what: (found) => `a footnote (${found.slice(0, 40)})`, remedy: 'Use `:cite[source-id]` instead' },
  { left: /\[[^\]]+\]\[[^\]]*\]/, what: (found) => `the link ${found} leads nowhere`, remedy: 'Write its address in round brackets: `[words](/address/)`' },
  {
    left: /\]\([^\s)]+ (?:[“”„«‘’]|&quot;)[^)]*/,
    what: (found) => `the link “${inBrief(found)}” is not read`,
    remedy: 'Put what stands behind its address in straight quotation marks: `![What it shows](/images/x.png "Caption. Credit: name")`',
  },
  {
    left: /(?:\]\((?![^\s)]+ (?:[“”„«‘’]|&quot;))|\] \((?=[/#]|https?:|$)|\)\[(?=[/#]|https?:|$))[^\])\s]*|\[\[[^\]]*/,
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

/** What nobody means, in any text. */
export const SLIPS: readonly Leftover[] = [
  // What a writer meant to come back to.
  { left: UNFINISHED, what: (found) => `“${found}” stands for words to come`, remedy: 'Write them, or take it away; a remark of yours is `<!-- … -->`' },
  { left: DOUBLED, what: (found) => `“${found.replace(/\s+/, ' ')}” is one word too many`, remedy: 'Take one of the two away' },
  { left: LOOSE, what: (found) => `a blank stands before “${found.trim().at(-1)!}”`, remedy: 'Take it away' },
  ...TYPED.map(({ slip, what, remedy }): Leftover => ({ left: slip, what: (found) => `a text holds ${what} (“${inBrief(found)}”)`, remedy: `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}` })),
];

/** A sign that a backslash takes the meaning from. */
const ESCAPE = /\\[!-/:-@[-`{-~]/g;

/** A sign by its name, `&nbsp;`. */
const ENTITY = /&(?:#x?[\da-f]+|[a-z][a-z\d]+);/gi;

/** A text as it is written, without the signs that stand for themselves in it; empty where it holds nothing that is left over. `value` is what the parser has read in it. */
export function signsLeft(written: string, value: string): string {
  if (!SIGNS.test(written)) return '';
  // An entity that the value still has is none.
  return written.replace(ESCAPE, ' ').replace(ENTITY, (entity) => (value.includes(entity) ? entity : ' '));
}

/** What a text has of these, each at its first place. */
export const leftoversIn = (text: string, leftovers: readonly Leftover[]): (Fault & { at: number })[] =>
  leftovers.flatMap(({ left, what, remedy }) => {
    const found = left.exec(text);
    return found ? [{ at: found.index, what: what(found[0]), remedy }] : [];
  });
