/** Where a result leads: the paragraph that holds the words, and a text fragment that marks them on arrival. Pure. */

export interface Passage {
  url: string;
  /** The text, word by word separated by spaces. */
  content: string;
  /** Places with an id, in the order of the text. */
  anchors: readonly { id: string; location: number; /** The words of a heading. */ text?: string }[];
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
  return after && (BEFORE.exec(`${words.slice(Math.max(0, at - 2), at).join(' ')} `)![0] + after).replace(/\P{L}+$/u, '').trim();
}

/** `/analysis/x/#paragraph:~:text=…` for the best of the places between `from` and `to`. */
export function landingOf({ url, content, anchors, weighted_locations: places }: Passage, from = 0, to = Infinity): string {
  const best = places.filter(({ location }) => location >= from && location < to).sort((a, b) => b.balanced_score - a.balanced_score)[0];
  if (!best) return url;
  const place = anchors.findLast(({ location }) => location <= best.location);
  const said = wordsAround(content.split(/\s+/), best.location);
  // A browser leads to the first of equal words on a page, whatever the anchor: what stands twice is not marked, nor a heading, which the contents repeat.
  const text = `${place?.text} ${content}`.split(said).length === 2 ? `:~:text=${encodeURIComponent(said).replace(/-/g, '%2D')}` : '';
  // An entry in a page of many has its place already.
  return url + (url.includes('#') || !(place || text) ? '' : `#${place?.id ?? ''}`) + text;
}
