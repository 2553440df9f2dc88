/** Signs that no text of ours may hold, typed or written as an escape. */
export interface SignFault {
  /** Where in the text it stands. */
  at: number;
  what: string;
  remedy: string;
}

/** What is left of bytes that are no UTF-8, controls, and private signs, which mean nothing elsewhere and which the parser uses itself. */
const NO_TEXT = /[\u{FFFD}\u{FFFE}\u{FFFF}\u{E000}-\u{F8FF}\u{F0000}-\u{10FFFF}\u{D800}-\u{DFFF}\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/u;
/** Signs without a shape, which turn the order of letters, break words or hide them from search. A joiner has its place between two pictures. */
const UNSEEN = /[\u{AD}\u{34F}\u{61C}\u{115F}\u{1160}\u{17B4}\u{17B5}\u{180E}\u{200B}\u{200C}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2060}-\u{2069}\u{2800}\u{3164}\u{FEFF}\u{FFA0}\u{E0000}-\u{E007F}]|\u{200D}(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}]\u{200D})/u;
/** Greek and Cyrillic, which most texts lack: quicker to look for than for a letter beside another. */
const FOREIGN = /[\u{370}-\u{52F}\u{1F00}-\u{1FFF}]/u;
/** A letter of another alphabet within a Latin word: it looks the same, and search does not find the word. */
const MIXED = /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u;

/** The first sign of a text that has no place in it. */
export function faultIn(text: string): SignFault | undefined {
  const broken = NO_TEXT.exec(text);
  if (broken) return { at: broken.index, what: 'a sign that is no text', remedy: 'Save the file as UTF-8, and type the sign before which this stands again' };
  const unseen = UNSEEN.exec(text);
  const mixed = !unseen && FOREIGN.test(text) && MIXED.exec(text);
  if (mixed) return { at: mixed.index, what: `a word has letters of two alphabets (“${mixed[0]}”)`, remedy: 'Type it again: copied text often brings letters along that only look the same' };
  if (!unseen) return undefined;
  const code = unseen[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return { at: unseen.index, what: `a sign that nobody sees (U+${code}), after “${text.slice(0, unseen.index).split('\n').at(-1)!.slice(-20)}”`, remedy: 'Remove it: copied text often brings it along' };
}
