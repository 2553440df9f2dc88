/** Texts cut between words, where room is counted in characters. Pure. */

/** Where a text has more than `most` characters, its words as far as they end within `room`, and an ellipsis. */
export const firstWords = (text: string, most: number, room = most): string => (text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', room))} …`);

/** At most `most` characters, the ellipsis counted, and no comma or stop before it. */
export const clip = (text: string, most: number): string => (text.length <= most ? text : firstWords(text, most, most - 2).replace(/[\s,;:.–—]+(?= …$)/, ''));
