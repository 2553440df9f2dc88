/** The whole of `content/` from disk: the door for the build, the checks and Astro's loaders. */
import { existsSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { files } from '../schemas/index.ts';
import type { Broken } from '../model/check/given.ts';
import { check } from '../model/check/index.ts';
import { keyOf, type Key } from '../model/entry.ts';
import type { ArticleRecord } from '../model/article.ts';
import { toLedger, type Content } from '../model/ledger.ts';
import { mentionsInFront } from '../model/mentions.ts';
import { toLine, type Problem } from '../model/problem.ts';
import { kindNamed, MARKER } from '../markdown/reference.ts';
import { ADDRESSES, readAddresses } from './addresses.ts';
import type { ArticleOutline } from './article.ts';
import { readArticles } from './articles.ts';
import { codeVersion } from './digest.ts';
import { isFile, readOr } from './file.ts';
import { makeCache } from './keep.ts';
import { noLists, readLists, type ReadLists } from './lists.ts';
import { readPicture } from './picture.ts';
import { folders, type Folders } from './folders.ts';

interface ReadContent extends ReadLists {
  broken: Broken;
  articles: ArticleOutline[];
  /** How many articles were parsed afresh, and how many came from the cache. */
  parsed: { fresh: number; cached: number };
}

/** The code that has a part in parsing: with another version of it, every article and list is parsed again. */
export const PARSER = ['src/markdown', 'src/loaders', 'src/schemas', 'src/model/problem.ts'] as const;

/** Report files and folders in `content/` that no code reads. */
function strangersIn(entries: readonly Dirent[]): Problem[] {
  const lists = [...new Set<string>(Object.values(files).map(({ file }) => file))];
  const names = new Set(entries.map(({ name }) => name));
  const meant = (name: string): string => name.toLowerCase().replace(/\.yml$/, '.yaml');
  const known = new Set(['README.md', 'articles', ADDRESSES, ...lists]);
  return entries
    .filter(({ name }) => !known.has(name) && !name.startsWith('.'))
    .map((entry) =>
      entry.isDirectory()
        ? { file: `content/${entry.name}/`, line: 1, what: 'nobody reads this folder', remedy: 'Move articles into content/articles/, entries to the lists in content/, pictures into public/images/' }
        : { file: `content/${entry.name}`, line: 1, what: 'nobody reads this file', remedy: lists.includes(meant(entry.name)) ? (names.has(meant(entry.name)) ? `Bring what it holds into ${meant(entry.name)}, and remove it` : `Call it ${meant(entry.name)}`) : /\.(?:md|mdx|markdown)$/i.test(entry.name) ? 'Move it into content/articles/' : `Move its entries to one of ${lists.join(', ')}, or remove it` },
    );
}

/** What is read where the whole folder is not. */
const nothing = (problems: Problem[]): ReadContent => ({ placed: noLists(), articles: [], problems, broken: { articles: new Set() }, readable: false, parsed: { fresh: 0, cached: 0 } });

/** Read, parse and check everything. Problems are gathered, never thrown. */
export async function readContent(where: Folders = folders): Promise<ReadContent> {
  if (!statSync(where.content, { throwIfNoEntry: false })?.isDirectory()) {
    const missing = { file: where.content, line: 1, what: existsSync(where.content) ? 'a file stands where the folder of content should' : 'the folder is missing', remedy: 'Bring it back, or set CONTENT_DIR to the folder that holds the content' };
    return nothing([missing]);
  }
  const unread: Problem[] = [];
  const entries = readOr(`${where.content}/`, unread, () => readdirSync(where.content, { withFileTypes: true }));
  if (!entries) return nothing(unread);
  makeCache(where.cache);
  const version = codeVersion(...PARSER);
  const { placed, problems, broken: brokenEntries, readable } = readLists(where, version);
  problems.push(...strangersIn(entries));
  const { results, strangers, misnamed, fresh, readable: found } = await readArticles(where, version);
  problems.push(...strangers);
  const articles = results.flatMap(({ article }) => article ?? []);
  const broken: Broken = { ...brokenEntries, articles: new Set([...results.flatMap(({ article, slug }) => (article ? [] : slug)), ...misnamed]) };
  problems.push(...results.flatMap((result) => result.problems));
  const addresses = readOr(`content/${ADDRESSES}`, problems, () => readAddresses(where.content)) ?? [];
  // Where a whole file could not be read, everything that names its entries would look wrong too.
  if (readable && found) {
    const hasFile = (path: string): boolean => !path.split('/').includes('..') && isFile(join(where.public, path));
    problems.push(...check({ content: placed, broken, articles, addresses, hasFile, pictureAt: (path) => readPicture(join(where.public, path)), join: () => toLedger(toContent({ placed, articles })) }));
  }
  // The same problem may be found twice: a file of two lists is read twice, and a line may have one fault in two places.
  const told = new Map(problems.map((problem) => [toLine(problem), problem]));
  return { placed, articles, problems: [...told.values()], broken, readable: readable && found, parsed: { fresh, cached: results.length - fresh } };
}

/** What Astro's store keeps of a parsed article. */
export function toRecord(article: ArticleOutline): ArticleRecord {
  const { takeaways: _takeaways, questions: _questions, method: _method, ...matter } = article.matter;
  const named = article.references.flatMap(({ name, id }) => {
    const kind = kindNamed(name);
    return kind ? keyOf(kind, id) : [];
  });
  const mentions = new Set<Key>([...mentionsInFront(matter).map(({ kinds: [kind], id }) => keyOf(kind, id)), ...named]);
  return {
    slug: article.slug,
    digest: article.digest,
    matter,
    standfirst: article.standfirstText,
    words: article.words,
    mentions: [...mentions],
    pictures: article.links.flatMap(({ href, picture }) => (picture ? href : [])),
    // The standfirst is read first, so its references have the first numbers.
    standfirstReferences: [...article.standfirstText.matchAll(MARKER)].map((_, at) => {
      const { name, id, options } = article.references[at]!;
      return { name, id, options };
    }),
  };
}

/** Read content in the form that the model joins. Drafts stay out unless asked for. */
export function toContent({ placed, articles }: Pick<ReadContent, 'placed' | 'articles'>, { drafts = false } = {}): Content {
  const values = Object.fromEntries(Object.entries(placed).map(([name, entries]) => [name, entries.map(({ value }) => value)]));
  return { ...values, articles: articles.filter(({ matter }) => drafts || !matter.draft).map(toRecord) } as unknown as Content;
}
