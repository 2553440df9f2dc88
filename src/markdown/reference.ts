/** What a directive points at. The text keeps a marker in its place; pages, feeds and cards fill it in their own way. */
import type { Fault } from '../model/problem.ts';

/** Directives inside a line, and the kind of entry that each names. */
export const INLINE = {
  fact: 'fact',
  cite: 'source',
  term: 'term',
  person: 'person',
  org: 'organization',
  event: 'event',
} as const;

/** Directives on a line of their own. `timeline` names no entry. */
export const BLOCK = {
  chart: 'chart',
  claim: 'claim',
  position: 'person',
  agreement: 'clause',
  timeline: undefined,
} as const;

/** What directives are called. */
export type InlineName = keyof typeof INLINE;
export type BlockName = keyof typeof BLOCK;

/** The kind of entry that a directive names; nothing for `timeline`. */
export const kindNamed = (name: InlineName | BlockName) => (name in INLINE ? INLINE[name as InlineName] : BLOCK[name as BlockName]);

/** A directive as its writer types it. */
export const directiveOf = (name: InlineName | BlockName): string => `${name in BLOCK ? '::' : ':'}${name}`;

/** One use of one entry at one place. */
export interface Reference {
  name: InlineName | BlockName;
  /** Id of the entry; empty for `timeline`. */
  id: string;
  /** `as`, `at`, `date`, `from`, `to`, `topic`, `weight`: what the directive's braces hold. */
  options: Record<string, string>;
  /** Line of the original file. */
  line: number;
  /** The words before and behind a fact, which its display may say again. */
  beside?: readonly string[];
  /** A fact that is the first of its sentence, where its display would begin with a small letter. */
  begins?: boolean;
}

/** A link written by hand, to be checked when all addresses are known. */
export interface Link {
  href: string;
  line: number;
  /** What it leads to is shown in the page, so it must be a picture of ours. */
  picture?: boolean;
}

/** A mistake in the text, before it knows its file. */
interface TextFault extends Fault {
  line: number;
}

/** What the plugins gather while they walk one file: `file.data` of its VFile, shared by all its fields. */
export interface Gathered {
  references: Reference[];
  links: Link[];
  faults: TextFault[];
  /** Headings of the body. Whether their ids are free is known when all references are. */
  headings: { id: string; words: string; line: number }[];
  /** Added to a node's line: where the field stands in the file. */
  offset: number;
  /** Pictures and headings have a place only in the body. */
  body: boolean;
}

declare module 'vfile' {
  interface DataMap {
    gathered: Gathered;
  }
}

/** Stands in text and HTML for the reference with this number; private-use characters, so no writer can type one by chance. */
export const marker = (number: number): string => `\u{E000}${number}\u{E001}`;
/** Every marker of a text, with its number. Global: for `replace`, `matchAll` and `split`. */
export const MARKER = /\u{E000}(\d+)\u{E001}/gu;

/** Put something in place of each marker. */
export const fill = (text: string, replace: (number: number) => string): string =>
  text.replace(MARKER, (_, number: string) => replace(Number(number)));
