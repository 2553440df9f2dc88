/** What every piece owes its reader: enough evidence, plain words, no filler, nothing said twice. */
import { describe, expect, test } from 'vitest';
import { cachedArticle } from '../../src/loaders/articles.ts';
import { readContent } from '../../src/loaders/content.ts';
import { markerWords } from '../../src/outputs/article.ts';
import { toContent } from '../../src/loaders/content.ts';
import { fill } from '../../src/markdown/reference.ts';
import { toLedger } from '../../src/model/ledger.ts';

const content = await readContent();
const ledger = toLedger(toContent(content));
const pieces = content.articles.filter(({ matter }) => !matter.draft).map(({ digest }) => cachedArticle(digest).article!);
const textOf = (piece: (typeof pieces)[number]): string => fill(piece.text, markerWords(piece, ledger));

/** Words and turns that say nothing, or say it as everybody does. */
const FILLER =
  /\b(?:landscape|game[- ]changer|it is worth noting|in conclusion|at its core|a testament to|delves?|underscores?|rapidly evolving|cutting[- ]edge|in today['’]s|paradigm|synerg\w+|leverages|plethora|needless to say|it goes without saying|at the end of the day|only time will tell|revolutioni[sz]\w+|unprecedented|groundbreaking|seamless\w*|robust|holistic)\b/i;
/** Nothing claims to be now. */
const NOW = /\b(?:today|nowadays|currently|at present|as we speak|right now)\b/i;
/** British spellings of common words. */
const BRITISH =
  /\b(?:(?:organ|recogn|real|emphas|critic|monet|capital|priorit|author|final|util|summar|general|special|minim|maxim|apolog|scrutin|central|stabil|modern|local|recapital)is(?:e|ed|es|ing|ation)|colours?|favour\w*|behaviour\w*|labour\w*|honour\w*|centres?|licences?|defence|cheques?|programmes?|analys(?:e|ed|ing)|whilst|amongst|judgement|catalogue|travelled|modelling|labelled|cancelled)\b/i;

/** Syllables, counted by groups of vowels: near enough for a mean over two thousand words. */
const syllables = (word: string): number => Math.max(1, word.toLowerCase().replace(/e\b/, '').match(/[aeiouy]+/g)?.length ?? 1);

/** Flesch reading ease: 60 to 70 is plain English, below 30 a law review. */
function readingEase(text: string): number {
  const sentences = text.split(/[.!?]+["”’)]?\s/).filter((sentence) => /\w/.test(sentence));
  const words = text.match(/[\p{L}’'-]+/gu) ?? [];
  return 206.835 - 1.015 * (words.length / sentences.length) - 84.6 * (words.reduce((sum, word) => sum + syllables(word), 0) / words.length);
}

describe.each(pieces.map((piece) => [piece.slug, piece] as const))('%s', (_, piece) => {
  const text = textOf(piece);
  const named = (name: string): number => new Set(piece.references.filter((reference) => reference.name === name).map(({ id }) => id)).size;

  test('has the length of an article', () => {
    // Words of the text alone; claims, positions and clauses that stand in it come on top.
    expect(piece.words).toBeGreaterThanOrEqual(1200);
    expect(piece.words).toBeLessThanOrEqual(2200);
  });
  test('rests on at least twelve facts and ten sources, and hears two people', () => {
    expect(named('fact')).toBeGreaterThanOrEqual(12);
    expect(named('cite')).toBeGreaterThanOrEqual(10);
    expect(named('position')).toBeGreaterThanOrEqual(2);
  });
  test('shows a chart, a clause or a timeline, and answers questions', () => {
    expect(named('chart') + named('agreement') + named('timeline') + (piece.matter.lead ? 1 : 0)).toBeGreaterThanOrEqual(1);
    expect(piece.matter.questions.length).toBeGreaterThanOrEqual(3);
  });
  test('uses plain words and no filler', () => {
    expect(FILLER.exec(text)?.[0]).toBeUndefined();
    expect(NOW.exec(text)?.[0]).toBeUndefined();
    expect(BRITISH.exec(text)?.[0]).toBeUndefined();
    expect(text).not.toContain('!');
  });
  test('reads like a newspaper', () => {
    const ease = readingEase(text);
    expect(ease).toBeGreaterThanOrEqual(40);
    expect(ease).toBeLessThanOrEqual(75);
  });
  test('quotes at most eight words', () => {
    const long = [...text.matchAll(/“([^”]+)”/g)].map(([, quoted]) => quoted!).filter((quoted) => quoted.split(/\s+/).length > 8);
    expect(long).toEqual([]);
  });
});

test('no two pieces share a sentence', () => {
  const seen = new Map<string, string>();
  const shared: string[] = [];
  for (const piece of pieces) {
    for (const sentence of new Set(textOf(piece).split(/(?<=[.?])\s+/).map((one) => one.trim()).filter((one) => one.split(' ').length >= 8))) {
      const other = seen.get(sentence);
      if (other) shared.push(`${other}, ${piece.slug}: ${sentence}`);
      seen.set(sentence, piece.slug);
    }
  }
  expect(shared).toEqual([]);
});
