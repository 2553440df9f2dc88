/** A file of which a part was lost: that is told once, and nothing that follows from it. */
import { HOMES, pathOf, type Kind } from '../entry.ts';
import type { Problem } from '../problem.ts';
import type { Known, KnownIds } from './known.ts';
import { FILES } from './names.ts';

/** Nobody takes away so many entries of one kind at once that were published. */
const MANY = 10;

/** The entries that were published and that nobody has now, of each kind of which there are many; those that have a page. */
export function lostIn(addresses: readonly string[], { ids, renamed }: Pick<KnownIds, 'ids' | 'renamed'>): ReadonlyMap<Kind, ReadonlySet<string>> {
  const paged = (Object.keys(ids) as Kind[]).filter((kind) => pathOf(kind, '').endsWith('/'));
  const lost = paged.map((kind): [Kind, Set<string>] => {
    const published = addresses.filter((path) => path.startsWith(HOMES[kind]) && !renamed.has(path)).map((path) => path.slice(HOMES[kind].length));
    // A number alone is a further page of a list.
    const gone = published.flatMap((rest) => /^(?!\d+\/)([a-z0-9-]+)\/$/.exec(rest)?.[1] ?? []).filter((id) => !ids[kind].has(id));
    return [kind, new Set(gone)];
  });
  return new Map(lost.filter(([, { size }]) => size >= MANY));
}

/** Many entries of one kind that were published do not go at once. */
export function* lostParts({ lost }: Known): Generator<Problem> {
  for (const [kind, ids] of lost) {
    const [first, second] = ids;
    yield {
      file: FILES[kind],
      line: 1,
      what: `${ids.size} entries that were published are gone (${first}, ${second} and others)`,
      remedy: `Bring back the part of ${kind === 'article' ? 'the folder' : 'the file'} that was lost, from the last version in Git; whoever takes entries away puts the address of each into \`redirects-from\` of what took its place`,
    };
  }
}
