/**
 * What a compiled program (build/program.ts) finds in the place of Astro's store: the content of the build that runs it,
 * already checked, out of the file that `CHECKED_CONTENT` names. So the program holds no content and serves the next build too.
 */
import { readFileSync } from 'node:fs';
import type { Content } from '../model/ledger.ts';
import { toEntries } from './astro.ts';

const content = JSON.parse(readFileSync(process.env['CHECKED_CONTENT']!, 'utf8')) as Content;

/** Collections by name, each entry by id, as Astro's content runtime reads them. */
export default new Map(Object.keys(content).map((name) => [name, new Map(toEntries(content, name as keyof Content).map((entry) => [entry.id, entry]))]));
