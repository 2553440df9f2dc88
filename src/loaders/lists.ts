/** The lists of the ledger. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, type FileName } from '../schemas/index.ts';
import type { Broken, PlacedContent } from '../model/check/given.ts';
import type { Problem } from '../model/problem.ts';
import { digestOf } from './digest.ts';
import { readOr, readText } from './file.ts';
import { keep } from './keep.ts';
import type { Folders } from './folders.ts';
import { readYamlList, type YamlList } from './yaml-list.ts';

/** What the files of lists hold. */
export interface ReadLists {
  placed: PlacedContent;
  problems: Problem[];
  /** The ids of entries that break their schema, by list. */
  broken: Omit<Broken, 'articles'>;
  /** Every list could be read, whatever is wrong with its entries. */
  readable: boolean;
}

/**
 * A list of the ledger, from the cache where the same text was read before: YAML that keeps its places is slow to read.
 * Only a list without a mistake is kept. Where something finds a mistake later, the text is read again for the line.
 */
function readList(name: FileName, text: string, version: string, { cache }: Folders): YamlList<unknown> {
  const { file, schema, ...rest } = files[name];
  const options = { file: `content/${file}`, schema, ...rest } as Parameters<typeof readYamlList>[1];
  const path = join(cache, 'lists', `${name}.json`);
  const digest = digestOf(version, text);
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { digest: string; entries: { value: unknown; line: number }[] }) : undefined;
  if (kept?.digest === digest) {
    let again: YamlList<unknown> | undefined;
    const lineOf = (at: number) => (path: readonly PropertyKey[]) => (again ??= readYamlList(text, options)).entries[at]!.lineOf(path);
    return { entries: kept.entries.map((entry, at) => ({ ...entry, file: options.file, lineOf: lineOf(at) })), problems: [], broken: new Set() };
  }
  const list = readYamlList(text, options);
  if (list.problems.length === 0) keep(path, { digest, entries: list.entries.map(({ value, line }) => ({ value, line })) });
  return list;
}

/** Report each list that no code reads, in a file of several lists. */
const strangeLists = (text: string, file: string, lists: readonly string[]): Problem[] =>
  text.split('\n').flatMap((line, at) => {
    const name = /^["']?([\w-]+)["']?\s*:/.exec(line)?.[1];
    return name === undefined || lists.includes(name) ? [] : [{ file, line: at + 1, what: `nobody reads the list “${name}”`, remedy: `The lists of this file are ${lists.join(' and ')}` }];
  });

/** Every list, empty. */
export const noLists = (): PlacedContent => Object.fromEntries(Object.keys(files).map((name) => [name, []])) as unknown as PlacedContent;

/** Every list of the ledger, with what is wrong in it. */
export function readLists(where: Folders, version: string): ReadLists {
  const placed = noLists();
  const problems: Problem[] = [];
  const broken: ReadLists['broken'] = {};
  let readable = true;
  for (const [name, { file, ...rest }] of Object.entries(files) as [FileName, (typeof files)[FileName]][]) {
    const path = join(where.content, file);
    const shown = `content/${file}`;
    const isThere = existsSync(path);
    if (!isThere) problems.push({ file: shown, line: 1, what: 'the file is missing', remedy: 'Bring it back; if it has no entries, write `[]` in it' });
    const text = isThere ? readOr(shown, problems, () => readText(path)) : undefined;
    if (text === undefined) {
      readable = false;
      continue;
    }
    const lists = Object.values(files).flatMap((other) => (other.file === file && 'list' in other ? [other.list as string] : []));
    if ('list' in rest && rest.list === lists[0]) problems.push(...strangeLists(text, shown, lists));
    const { entries, problems: found, broken: names } = readList(name, text, version, where);
    (placed[name] as unknown[]) = entries;
    problems.push(...found);
    if (names) broken[name] = names;
    else readable = false;
  }
  return { placed, problems, broken, readable };
}
