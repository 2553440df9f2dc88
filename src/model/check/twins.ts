/** Entries that say the same: one was copied to begin another, or two editors wrote one thing down. */
import { inWordsAlone } from '../../schemas/common.ts';
import type { Entries, FileName } from '../../schemas/index.ts';
import { inBrief, type Problem } from '../problem.ts';
import type { Known } from './known.ts';
import type { Placed } from './given.ts';

/** What no two entries of a file share; of one whose field is left out nothing is said. */
const OWN: { readonly [Name in FileName]?: readonly (keyof Entries[Name] & string)[] } = {
  facts: ['label', 'statement'],
  charts: ['title'],
  events: ['title', 'summary'],
  claims: ['claim', 'finding'],
  clauses: ['name', 'question'],
  questions: ['question'],
  sources: ['url'],
  terms: ['definition'],
  series: ['name', 'summary'],
  versions: ['name'],
  letters: ['text'],
};

/** No two entries of a file have the same words where each has its own. */
export function* twins({ content }: Known): Generator<Problem> {
  for (const [name, fields] of Object.entries(OWN) as [FileName, string[]][]) {
    for (const field of fields) {
      const first = new Map<string, string>();
      for (const { value, file, lineOf } of content[name] as Placed<{ id: string } & Record<string, unknown>>[]) {
        const words = value[field];
        if (typeof words !== 'string') continue;
        // An address leads to the same page with and without these.
        const key = words.toLowerCase().replace(field === 'url' ? /^https?:\/\/(?:www\.)?|\/$/g : '', '');
        const known = first.get(key);
        if (known === undefined) first.set(key, value.id);
        else yield { file, line: lineOf([field]), what: `${value.id} has the ${field} of ${known} (“${inBrief(words, 60)}”)`, remedy: 'Mend the one that was copied, or bring the two together' };
      }
    }
  }
}

/** No field of an entry says what another of its fields says: a summary that repeats the title tells nothing. */
export function* echoes({ content }: Known): Generator<Problem> {
  for (const { value, file, lineOf } of Object.values(content).flat() as Placed<Entries[FileName]>[]) {
    const told = new Map<string, string>();
    for (const [field, text] of Object.entries(value)) {
      // Words to choose from, days and addresses are no sentences.
      if (typeof text !== 'string' || !/\S\s+\S/.test(text)) continue;
      const first = told.get(inWordsAlone(text));
      if (first !== undefined) yield { file, line: lineOf([field]), what: `the ${field} of ${value.id} says what its ${first} says (“${inBrief(text, 60)}”)`, remedy: 'Say what it adds' };
      else told.set(inWordsAlone(text), field);
    }
  }
}
