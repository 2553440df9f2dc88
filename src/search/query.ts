/** A query as a reader types it, read as the index writes it. Pure. */

/** Three numbers parted by the same sign, the year first or last. */
const DAY = /\b(\d{4}|\d\d?)([./-] ?)(\d\d?)\2(\d{4}|\d\d?)\b/g;

/** "28.10.2025", "10/28/25" → "2025-10-28". Where both may be the month, a stop is German and British, a stroke American. */
function toDay(typed: string, first: string, sign: string, second: string, last: string): string {
  const dayFirst = Number(first) > 12 || (sign[0] === '.' && Number(second) < 13);
  const [year, month, day] = first[2] ? [first, second, last] : [`20${last.slice(-2)}`, ...(dayFirst ? [second, first] : [first, second])];
  return year![3] && Number(month) < 13 ? [year, month!.padStart(2, '0'), day!.padStart(2, '0')].join('-') : typed;
}

/** A million and more, written out, up to the trillions. */
const SUM = /\b(\d{1,3}([.,' ])\d{3}(\2\d{3}){1,3}|\d{4,12}000)\b/g;

/** "13,000,000,000" → "13bn". */
function toShort(sum: string): string {
  const digits = sum.replace(/\D/g, '');
  const thousands = ((digits.length - 1) / 3) | 0;
  return Number(digits) / 1000 ** thousands + ['m', 'bn', 'tn'][thousands - 2]!;
}

/** What is not wanted: a phrase or a word after a minus that begins a word. */
const MINUS = /(?<!\S)-(?:["“”„]([^"“”„]+)["“”„]|([\p{L}\p{N}]\S*))\s*/gu;

/** What a query asks for: its days as "2025-10-28" and its large sums as "13bn", and apart from it what a page must not have. */
export function toAsked(typed: string): { query: string; without: string[] } {
  const without: string[] = [];
  const query = typed
    .replace(MINUS, (_, phrase: string, word: string) => {
      without.push((phrase ?? word).toLowerCase());
      return '';
    })
    .trim()
    .replace(DAY, toDay)
    .replace(SUM, toShort);
  return { query, without };
}
