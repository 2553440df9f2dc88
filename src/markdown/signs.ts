/** Signs that no text of ours may hold, typed or written as an escape. */
export interface SignFault {
  /** Where in the text it stands. */
  at: number;
  what: string;
  remedy: string;
}

/** What is left of bytes that are no UTF-8, controls, and private signs, which mean nothing elsewhere and which the parser uses itself. */
const NO_TEXT = /[\u{FFFD}\u{FFFE}\u{FFFF}\u{E000}-\u{F8FF}\u{F0000}-\u{10FFFF}\u{D800}-\u{DFFF}\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/u;
/** Signs without a shape, which turn the order of letters, break words or hide them from search. */
const UNSEEN = /[\u{AD}\u{200B}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2060}-\u{2069}\u{FEFF}]/u;

/** The first sign of a text that has no place in it. */
export function faultIn(text: string): SignFault | undefined {
  const broken = NO_TEXT.exec(text);
  if (broken) return { at: broken.index, what: 'a sign that is no text', remedy: 'Save the file as UTF-8, and type the sign before which this stands again' };
  const unseen = UNSEEN.exec(text);
  if (!unseen) return undefined;
  const code = unseen[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return { at: unseen.index, what: `a sign that nobody sees (U+${code}), after “${text.slice(0, unseen.index).split('\n').at(-1)!.slice(-20)}”`, remedy: 'Remove it: copied text often brings it along' };
}
