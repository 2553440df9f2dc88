/** What most searches do without, in one file that is fetched when it is wanted. It shares no code with what is there first. */
import type { Asked, Result } from './search-engine.ts';

export { dateIn } from '../search/date.ts';
export { toSieve } from './search-facets.ts';

/** A page that has some of the words. */
interface Some {
  result: Result;
  /** The weights of the words that it has. */
  share: number;
  score: number;
  words: string[];
}

/** The pages that have the phrases and at least two fifths of the words, a rare word counting for more, best first. */
export async function askMost({ words, phrases }: Asked, ask: (asked: Asked) => Promise<Result[]>, worthOf: (result: Result) => number): Promise<Some[]> {
  const pages = new Map<string, Some>();
  let total = 0;
  for (const word of words) {
    const results = await ask({ words: [word], phrases });
    const weight = 1 / Math.log(2 + results.length);
    total += weight;
    for (const result of results) {
      const page = pages.get(result.id) ?? { result, share: 0, score: 0, words: [] };
      page.share += weight;
      page.score += worthOf(result);
      page.words.push(word);
      pages.set(result.id, page);
    }
  }
  const worth = ({ share, score }: Some): number => share ** 2 * score;
  return [...pages.values()].filter(({ share }) => share >= total * 0.4).sort((a, b) => worth(b) - worth(a));
}
