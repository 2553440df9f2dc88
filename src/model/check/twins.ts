/** Entries that say the same: one was copied to begin another, or two editors wrote one thing down. */
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
