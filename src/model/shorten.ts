/** Texts cut where room is short: between sentences, or between words. Pure. */
import { splitSentences } from '../markdown/remark-figures.ts';

/** The first so many sentences. */
export const firstSentences = (text: string, count: number): string => text.split(/(?<=\.) (?=[A-Z])/).slice(0, count).join(' ');

/** Where a text has more than `most` characters, its words as far as they end within `room`, and an ellipsis. */
export const firstWords = (text: string, most: number, room = most): string => (text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', room))} …`);

/** At most `most` characters, the ellipsis counted, and no comma or stop before it. */
export const clip = (text: string, most: number): string => (text.length <= most ? text : firstWords(text, most, most - 2).replace(/[\s,;:.–—]+(?= …$)/, ''));

/** What a preview of a page says, in at most `most` characters: whole sentences where they fill half of them, or else words and an ellipsis. */
export function toPreview(text: string, most: number): string {
  if (text.length <= most) return text;
  const sentences = splitSentences(text).map((sentence) => sentence.trim());
  const whole = sentences.map((_, at) => sentences.slice(0, at + 1).join(' ')).findLast(({ length }) => length <= most) ?? '';
  return whole.length >= most / 2 ? whole : clip(text, most);
}
