import type { Fault } from '../model/problem.ts';

/** Signs that no text of ours may hold, typed or written as an escape. */
interface SignFault extends Fault {
  /** Where in the text it stands. */
  at: number;
}

/** What is left of bytes that are no UTF-8, controls, and private signs, which mean nothing elsewhere and which the parser uses itself. */
const NO_TEXT = /[\u{FFFD}\u{FFFE}\u{FFFF}\u{E000}-\u{F8FF}\u{F0000}-\u{10FFFF}\u{D800}-\u{DFFF}\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/u;
/** Signs without a shape, which turn the order of letters, break words or hide them from search. A joiner has its place between two pictures. */
const UNSEEN = /[\u{AD}\u{34F}\u{61C}\u{115F}\u{1160}\u{17B4}\u{17B5}\u{180E}\u{200B}\u{200C}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2060}-\u{2069}\u{2800}\u{3164}\u{FEFF}\u{FFA0}\u{FFF9}-\u{FFFC}\u{E0000}-\u{E007F}]|[\u{FE00}-\u{FE0F}](?<![\p{Emoji}\p{Extended_Pictographic}][\u{FE00}-\u{FE0F}])|\u{200D}(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}]\u{200D})/u;
/** Letters beyond Latin, which most texts lack: quicker to look for than for a letter beside another. */
const FOREIGN = /[\u{370}-\u{1CFF}\u{1F00}-\u{1FFF}\u{2C00}-\u{ABFF}]/u;
/** A letter of another alphabet within a Latin word: it looks the same, and search does not find the word. */
const MIXED = /\p{Script=Latin}[\p{L}--[\p{Script=Latin}\p{Script=Common}]]|[\p{L}--[\p{Script=Latin}\p{Script=Common}]]\p{Script=Latin}/v;

/** A word of letters that look like ours, among ours: а for a. */
const ALONE = /(?<=\p{Script=Latin}[\s,]+)[АВЕЅІЈКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]+(?=\s+\p{Script=Latin})/u;

/** Letters and digits in another shape: joined (ﬁ), of double width (ａ), of mathematics (𝗮), units and numerals that are one sign (Å, Ⅳ, ①), points and brackets of double width. They look like ours, and search does not find the word. */
const SHAPED = /[\u{37E}\u{2126}\u{212A}\u{212B}\u{2160}-\u{217F}\u{2460}-\u{249B}\u{FB00}-\u{FB06}\u{FF01}\u{FF08}\u{FF09}\u{FF0C}\u{FF0E}\u{FF10}-\u{FF19}\u{FF1B}\u{FF1F}\u{FF21}-\u{FF3A}\u{FF41}-\u{FF5A}\u{1D400}-\u{1D7FF}]+/u;
/** A letter whose accent is a sign of its own. */
const APART = /\p{L}\p{M}+/gu;
/** What other keyboards type for ours: an accent or a sign for minutes for an apostrophe, a low mark to open a quotation, a mark of a pair for the other. */
const FOR_OURS = /´|(?<=\p{L})[′‘ʼ‛](?=\p{L})|[„‚«»](?=\S)|(?<![^\s([{—–])”(?=\p{L})|(?<=\p{L})“(?![\p{L}\p{N}‘[])/u;
/** Bytes of one sign in UTF-8 that a program took for as many signs of another encoding: â€™ for ’, Ã© for é. */
const MISREAD = /â€[\u{80}-\u{BF}ŒœŠšŸŽžƒˆ˜–-™‚-„†‡•…‰‹›€™]?|[ÂÃ][\u{80}-\u{BF}ŒœŠšŸŽžƒˆ˜–—‘-”‚„†‡•…‰‹›€™]/u;

/** The first letter that is written in two signs and has one. */
function apartIn(text: string): RegExpExecArray | undefined {
  return text === text.normalize('NFC') ? undefined : [...text.matchAll(APART)].find(([letter]) => letter !== letter.normalize('NFC'));
}

/** A sign by its number: `U+00A0`. */
export const codeOf = (sign: string): string => `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** Behind what a sign stands in its line, as a message says it: no more of it than it takes to find the place. */
function placeOf(text: string, at: number): string {
  const before = text.slice(0, at).split('\n').at(-1)!.slice(-20);
  return before && `, after “${before}”`;
}

/** The first sign of a text that has no place in it. */
export function faultIn(text: string): SignFault | undefined {
  const broken = NO_TEXT.exec(text);
  if (broken) return { at: broken.index, what: `a sign that is no text${placeOf(text, broken.index)}`, remedy: 'Save the file as UTF-8, and type that sign again: programs that keep text in another way leave such signs' };
  const misread = MISREAD.exec(text);
  if (misread) return { at: misread.index, what: `“${misread[0]}” is left of one sign that was read as several${placeOf(text, misread.index)}`, remedy: 'Type it again, and keep the file as UTF-8: programs that read it in another way leave such signs' };
  const unseen = UNSEEN.exec(text);
  if (unseen) {
    const others = [...text.matchAll(new RegExp(UNSEEN, 'gu'))].filter(([sign]) => sign === unseen[0]).length - 1;
    return {
      at: unseen.index,
      what: `a sign that nobody sees (${codeOf(unseen[0])})${placeOf(text, unseen.index)}${others > 0 ? `, and ${others} more` : ''}`,
      remedy: others > 0 ? 'Remove them: copied text often brings them along. Copy one into the search of your editor, and replace all by nothing' : 'Remove it: copied text often brings it along',
    };
  }
  const mixed = FOREIGN.test(text) && MIXED.exec(text);
  if (mixed) return { at: mixed.index, what: `a word has letters of two alphabets (“${mixed[0]}”)`, remedy: 'Type it again: copied text often brings letters along that only look the same' };
  const alone = FOREIGN.test(text) && ALONE.exec(text);
  if (alone) return { at: alone.index, what: `“${alone[0]}” is a word of another alphabet${placeOf(text, alone.index)}`, remedy: 'Type it again: it only looks like ours, and search does not find it' };
  const shaped = SHAPED.exec(text);
  if (shaped) return { at: shaped.index, what: `“${shaped[0].slice(0, 20)}” looks like ${shaped[0].normalize('NFKC').slice(0, 20)} and is not`, remedy: 'Type it again: search does not find the word, and a screen reader spells it' };
  const apart = apartIn(text);
  if (apart) return { at: apart.index, what: `“${apart[0]}” is a letter and an accent apart`, remedy: `Type it again as one letter, ${apart[0].normalize('NFC')}: search does not find the word` };
  const other = FOR_OURS.exec(text);
  if (other) return { at: other.index, what: `${other[0]} stands for a sign of ours${placeOf(text, other.index)}`, remedy: /[´′‘ʼ‛]/.test(other[0]) ? "Type an apostrophe: '" : 'Type quotation marks: "…"' };
  return undefined;
}
