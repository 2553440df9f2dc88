/** Markup of a drawing: tags, numbers and text, as short as they go. */
import { escapeHtml } from '../model/html.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One decimal is finer than any screen shows. */
export const round = (value: number): number => Math.round(value * 10) / 10 || 0;

const attribute = ([name, value]: [string, string | number | undefined]): string =>
  value === undefined ? '' : ` ${name}="${typeof value === 'number' ? round(value) : escapeHtml(value)}"`;

/** An element; its children are markup already. */
export const tag = (name: string, attributes: Attributes, ...children: string[]): string =>
  `<${name}${Object.entries(attributes).map(attribute).join('')}${children.length > 0 ? `>${children.join('')}</${name}>` : '/>'}`;

/** A group with a class, or nothing if it would be empty. */
export const group = (name: string, ...children: string[]): string =>
  children.join('') === '' ? '' : tag('g', { class: name }, ...children);

/** A piece of text in one weight. */
interface TextSpan {
  text: string;
  class?: string;
}
/** One line, in pieces of one weight each. */
export type TextLine = readonly TextSpan[];
/** Which end of a text stands at its place. */
export type Anchor = 'start' | 'middle' | 'end';

const ANCHORS: Record<Anchor, string | undefined> = { start: undefined, middle: 'c-mid', end: 'c-end' };

interface TextOptions {
  x: number;
  /** Baseline of the first line. */
  y: number;
  anchor?: Anchor;
  class?: string;
  /** From one baseline to the next. */
  leading?: number;
}

/** The chart face has no narrow no-break space, and its word space is as thin. */
const inFace = (text: string): string => escapeHtml(text.replaceAll('\u202f', '\u00a0'));

const run = ({ text, class: name }: TextSpan): string => (name ? tag('tspan', { class: name }, inFace(text)) : inFace(text));

/** One or several lines of text from one anchor. */
export function textAt(lines: readonly TextLine[] | string, { x, y, anchor = 'start', class: name, leading = 16 }: TextOptions): string {
  const all: readonly TextLine[] = typeof lines === 'string' ? [[{ text: lines }]] : lines;
  const content = all.map((line, at) => {
    const runs = line.map(run).join('');
    if (at === 0) return runs;
    const [only] = line;
    return tag('tspan', { x, dy: leading, class: line.length === 1 ? only!.class : undefined }, line.length === 1 ? inFace(only!.text) : runs);
  });
  return tag('text', { x, y, class: [ANCHORS[anchor], name].filter(Boolean).join(' ') || undefined }, ...content);
}
