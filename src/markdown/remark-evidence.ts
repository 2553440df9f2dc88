import { toString } from 'mdast-util-to-string';
import type { Nodes, Parents, Root, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import { BLOCK, INLINE, marker, type BlockName, type InlineName } from './reference.ts';
import { isEmpty, isInside, isOpenAside } from './remark-prose.ts';
import { faultIn } from './signs.ts';
import { nearest } from '../model/problem.ts';
import { isPlainLine } from '../schemas/common.ts';
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

/** Options that stand more than once in the braces of a directive as it is written; of these `remark-directive` tells only the last. */
function repeated(written: string): Set<string> {
  const braces = /\{[^{}]*\}$/.exec(written.replace(/"[^"]*"|'[^']*'/g, '""'))?.[0] ?? '';
  const names = [...braces.matchAll(/([\w-]+)=/g)].map(([, name]) => name!);
  return new Set(names.filter((name, at) => names.indexOf(name) < at));
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
      const parent = ancestors.at(-1)!;
      const index = parent.children.indexOf(node as never);
      const siblings: RootContent[] = parent.children as RootContent[];
      const { start, end } = node.position!;
      const line = start.line + offset;
      const report = (what: string, remedy: string): void => void faults.push({ line, what, remedy });
      const written = source.slice(start.offset, end.offset);
      const { name } = node;
      const given = Object.entries(node.attributes ?? {}).map(([key, value]) => [key, value ?? ''] as const);

      if (name === 'aside' && node.type === 'containerDirective') {
        if (!body) report('an aside stands in a field of the front matter', 'Put it into the text');
        else if (isInside(ancestors, source)) report('an aside stands inside another block', 'Put it between two paragraphs');
        if (isOpenAside(node, source) && !ancestors.some((outer) => isOpenAside(outer, source))) report('an aside has no end', 'Write a line `:::` below it');
        if (given.length > 0) report('an aside takes no options', `Write ${sample(name)}`);
        const [first] = node.children;
        const titled = first?.type === 'paragraph' && first.data?.directiveLabel;
        if (!titled) report('an aside has no title', `Write ${sample(name)}`);
        else if (node.children.slice(1).every(isEmpty)) report('an aside is empty', 'Write its text between its two lines, or remove it');
        if (titled) first.data = { hName: 'h2', hProperties: { className: ['aside-title'] } };
        node.data = { hName: 'aside', hProperties: { className: ['aside'] } };
        return undefined;
      }

      const kinds = node.type === 'textDirective' ? INLINE : node.type === 'leafDirective' ? BLOCK : {};
      if (!Object.hasOwn(kinds, name)) {
        const meant = nearest(name, node.type === 'containerDirective' ? ['aside'] : known);
        const bare = given.length === 0 && node.children.length === 0;
        if (known.includes(name)) {
          report(`“${written.split('\n')[0]}” is not how the directive ${name} is written`, `Write ${sample(name)}`);
        } else if (node.type !== 'textDirective' || (!bare && meant)) {
          report(`unknown directive “${name}”`, meant ? `Did you mean ${sample(meant)}` : `The directives are ${known.join(', ')}`);
        } else if (!bare) {
          report(`unknown directive “${name}”`, `Put a backslash before the colon, or use one of ${known.join(', ')}`);
        }
        siblings.splice(index, 1, { type: 'text', value: written });
        return index + 1;
      }

      const label = toString(node).trim();
      const options = new Map(given.filter(([key]) => OPTIONS[name as InlineName].includes(key)));
      const others = given.filter(([key]) => !OPTIONS[name as InlineName].includes(key));
      for (const key of repeated(written)) report(`“${key}” is given twice`, 'Keep one');
      for (const [key, value] of options) {
        const sign = faultIn(value);
        if (sign) report(sign.what, sign.remedy);
        else if (value.trim() === '') report(`“${key}” of ${name} is empty`, 'Write its value, or leave the braces out');
        else if (new RegExp(`\\b${key}=[“”‘’]`).test(written)) report(`curly quotation marks stand around “${key}” of ${name}`, `Type straight ones: \`{${key}="two words"}\``);
        else if (!isPlainLine(value)) report(`“${key}” of ${name} says “${value}”`, 'It holds plain words: no directive, no Markdown, no HTML');
      }
      let ids: string[];
      if (node.type === 'textDirective') {
        ids = name === 'cite' ? label.split(',').map((id) => id.trim()) : [label];
        for (const [key] of others) {
          report(`“${key}” is no option of ${name}`, OPTIONS[name as InlineName].length ? `It takes ${OPTIONS[name as InlineName].join(', ')}` : `Write ${sample(name)}`);
        }
      } else {
        // `::chart{id}`: a bare word in the braces is the id.
        const bare = others.filter(([, value]) => value === '').map(([key]) => key);
        for (const [key, value] of others) {
          if (value !== '') report(`“${key}” is no option of ${name}`, OPTIONS[name as BlockName].length ? `It takes ${OPTIONS[name as BlockName].join(', ')}` : `Write ${sample(name)}`);
        }
        ids = name === 'timeline' ? [''] : [...bare, ...(label ? [label] : [])];
        if (name === 'timeline' && bare.length + label.length > 0) report('a timeline takes no id', `Write ${sample(name)}`);
        if (name === 'timeline' && options.size === 0) report('a timeline has no limits', `Write ${sample(name)}`);
        if (name !== 'timeline' && ids.length > 1) report(`${name} takes one id, and has ${ids.length}`, `Write ${sample(name)}, once for each`);
        if (!body) report(`${name} stands in a field of the front matter`, 'Put it into the text, on a line of its own');
        else if (isInside(ancestors, source)) report(`${name} stands inside another block`, 'Put it on a line of its own between two paragraphs');
      }
      if (ids.length === 0 || (name !== 'timeline' && ids.some((id) => id === ''))) {
        report(`${name} names no entry`, `Write ${sample(name)}`);
        ids = ids.filter(Boolean);
      }
      if (new Set(ids).size < ids.length) report(`${name} names one entry twice`, 'Name each once');
      const before = siblings[index - 1];
      if (name === 'cite' && before?.type === 'text' && /\s$/.test(before.value)) report(`a blank stands before “${written}”`, 'Take it away: the number of a note follows the sign at once');
      const next = siblings[index + 1];
      if (name === 'cite' && next?.type === 'text' && /^[.!?,;](?!\.)/.test(next.value)) report(`“${written}” stands before “${next.value[0]!}”`, 'Put it behind: a note follows the sign that ends its sentence');
      if (node.type === 'textDirective' && next?.type === 'text' && /^\{[^}]*$|^\{\w*=?\}|^\{\w+=[^}]*\}/.test(next.value)) {
        report(`the braces after “${written}” are not read`, 'Close them, give each option a value, and put values with a space in quotes: `{as="two words"}`');
      }
      const within = ancestors.find(({ type, data }) => type === 'heading' || type === 'link' || type === 'linkReference' || data?.hName === 'h2');
      const isHeading = within && !within.type.startsWith('link');
      if (within) report(`:${name} stands inside a ${isHeading ? 'heading' : 'link'}`, isHeading ? 'A heading holds plain words; name the entry in the text below it' : 'Take it out of the link: it is a link itself');
      if (name === 'event' && !options.has('as')) report('an event stands in the text without words of its own', 'Write `:event[id]{as="your words"}`');
      const text = ids.map((id) => {
        references.push({ name: name as InlineName, id, options: Object.fromEntries(options), line });
        return marker(references.length - 1);
      });
      siblings.splice(index, 1, { type: 'text', value: text.join('') });
      return index + 1;
    });
  };
}
