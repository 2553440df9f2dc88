/** A mistake in a content file, told to the person who can mend it. */
export interface Problem {
  /** Path from the project's root: `content/facts.yaml`. */
  file: string;
  /** From 1, in the original file, front matter counted. */
  line: number;
  /** What is wrong. */
  what: string;
  /** What to do about it. */
  remedy: string;
}

/** A mistake before it has a place in a file. */
export type Fault = Pick<Problem, 'what' | 'remedy'>;

/** Words of a file as a message quotes them: no more of them than it takes to find the place. */
export const inBrief = (text: string, most = 40): string => (text.length > most ? `${text.slice(0, most).trimEnd()}…` : text.trimEnd());

/** The line of a text, from 1, on which its sign at this place stands. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** In reading order: by file, then line. */
export const byPlace = (a: Problem, b: Problem): number =>
  a.file.localeCompare(b.file) || a.line - b.line || a.what.localeCompare(b.what);

/** One line for a terminal or an editor: `content/facts.yaml:12  what. Remedy.` */
export const toLine = ({ file, line, what, remedy }: Problem): string =>
  `${file}:${line}  ${what.replaceAll('\n', ' ')}. ${remedy}${remedy.startsWith('Did you mean') && !remedy.includes('?') ? '?' : '.'}`;

/** An error whose message says everything in plain words: it is shown without its stack. */
export class PlainError extends Error {}

/** All mistakes of a run in one error. */
export class ContentError extends PlainError {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    const sorted = [...problems].sort(byPlace);
    super(`${sorted.length} ${sorted.length === 1 ? 'mistake' : 'mistakes'} in content/\n\n${sorted.map(toLine).join('\n')}\n`);
    this.name = 'ContentError';
    this.problems = sorted;
  }
}

/** The Levenshtein distance between two words. For what a reader mistypes in search, see `distance` (search/words.ts), which counts a swap as one. */
export function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

/** How much of two names is the same to the end of a word: `microsoft-stake` and `microsoft-elevate` have nothing else in common. */
function shared(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return Math.max(a.lastIndexOf('-', at - 1), a.lastIndexOf('/', at - 1)) + 1;
}

/** The known name nearest to a misspelled one; undefined where none is near enough to be meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const name of known) {
    const most = Math.min(least, Math.max(2, Math.floor((word.length - shared(word, name)) * 0.4)));
    if (Math.abs(name.length - word.length) > most) continue;
    const steps = edits(word, name);
    if (steps > most) continue;
    // They have no letter in common.
    if (steps >= Math.max(word.length, name.length)) continue;
    if (steps < least || (steps === least && best !== undefined && name < best)) [best, least] = [name, steps];
  }
  return best;
}
