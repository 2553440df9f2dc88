import { toString } from 'mdast-util-to-string';
import type { Nodes, Parents, Root, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import { BLOCK, INLINE, marker, MARKER, type BlockName, type InlineName, type Reference } from './reference.ts';
import { isBlank, isInside, isOpenAside, writtenOf } from './blocks.ts';
import { faultIn } from './signs.ts';
import { nearest } from '../model/problem.ts';
import { faultInLine, isPlainLine } from '../schemas/common.ts';
import { walk } from './walk.ts';

const OPTIONS: Record<InlineName | BlockName, readonly string[]> = {
  fact: ['at'],
  cite: [],
  term: ['as'],
  person: ['as'],
  org: ['as'],
  event: ['as'],
  chart: [],
  claim: [],
  position: ['date'],
  agreement: [],
  timeline: ['from', 'to', 'topic', 'weight'],
};
const SAMPLE: Record<string, string> = {
  timeline: '`::timeline{from=2023-11-17 to=2023-11-30}`',
  aside: '`:::aside[A short title]`',
};
const known = [...Object.keys(INLINE), ...Object.keys(BLOCK), 'aside'];
const sample = (name: string): string =>
  SAMPLE[name] ?? (Object.hasOwn(INLINE, name) ? `\`:${name}[id]\`` : `\`::${name}{id}\``);

/** What stands between the ids of a note, or was meant to. */
const PARTED = /\s*[,;&]\s*|\s+and\s+|\s+/;

/** What stands in a note beside its ids: a page, an address. */
const NO_ID = /[^\w-]|^(?:pages?|pp?|\d+)$/;

/** The id that was written in the braces of a directive with brackets: `:fact{id}`, `:fact{id=id}`. */
const meantBy = (written: string): string | undefined => /^:\w+\{(?:id=["']?|#)?([a-z0-9-]+)["']?\}$/.exec(written)?.[1];

/** Options that stand more than once in the braces of a directive as it is written; of these `remark-directive` tells only the last. */
function repeated(written: string): Set<string> {
  const braces = /\{[^{}]*\}$/.exec(written.replace(/"[^"]*"|'[^']*'/g, '""'))?.[0] ?? '';
  const names = [...braces.matchAll(/([\w-]+)=/g)].map(([, name]) => name!);
  return new Set(names.filter((name, at) => names.indexOf(name) < at));
}

type Directive = Extract<Nodes, { type: 'textDirective' | 'leafDirective' | 'containerDirective' }>;

/** What braces hold: options with their values, and words without one, which are ids. */
type Braces = readonly (readonly [key: string, value: string])[];

/** A directive with what stands around it. */
interface Found {
  node: Directive;
  /** As its writer typed it. */
  written: string;
  given: Braces;
  siblings: RootContent[];
  /** Its place among its siblings. */
  index: number;
  ancestors: readonly Parents[];
  /** The whole text. */
  source: string;
  /** The text is an article's body, not a field of its front matter. */
  body: boolean;
  report(what: string, remedy: string): void;
}

/** `:::aside[title]` becomes a box. */
function makeAside({ node, given, ancestors, source, body, report }: Found & { node: { type: 'containerDirective' } }): void {
  if (!body) report('an aside stands in a field of the front matter', 'Put it into the text');
  else if (isInside(ancestors, source)) report('an aside stands inside another block', 'Put it between two paragraphs');
  if (isOpenAside(node, source) && !ancestors.some((outer) => isOpenAside(outer, source))) report('an aside has no end', 'Write a line `:::` below it');
  if (given.length > 0) report('an aside takes no options', `Write ${sample('aside')}`);
  const [first] = node.children;
  const titled = first?.type === 'paragraph' && first.data?.directiveLabel;
  if (!titled) report('an aside has no title', `Write ${sample('aside')}`);
  else if (node.children.slice(1).every(isBlank)) report('an aside is empty', 'Write its text between its two lines, or remove it');
  if (titled) first.data = { hName: 'h2', hProperties: { className: ['aside-title'] } };
  node.data = { hName: 'aside', hProperties: { className: ['aside'] } };
}

/** A directive that nobody knows, or that is written as another kind of directive. A colon in a sentence ("10:30") is none. */
function reportUnknown({ node, written, given, report }: Found): void {
  const { name } = node;
  const meant = nearest(name, node.type === 'containerDirective' ? ['aside'] : known);
  const bare = given.length === 0 && node.children.length === 0;
  if (known.includes(name)) report(`“${written.split('\n')[0]}” is not how the directive ${name} is written`, `Write ${sample(name)}`);
  else if (node.type !== 'textDirective' || (!bare && meant)) report(`unknown directive “${name}”`, meant ? `Did you mean ${sample(meant)}` : `The directives are ${known.join(', ')}`);
  else if (!bare) report(`unknown directive “${name}”`, `Put a backslash before the colon, or use one of ${known.join(', ')}`);
}

/** The options of a directive, each with its value, and what else its braces hold. */
function readOptions({ node: { name }, written, given, report }: Found): { options: Map<string, string>; others: Braces } {
  const takes = OPTIONS[name as InlineName];
  const options = new Map(given.filter(([key]) => takes.includes(key)));
  for (const key of repeated(written)) report(`“${key}” is given twice`, 'Keep one');
  for (const [key, value] of options) {
    const sign = faultIn(value);
    if (sign) report(sign.what, sign.remedy);
    else if (value.trim() === '') report(`“${key}” of ${name} is empty`, 'Write its value, or leave the braces out');
    else if (new RegExp(`\\b${key}=[“”‘’]`).test(written)) report(`curly quotation marks stand around “${key}” of ${name}`, `Type straight ones: \`{${key}="two words"}\``);
    else if (!isPlainLine(value)) report(`“${key}” of ${name} says “${value}”`, 'It holds plain words: no directive, no Markdown, no HTML');
    else if (key === 'as') {
      // Words of a sentence may stand in quotation marks as a whole.
      const fault = faultInLine(value.replace(/^“([^“”]*)”$/, '$1'));
      if (fault) report(`“as” of ${name} says “${value}”`, `It ${fault}`);
    }
  }
  return { options, others: given.filter(([key]) => !takes.includes(key)) };
}

function refuseOption({ node: { name }, report }: Found, key: string): void {
  const takes = OPTIONS[name as InlineName];
  report(`“${key}” is no option of ${name}`, takes.length ? `It takes ${takes.join(', ')}` : `Write ${sample(name)}`);
}

/** What more than ids in the brackets of a directive is, and how it is written. */
function tellMore(name: string, label: string): [what: string, remedy: string] {
  if (label.includes('//')) return ['holds an address', `Write \`:${name}[id]\` with the id that the entry has in the ledger`];
  const [first = 'id', ...others] = label.split(/[^\w-]+/).filter((id) => /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id));
  return name === 'cite'
    ? ['holds more than the ids of sources', `Write \`:cite[${[first, ...others].join(', ')}]\`; say in the sentence which page is meant`]
    : ['holds more than an id', `Write \`:${name}[${first}]\`: one id in each, and options in braces behind it, \`:fact[id]{at=2025-10-28}\``];
}

/** The ids in the brackets of a directive inside a line, `:cite[one, two]`; undefined where more than ids stands there, which is reported. */
function readBrackets(found: Found, options: ReadonlyMap<string, string>, others: Braces): string[] | undefined {
  const { node, written, report } = found;
  const { name } = node;
  const label = toString(node).trim();
  const meant = label === '' ? meantBy(written) : undefined;
  if (meant) {
    report(`“${written}” has its id in braces`, `Write \`:${name}[${meant}]\``);
    return [meant];
  }
  const parts = name === 'cite' ? label.split(PARTED) : [label];
  if (name === 'cite' ? parts.some((id) => NO_ID.test(id)) : /[,;=]/.test(label)) {
    const [what, remedy] = tellMore(name, label);
    report(`“${written}” ${what}`, remedy);
    return undefined;
  }
  if (name === 'cite' && /[;&\s]/.test(label.replace(/,\s/g, ','))) report(`the ids in “${written}” are not parted by commas`, `Write \`:cite[${parts.join(', ')}]\``);
  const ids = parts.filter(Boolean);
  if (ids.length > 0 && ids.length < parts.length) report(`“${written}” has a comma too many`, `Write \`:${name}[${ids.join(', ')}]\``);
  if (others.some(([, value]) => value === '') && options.has('as')) report(`“as” of ${name} ends at its first blank`, `Put its words in quotes: \`{${written.replace(/^.*\bas=([^}]*)\}$/s, 'as="$1"')}}\``);
  else for (const [key] of others) refuseOption(found, key);
  return ids;
}

/** The ids in the braces of a directive on a line of its own, `::chart{id}`: a bare word there is one. */
function readBraces(found: Found, others: Braces): string[] {
  const { node, report } = found;
  const { name } = node;
  const label = toString(node).trim();
  const bare = others.filter(([key, value]) => value === '' || key === 'id').map(([key, value]) => value || key);
  if (others.some(([key]) => key === 'id')) report(`“id=” stands before the id of ${name}`, `Take it away: \`::${name}{${bare[0]!}}\``);
  for (const [key, value] of others) if (value !== '' && key !== 'id') refuseOption(found, key);
  return [...bare, ...(label ? [label] : [])];
}

/** A directive on a line of its own stands in the text of an article, between two paragraphs. */
function checkPlace({ node: { name }, ancestors, source, body, report }: Found): void {
  if (!body) report(`${name} stands in a field of the front matter`, 'Put it into the text, on a line of its own');
  else if (isInside(ancestors, source)) report(`${name} stands inside another block`, 'Put it on a line of its own between two paragraphs');
}

/** The ids that a directive names; a timeline, which names no entry, has the empty id. */
function readIds(found: Found): { ids: string[]; options: Map<string, string> } {
  const { node, siblings, index, report } = found;
  const { name } = node;
  const isInline = node.type === 'textDirective';
  const { options, others } = readOptions(found);
  const ids = isInline ? readBrackets(found, options, others) : readBraces(found, others);
  if (!isInline) checkPlace(found);
  if (!ids) return { ids: [], options };
  if (name === 'timeline') {
    if (ids.length > 0) report('a timeline takes no id', `Write ${sample(name)}`);
    if (options.size === 0) report('a timeline has no limits', `Write ${sample(name)}`);
    return { ids: [''], options };
  }
  if (!isInline && ids.length > 1) report(`${name} takes one id, and has ${ids.length}`, `Write ${sample(name)}, once for each`);
  if (ids.length === 0) {
    const follows = siblings[index + 1];
    const apart = follows?.type === 'text' && /^\s*[[(]/.test(follows.value);
    report(`${name} names no entry`, `Write ${sample(name)}${apart ? ': square brackets, no blank before the first, and the second not forgotten' : ''}`);
  }
  if (new Set(ids).size < ids.length) report(`${name} names one entry twice`, 'Name each once');
  return { ids, options };
}

/** What stands before, behind and around a directive lets it be read, and is no heading and no link. */
function checkSurroundings({ node, written, siblings, index, ancestors, report }: Found): void {
  const { type, name } = node;
  const [before, next] = [siblings[index - 1], siblings[index + 1]];
  if (name === 'cite' && before?.type === 'text' && /\s$/.test(before.value)) report(`a blank stands before “${written}”`, 'Take it away: the number of a note follows the sign at once');
  if (name === 'cite' && index === 0 && ancestors.at(-1)!.type === 'paragraph') report(`“${written}” stands before its sentence`, 'Put it behind: a note follows the sign that ends its sentence');
  if (name === 'cite' && next?.type === 'text' && /^[.!?,;](?!\.)/.test(next.value)) report(`“${written}” stands before “${next.value[0]!}”`, 'Put it behind: a note follows the sign that ends its sentence');
  if (name === 'cite' && next?.type === 'textDirective' && next.name === 'cite' && toString(next) === toString(node)) report(`“${written}” stands twice in a row`, 'Keep one of the two');
  if (type === 'textDirective' && name !== 'cite' && before?.type === 'text' && /[\p{L}\p{N}]$/u.test(before.value)) report(`no blank stands before “${written}”`, 'Type one: readers would see two words as one');
  if (type === 'textDirective' && next?.type === 'text' && /^[\p{L}\p{N}]/u.test(next.value)) report(`no blank stands behind “${written}”`, 'Type one: readers would see two words as one');
  if (type === 'textDirective' && 'children' in node && !written.includes('//') && node.children.some((inner) => inner.type !== 'text' && inner.type !== 'textDirective')) report(`“${written}” holds Markdown in its brackets`, `Write \`:${name}[${toString(node).trim()}]\`; emphasis stands around the whole`);
  if (type === 'textDirective' && next?.type === 'text' && next.value.startsWith('{')) {
    report(`the braces after “${written}” are not read`, 'Close them, give each option a value, and put values with a space in quotes: `{as="two words"}`');
  }
  const within = ancestors.find((node) => node.type === 'heading' || node.type === 'link' || node.type === 'linkReference' || node.data?.hName === 'h2');
  const isHeading = within && !within.type.startsWith('link');
  if (within) report(`:${name} stands inside a ${isHeading ? 'heading' : 'link'}`, isHeading ? 'A heading holds plain words; name the entry in the text below it' : 'Take it out of the link: it is a link itself');
}

/** The words before and behind a directive, in small letters; nothing where there are none. */
function besideOf({ siblings, index }: Found): Reference['beside'] {
  const [before, next] = [siblings[index - 1], siblings[index + 1]];
  const words = [before?.type === 'text' && /(?<!\p{L})(\p{L}+)\s$/u.exec(before.value)?.[1], next?.type === 'text' && /^\s(\p{L}+)/u.exec(next.value)?.[1]];
  return words.some(Boolean) ? words.map((word) => (word || '').toLowerCase()) : undefined;
}

/** What was a directive, and a blank behind it. */
const BEHIND = new RegExp(`${MARKER.source}\\s$`, 'u');

/** Whether a directive is the first of a sentence: of a paragraph, or behind a full stop or a note, which follows one. An item of a list may be a few words. */
function beginsSentence({ siblings, index, ancestors }: Found, references: readonly Reference[]): boolean {
  if (ancestors.at(-1)!.type !== 'paragraph' || ancestors.some(({ type }) => type === 'listItem')) return false;
  const before = siblings.slice(0, index).map((node) => toString(node)).join('');
  const note = BEHIND.exec(before)?.[1];
  // A short word before the point is often an abbreviation.
  return before === '' || /\p{Ll}{4}[.!?][”’)]*\s$/u.test(before) || (note !== undefined && references[Number(note)]!.name === 'cite');
}

/**
 * Take each directive of ours out of the text, note what it points at and leave a marker: `:fact[id]`, `::chart{id}`.
 * `:::aside[title]` becomes a box. A directive nobody knows is reported; one that was only a colon in a sentence
 * ("10:30") goes back to the text it was. Runs after `remark-directive` and `remark-figures`.
 */
export default function remarkEvidence() {
  return (tree: Root, file: VFile): undefined => {
    const { references, faults, offset, body } = file.data.gathered!;
    const source = String(file);
    walk<Nodes, Parents>(tree, (node, ancestors) => {
      if (node.type !== 'textDirective' && node.type !== 'leafDirective' && node.type !== 'containerDirective') return undefined;
      const siblings = ancestors.at(-1)!.children as RootContent[];
      const index = siblings.indexOf(node as never);
      const line = node.position!.start.line + offset;
      const { name } = node;
      const found: Found = {
        node,
        written: writtenOf(node, source),
        given: Object.entries(node.attributes ?? {}).map(([key, value]) => [key, value ?? ''] as const),
        siblings,
        index,
        ancestors,
        source,
        body,
        report: (what, remedy) => void faults.push({ line, what, remedy }),
      };
      const replace = (value: string): number => {
        siblings.splice(index, 1, { type: 'text', value });
        return index + 1;
      };
      if (name === 'aside' && node.type === 'containerDirective') {
        makeAside({ ...found, node });
        return undefined;
      }
      const kinds = node.type === 'textDirective' ? INLINE : node.type === 'leafDirective' ? BLOCK : {};
      if (!Object.hasOwn(kinds, name)) {
        reportUnknown(found);
        return replace(found.written);
      }
      const { ids, options } = readIds(found);
      checkSurroundings(found);
      if (name === 'event' && !options.has('as')) found.report('an event stands in the text without words of its own', 'Write `:event[id]{as="your words"}`');
      const beside = name === 'fact' ? besideOf(found) : undefined;
      const begins = name === 'fact' && beginsSentence(found, references);
      const markers = ids.map((id) => marker(references.push({ name: name as InlineName, id, options: Object.fromEntries(options), line, ...(beside && { beside }), ...(begins && { begins }) }) - 1));
      return replace(markers.join(''));
    });
  };
}
