/** How a query and the index write a word, so that both write the same: case, accents, hyphens, plurals, British spelling. Pure. */

/** A thousand is none of them: “10K” is a form. */
const LARGE: Record<string, string> = { m: 'million', b: 'billion', t: 'trillion' };

/** Text without case, accents and typographic signs; "$13bn" is "13 billion", "49%" is "49 percent", "U.S." and "u s" are "us". */
const simplified = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’](?:s\b)?/g, '')
    .replace(/%|\bper cent\b|\bpct\b/g, ' percent ')
    .replace(/&/g, ' and ')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/\b([a-z])[. ](?=[a-z]\b)/g, '$1')
    .replace(/(\d)\s?([mbt])n?\b/g, (_, digit: string, large: string) => `${digit} ${LARGE[large]!}`);

/** A text that `simplified` would only make small: most are, and thousands are read before the first answer. */
const PLAIN = /^(?!.*(?:per cent|pct|\b. .\b))[a-z\s-]*$/i;

/** The words of a text in order. Letters and digits part: "GPT-4", "GPT4" and "gpt 4" are all "gpt", "4". */
export const toWords = (text: string): string[] => (PLAIN.test(text) ? text.toLowerCase() : simplified(text)).match(/\d+(?:\.\d+)*|\p{L}+/gu) ?? [];

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
const ENDINGS = /(?<=.{3})(?:ation|ition|itor|ity|ment|ship|ness|ism|ing|ed|ly|ion|er|or)$/;

const stems = new Map<string, string>();

/** What is left of a word when its ending is taken away: "exclusivity", "exclusively" and "exclusive" meet. Only ever compared with itself. */
export function stem(word: string): string {
  const known = stems.get(word) ?? toStem(word);
  stems.set(word, known);
  return known;
}

function toStem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  let left = american(word)
    .replace(/ies$/, 'y')
    .replace(/(?<![sui])s$|(?<=^[^aeiou]+u)s$/, '');
  for (let pass = 0; pass < 2; pass++) {
    left = left.replace(ENDINGS, '');
  }
  return left.replace(/(?<=.{3})e$/, '').replace(/(?<=.{4})at$/, '').replace(/(?<=..)([^aeiou])\1/g, '$1').replace(/y$/, 'i');
}

/** Words that say how something is asked and not what about. The browser has them from the first file of the answers. */
export const SMALL =
  'a an the of to in on at by for with from and or is are was were be been do does did has have had it its this that these those as what whats who whos whom whose which when where why how much many can could might will would should i you we they he she their his her about into than then there any some so if s t me my our your tell explain v vs versus definition define meaning mean now still yet ever already really actually currently today last current latest recent year date day happen happens happened quote quotes between difference simple stand stands';

/** Insertions, deletions, changes and swaps of neighbors between two words. */
export function distance(a: string, b: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = (rows[i] = []);
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) row[j] = i + j;
      else {
        const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Infinity;
        row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), swapped);
      }
    }
  }
  return rows[a.length]![b.length]!;
}

/** The word of a vocabulary that was most likely meant: the nearest, then the most frequent. What does not begin with four letters is left alone, and known words are; "chatgpt5" is a slip like another. */
export function meant(word: string, vocabulary: ReadonlyMap<string, number>): string | undefined {
  if (vocabulary.has(word) || !/^\p{L}{4}/u.test(word)) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const [known, count] of vocabulary) {
    const longer = Math.max(word.length, known.length);
    const most = longer < 8 ? 1 : longer < 11 ? 2 : 3;
    if (known.length < 4 || Math.abs(word.length - known.length) > most) continue;
    // A wrong first letter is rarer than any other slip. Of words that are as near the more frequent one is nearer.
    const steps = distance(word, known) + (known[0] === word[0] ? 0 : 0.5) - count / 1e6;
    if (steps <= most && steps < least) [best, least] = [known, steps];
  }
  return best;
}
