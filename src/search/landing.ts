/** Where a result leads: the paragraph that holds the words, and a text fragment that marks them on arrival. Pure. */

export interface Passage {
  url: string;
  /** The text, word by word separated by spaces. */
  content: string;
  /** Places with an id, in the order of the text. */
  anchors: readonly { id: string; location: number }[];
  /** Places of the words that were found, with how much each counts. */
  weighted_locations: readonly { location: number; balanced_score: number }[];
}

/** Signs at which a page may put something of its own: a figure opens its card, a note stands after a sentence. */
const UNBROKEN = '[^.,;:!?()“”"—–\\d$%€]*';
const AFTER = new RegExp(`^${UNBROKEN}`);
const BEFORE = new RegExp(`(?<=^|\\s)${UNBROKEN}$`);

/** A few words around a place, within one stretch that no note and no figure interrupts. */
export function wordsAround(words: readonly string[], at: number): string {
  const after = AFTER.exec(words.slice(at, at + 4).join(' '))![0];
  return after && (BEFORE.exec(`${words.slice(Math.max(0, at - 2), at).join(' ')} `)![0] + after).replace(/[^\p{L}]+$/u, '').trim();
}

/** `/analysis/x/#paragraph:~:text=…` for the best of the places between `from` and `to`. */
export function landingOf({ url, content, anchors, weighted_locations: places }: Passage, from = 0, to = Infinity): string {
  const [page, own] = url.split('#') as [string, string?];
  const inside = places.filter(({ location }) => location >= from && location < to);
  if (inside.length === 0) return url;
  const best = inside.reduce((a, b) => (b.balanced_score > a.balanced_score ? b : a));
  const anchor = own ?? anchors.filter(({ location }) => location <= best.location).at(-1)?.id ?? '';
  const text = wordsAround(content.split(/\s+/), best.location);
  if (!anchor && !text) return url;
  return `${page}#${anchor}${text ? `:~:text=${encodeURIComponent(text).replace(/-/g, '%2D')}` : ''}`;
}
