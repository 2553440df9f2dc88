/** Where no line may end: no-break spaces and hyphens in what readers see. Pure. */
import { SHORT_MONTHS } from '../model/day.ts';
import { MONTHS } from '../schemas/common.ts';

/** A word that may begin in a span which keeps it beside its note. */
const word = (pattern: string): string => `(?=(?:<span[^>]*>)?(?:${pattern})\\b)`;
const after = (pattern: string): string => `(?<=${pattern} )`;

/** Where no line may end: between a number and its word, a month and its day, a word and the number that names it. */
const PAIRS = [
  word('thousand|million|billion|trillion|percent|more|(?:mega|giga)watts?') + after('\\d'),
  word('\\d{1,2}') + after(`\\b(?:${[...MONTHS, ...SHORT_MONTHS].join('|')})`),
  '(?=\\d)' + after('\\b(?:Note|Form|No\\.|CC BY)'),
  '(?=BY\\b)' + after('\\bCC'),
  '(?=/ SEC\\b)',
  '(?=SEC\\b)' + after('/'),
];

/** Within a tag the next of the two signs is its end. */
const IN_TAG = '[^<>]*>';

/** Elements whose text is data or is drawn at a measured width. */
const LEFT_ALONE = '[^<]*</(?:script|style|title|text|tspan|option)';

/** The space stands first and nothing is asked of a function: a page has thousands of spaces, and a pattern that begins with what stands before one takes ten times as long. */
const BOUND = new RegExp(` (?:${PAIRS.join('|')})(?!${IN_TAG})(?!${LEFT_ALONE})`, 'g');

/** The longest word that a headline keeps whole: a longer one would not fit the line of a phone. */
const LONGEST = 20;

/** A headline in which no line ends after the hyphen of “three-way” or “Form 10-Q”. */
export const whole = (title: string): string => title.replace(/[\p{L}\d]+(?:-[\p{L}\d]+)+/gu, (word) => (word.length > LONGEST ? word : word.replaceAll('-', '-\u2060')));

/** A long text without tags, in which each number would have the rest of it read to see that none is open. */
const FIELD = /(<textarea[\s\S]*?<\/textarea>)/;

/**
 * The page with no-break spaces where a line must not end, in what a reader reads: “$6 billion”, “October 28”. Tags,
 * attributes, data in scripts and drawings stay as they are. By patterns on the finished text: a tree would have to be made of
 * every page, and written again.
 */
export const bind = (html: string): string =>
  html
    .split(FIELD)
    .map((part, at) => (at % 2 === 0 ? part.replace(BOUND, '\u00a0') : part))
    .join('');
