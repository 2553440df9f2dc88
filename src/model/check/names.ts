/** Every id that something names is that of an entry; of an article, that is published. */
import { files, type FileName } from '../../schemas/index.ts';
import { directiveOf, kindNamed } from '../../markdown/reference.ts';
import { pathOf, type Kind } from '../entry.ts';
import { kindOf, mentionsInFront, mentionsOf, type Mention } from '../mentions.ts';
import { nearest, type Fault, type Problem } from '../problem.ts';
import type { KnownIds } from './known.ts';
import { lineIn, type Given } from './given.ts';

/** Where entries of a kind are written. */
export const FILES = { article: 'content/articles/', ...Object.fromEntries(Object.entries(kindOf).map(([name, kind]) => [kind, `content/${files[name as FileName].file}`])) } as Record<Kind, string>;

/** An id, in the place where something names it. */
interface Naming {
  kinds: Mention['kinds'];
  id: string;
  /** Who names it, as a message calls them. */
  by: string;
  file: string;
  line(): number;
}

/** Report each id that something names and nobody has. */
export function* checkNames(given: Given, names: KnownIds): Generator<Problem> {
  for (const naming of namingsIn(given)) {
    const fault = faultOf(naming, names);
    if (fault) yield { file: naming.file, line: naming.line(), ...fault };
  }
}

function* namingsIn({ content, articles }: Given): Generator<Naming> {
  for (const name of Object.keys(mentionsOf) as FileName[]) {
    for (const { value, file, lineOf } of content[name]) {
      for (const { kinds, id, path } of (mentionsOf[name] as (entry: unknown) => Mention[])(value)) yield { kinds, id, by: value.id, file, line: () => lineOf(path) };
    }
  }
  for (const article of articles) {
    const { file, references } = article;
    for (const { kinds, id, path: [field, at] } of mentionsInFront(article.matter)) {
      yield { kinds, id, by: 'the article', file, line: () => lineIn(article, String(field), at === undefined ? undefined : `[${Number(at) + 1}]`) };
    }
    for (const { name, id, options, line } of references) {
      const kind = kindNamed(name);
      if (kind) yield { kinds: [kind], id, by: directiveOf(name), file, line: () => line };
      if (options['topic'] !== undefined) yield { kinds: ['topic'], id: options['topic'], by: directiveOf(name), file, line: () => line };
    }
  }
}

/** What is wrong with an id that nobody has, with the nearest that somebody has. */
function faultOf({ kinds, id, by }: Naming, { ids, drafts, renamed, lost }: KnownIds): Fault | undefined {
  if (kinds[0] === 'article' && drafts.has(id)) {
    return { what: `${by} names the article “${id}”, which is a draft`, remedy: 'Publish it (remove `draft: true`), or name another' };
  }
  if (kinds.some((kind) => ids[kind].has(id) || lost.get(kind)?.has(id))) return undefined;
  const now = kinds.map((kind) => renamed.get(pathOf(kind, id))).find((one) => one !== undefined);
  const meant = nearest(id, kinds.flatMap((kind) => [...ids[kind]]));
  const other = (Object.keys(ids) as Kind[]).find((kind) => ids[kind].has(id));
  return {
    what: `${by} names the ${kinds.join(' or ')} “${id}”, which does not exist`,
    remedy: now ? `It is called “${now}” now: write that` : meant ? `Did you mean “${meant}”` : other ? `There is ${/^[aeo]/.test(other) ? 'an' : 'a'} ${other} with this id: use its own directive or field` : `Add it to ${FILES[kinds[0]]}, or use an id from there`,
  };
}
