/** How a query and the index write a word, so that both write the same: case, accents, hyphens, plurals, British spelling. Pure. */

const LARGE: Record<string, string> = { k: 'thousand', m: 'million', mn: 'million', b: 'billion', bn: 'billion', t: 'trillion', tn: 'trillion' };

/** Text without case, accents and typographic signs; "$13bn" is "13 billion", "49%" is "49 percent". */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s?(?=\W|$)/g, '')
    .replace(/['’]/g, '')
    .replace(/%|\bper cent\b|\bpct\b/g, ' percent ')
    .replace(/&/g, ' and ')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/(\d)\s?(k|mn?|bn?|tn?)\b/g, (_, digit: string, large: string) => `${digit} ${LARGE[large]!}`);

/** A text that `plain` would only make small: most are, and thousands are read before the first answer. */
const PLAIN = /^(?!.*(?:per cent|pct))[a-z\s-]*$/i;

/** The words of a text in order. Letters and digits part: "GPT-4", "GPT4" and "gpt 4" are all "gpt", "4". */
export const toWords = (text: string): string[] => (PLAIN.test(text) ? text.toLowerCase() : plain(text)).match(/\d+(?:\.\d+)*|\p{L}+/gu) ?? [];

/** British spelling as American: "recapitalisation", "labour", "centre", "licence", "programme". */
export const american = (word: string): string =>
  word
    .replace(/is(e[drs]?|es|ing|ations?)$/, 'iz$1')
    .replace(/ys(e[drs]?|ing)$/, 'yz$1')
    .replace(/^(.{3,})our(s|ed|ing|ite)?$/, '$1or$2')
    .replace(/tre(s?)$/, 'ter$1')
    .replace(/ence(s?)$/, 'ense$1')
    .replace(/mme(s?)$/, 'm$1');

/** Endings that do not change what a word is about. */
const ENDINGS = /(?:ization|ation|ition|itor|ivity|ity|ment|ship|ness|ing|ed|ly|ion|er|or)$/;

const stems = new Map<string, string>();

/** What is left of a word when its ending is taken away: "exclusivity", "exclusively" and "exclusive" meet. Only ever compared with itself. */
export function stem(word: string): string {
  const known = stems.get(word) ?? toStem(word);
  stems.set(word, known);
  return known;
}

function toStem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let left = american(word)
    .replace(/ies$/, 'y')
    .replace(/(?<![sui])s$|(?<=^[^aeiou]+u)s$/, '');
  for (let pass = 0; pass < 2; pass++) {
    const ending = ENDINGS.exec(left)?.[0] ?? '';
    if (left.length - ending.length < 3) break;
    left = ending === 'ization' || ending === 'ivity' ? left.slice(0, ending === 'ivity' ? -3 : -5) : left.slice(0, left.length - ending.length);
  }
  left = left.replace(/(?<=.{3})e$/, '').replace(/(?<=.{4})at$/, '').replace(/(?<=..)([^aeiou])\1/g, '$1').replace(/y$/, 'i');
  return left;
}

/** Words that say how something is asked and not what about. */
export const SMALL = new Set(
  'a an the of to in on at by for with from and or is are was were be been do does did has have had it its this that these those as what who whom whose which when where why how much many can could may might will would should i you we they he she their his her about into than then there any some so if s t me my our your tell explain v vs versus definition define meaning mean now still yet ever already really actually currently today last current latest recent year date day'.split(' '),
);

/** Insertions, deletions, changes and swaps of neighbors between two words; `most` + 1 where there are more. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length]!;
}

/** The word of a vocabulary that was most likely meant: the nearest, then the most frequent. Short words are left alone. */
export function meant(word: string, vocabulary: ReadonlyMap<string, number>): string | undefined {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const [known, count] of vocabulary) {
    if (known.length < 4) continue;
    const longer = Math.max(word.length, known.length);
    const most = longer < 8 ? 1 : longer < 11 ? 2 : 3;
    // A wrong first letter is rarer than any other slip.
    const steps = distance(word, known, most) + (known[0] === word[0] ? 0 : 0.5);
    if (steps <= most && (steps < least || (steps === least && count > vocabulary.get(best!)!))) [best, least] = [known, steps];
  }
  return best;
}
