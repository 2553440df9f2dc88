/** The whole of `content/` from disk: the door for the build, the checks and Astro's loaders. */
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import { NAME_LENGTH } from '../schemas/common.ts';
import { files, type FileName } from '../schemas/index.ts';
import { check } from '../model/check/index.ts';
import type { PlacedContent } from '../model/check/given.ts';
import { keyOf, type Key } from '../model/entry.ts';
import type { ArticleRecord } from '../model/article.ts';
import { toLedger, type Content } from '../model/ledger.ts';
import { mentionsInFront } from '../model/mentions.ts';
import { PlainError, toLine, type Fault, type Problem } from '../model/problem.ts';
import { kindNamed, MARKER } from '../markdown/reference.ts';
import { readPicture } from './picture.ts';
import type { ArticleOutline, Parsed } from './article.ts';
import { codeVersion, digestOf } from './digest.ts';
import { keep, makeCache } from './keep.ts';
import { outlineIn, parseAndKeep, type Job } from './parse.ts';
import { readYamlList, toLines, type YamlList } from './yaml-list.ts';

/** Where content stands, and where parsed articles are kept. Tests read other folders. */
interface Places {
  /** The folder `content`. */
  content: string;
  /** The folder of static files, for links to pictures. */
  public: string;
  /** Parsed articles by digest; safe to delete. */
  cache: string;
}

const content = process.env['CONTENT_DIR'] || 'content';

/** A cache stands apart from what the site is made of: its folders have the names of some of ours, and are emptied. */
function checkedCache(folder: string): string {
  if (isWithin(process.cwd(), folder) || ['src', 'public', 'tests', content].some((own) => isWithin(folder, own))) throw new PlainError(`CACHE_DIR=${folder} holds files that the site is made of: write it as .cache, or name a folder that holds nothing else`);
  return folder;
}

export const places: Places = {
  content,
  public: 'public',
  cache: checkedCache(process.env['CACHE_DIR'] || '.cache'),
};

/** The record of addresses in the folder of content: one a line, sorted, so that two branches that add to it can be joined. */
export const ADDRESSES = 'addresses.txt';

/** Every address that was ever published, line by line; none in a new site. */
export function readAddresses(content: string): string[] {
  const path = join(content, ADDRESSES);
  return existsSync(path) ? toLines(readText(path)).trimEnd().split('\n').map((line) => line.trim()) : [];
}

/** Whether a path is that of a folder or leads into it, however the two are written. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/** Below this many new articles, starting workers costs more than it saves. */
const WORTH_WORKERS = 40;

/** The ids of entries that break their schema, by list; an article's is its slug. */
export type Broken = Partial<Record<FileName | 'articles', ReadonlySet<string>>>;

interface ReadContent {
  placed: PlacedContent;
  articles: ArticleOutline[];
  problems: Problem[];
  broken: Broken;
  /** Every list could be read, whatever is wrong with its entries. */
  readable: boolean;
  /** How many articles were parsed afresh, and how many came from the cache. */
  parsed: { fresh: number; cached: number };
}

/** The code that has a part in parsing: with another version of it, every article and list is parsed again. */
export const PARSER = ['src/markdown', 'src/loaders', 'src/schemas', 'src/model/problem.ts'] as const;

/** The parsed text of an article, by its digest. */
export const cachedArticle = (digest: string, cache = places.cache): Parsed => JSON.parse(readFileSync(join(cache, 'articles', `${digest}.json`), 'utf8')) as Parsed;

/** Room for new objects in a thread, MB: a parse makes many that live shortly, and the default collects them too often. */
const YOUNG = 128;

/** Parse on as many threads as the machine has cores. */
async function parseOnWorkers(jobs: readonly Job[]): Promise<Parsed<ArticleOutline>[]> {
  const results: Parsed<ArticleOutline>[] = new Array<Parsed<ArticleOutline>>(jobs.length);
  let next = 0;
  const BATCH = 20;
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), 8) }, async () => {
      const worker = new Worker(join(process.cwd(), 'src/loaders/parse-worker.ts'), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
      try {
        while (next < jobs.length) {
          const from = next;
          next += BATCH;
          worker.postMessage(jobs.slice(from, from + BATCH));
          // Rejects where the worker fails.
          const [done] = (await once(worker, 'message')) as [Parsed<ArticleOutline>[]];
          done.forEach((parsed, at) => (results[from + at] = parsed));
        }
      } finally {
        await worker.terminate();
      }
    }),
  );
  return results;
}

/** Whether a file can be read at this path. Anything else, a folder or a pipe, is none. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const NO_FILE = 'NO_FILE';

/** The text of a file. Of a pipe, reading would wait for ever. */
function readText(path: string): string {
  const found = statSync(path);
  if (!found.isFile() && !found.isDirectory()) throw Object.assign(new Error(`${path} is no file`), { code: NO_FILE });
  return readFileSync(path, 'utf8');
}

const REASONS: Record<string, readonly [what: string, remedy: string]> = {
  ENOENT: ['it is missing', 'Bring it back'],
  ENOTDIR: ['a file stands where a folder should', 'Move it away'],
  EISDIR: ['a folder stands where a file should', 'Move it away'],
  EACCES: ['it may not be read', 'Give yourself the right to read it'],
  ELOOP: ['the file is a link to itself', 'Put the file itself in its place'],
  [NO_FILE]: ['what stands here is no file: a pipe, a socket or a device', 'Move it away'],
};

/** Read something of `content/`. An error that an editor can mend (`REASONS`) becomes a problem; any other is thrown. */
function readOr<T>(file: string, problems: Problem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    if (!reason) throw error;
    problems.push({ file, line: 1, what: reason[0], remedy: reason[1] });
    return undefined;
  }
}

/** What keeps the name of a file from being the address of its article. */
function faultInName(slug: string): Fault | undefined {
  if (!/^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return { what: `the file name “${slug}.md” makes no address`, remedy: 'Use lower-case words and digits joined by hyphens, with a letter among them, as what-microsoft-owns.md' };
  if (slug.length > NAME_LENGTH) return { what: `the file name has ${slug.length} characters before its ending`, remedy: `Shorten it to ${NAME_LENGTH}: it is the address of the article, and files are named after it` };
  return undefined;
}

const isArticle = (entry: Dirent): boolean => !entry.isDirectory() && entry.name.endsWith('.md');

/** Report what stands among the articles and is none. */
const toStranger = (entry: Dirent): Problem => ({
  file: `content/articles/${entry.name}`,
  line: 1,
  what: entry.isDirectory() ? 'articles stand in no folders' : 'nobody reads this file',
  remedy: entry.isDirectory() ? 'Move its files up into content/articles/' : /\.(?:md|mdx|markdown|mdown|txt)$/i.test(entry.name) ? 'Give it the ending .md, or remove it' : 'Remove it; an article is a text file that ends in .md',
});

/** Every article, from the cache where the same text was parsed before. */
async function readArticles({ content, cache }: Places, version: string): Promise<{ results: Parsed<ArticleOutline>[]; strangers: Problem[]; fresh: number; readable: boolean }> {
  const folder = join(content, 'articles');
  const unread: Problem[] = [];
  const entries = readOr('content/articles/', unread, () => readdirSync(folder, { withFileTypes: true }));
  const listed = (entries ?? []).filter(({ name }) => !name.startsWith('.')).sort((a, b) => a.name.localeCompare(b.name));
  const store = join(cache, 'articles');
  await mkdir(store, { recursive: true });
  const known = new Set(await readdir(store));
  const results: Parsed<ArticleOutline>[] = [];
  const jobs: (Job & { at: number })[] = [];
  for (const [at, { name }] of listed.filter(isArticle).entries()) {
    const file = `content/articles/${name}`;
    const slug = name.slice(0, -3);
    const fault = faultInName(slug);
    // Thousands of small files, one after the other: waiting for each would take longer than reading it.
    const text = fault ? undefined : readOr(file, unread, () => readText(join(folder, name)));
    if (text === undefined) {
      results[at] = { slug, problems: fault ? [{ file, line: 1, ...fault }] : [] };
      continue;
    }
    const digest = digestOf(version, slug, text);
    const outline = outlineIn(store, digest);
    if (known.has(basename(outline))) results[at] = JSON.parse(readFileSync(outline, 'utf8')) as Parsed<ArticleOutline>;
    else jobs.push({ at, slug, file, text, digest, store });
  }
  const parsed = jobs.length >= WORTH_WORKERS ? await parseOnWorkers(jobs) : jobs.map(parseAndKeep);
  for (const [at, result] of parsed.entries()) results[jobs[at]!.at] = result;
  const strangers = listed.filter((entry) => !isArticle(entry)).map(toStranger);
  return { results, strangers: [...strangers, ...unread], fresh: jobs.length, readable: entries !== undefined };
}

/**
 * A list of the ledger, from the cache where the same text was read before: YAML that keeps its places is slow to read.
 * Only a list without a mistake is kept. Where something finds a mistake later, the text is read again for the line.
 */
function readList(name: FileName, text: string, version: string, { cache }: Places): YamlList<unknown> {
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

/** Report files and folders in `content/` that no code reads. */
function strangersIn(entries: readonly Dirent[]): Problem[] {
  const lists = [...new Set<string>(Object.values(files).map(({ file }) => file))];
  const known = new Set(['README.md', 'articles', ADDRESSES, ...lists]);
  return entries
    .filter(({ name }) => !known.has(name) && !name.startsWith('.'))
    .map((entry) =>
      entry.isDirectory()
        ? { file: `content/${entry.name}/`, line: 1, what: 'nobody reads this folder', remedy: 'Move articles into content/articles/, entries to the lists in content/, pictures into public/images/' }
        : { file: `content/${entry.name}`, line: 1, what: 'nobody reads this file', remedy: lists.includes(entry.name.toLowerCase().replace(/\.yml$/, '.yaml')) ? `Call it ${entry.name.toLowerCase().replace(/\.yml$/, '.yaml')}` : /\.(?:md|mdx|markdown)$/i.test(entry.name) ? 'Move it into content/articles/' : `Move its entries to one of ${lists.join(', ')}, or remove it` },
    );
}

/** Every list, empty. */
const noLists = (): PlacedContent => Object.fromEntries(Object.keys(files).map((name) => [name, []])) as unknown as PlacedContent;

/** Every list of the ledger, with what is wrong in it. */
function readLists(where: Places, version: string): Pick<ReadContent, 'placed' | 'problems' | 'broken' | 'readable'> {
  const placed = noLists();
  const problems: Problem[] = [];
  const broken: Broken = {};
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

/** What is read where the whole folder is not. */
const nothing = (problems: Problem[]): ReadContent => ({ placed: noLists(), articles: [], problems, broken: {}, readable: false, parsed: { fresh: 0, cached: 0 } });

/** Read, parse and check everything. Problems are gathered, never thrown. */
export async function readContent(where: Places = places): Promise<ReadContent> {
  if (!statSync(where.content, { throwIfNoEntry: false })?.isDirectory()) {
    const missing = { file: where.content, line: 1, what: existsSync(where.content) ? 'a file stands where the folder of content should' : 'the folder is missing', remedy: 'Bring it back, or set CONTENT_DIR to the folder that holds the content' };
    return nothing([missing]);
  }
  const unread: Problem[] = [];
  const entries = readOr(`${where.content}/`, unread, () => readdirSync(where.content, { withFileTypes: true }));
  if (!entries) return nothing(unread);
  makeCache(where.cache);
  const version = codeVersion(...PARSER);
  const { placed, problems, broken, readable } = readLists(where, version);
  problems.push(...strangersIn(entries));
  const { results, strangers, fresh, readable: found } = await readArticles(where, version);
  problems.push(...strangers);
  const articles = results.flatMap(({ article }) => article ?? []);
  broken.articles = new Set(results.flatMap(({ article, slug }) => (article ? [] : slug)));
  problems.push(...results.flatMap((result) => result.problems));
  const addresses = readOr(`content/${ADDRESSES}`, problems, () => readAddresses(where.content)) ?? [];
  // Where a whole file could not be read, everything that names its entries would look wrong too.
  if (readable && found) {
    const hasFile = (path: string): boolean => !path.split('/').includes('..') && isFile(join(where.public, path));
    problems.push(...check({ content: placed, broken, articles, brokenArticles: [...broken.articles], addresses, hasFile, pictureAt: (path) => readPicture(join(where.public, path)), join: () => toLedger(toContent({ placed, articles })) }));
  }
  // The same problem may be found twice: a file of two lists is read twice, and a line may have one fault in two places.
  const told = new Map(problems.map((problem) => [toLine(problem), problem]));
  return { placed, articles, problems: [...told.values()], broken, readable, parsed: { fresh, cached: results.length - fresh } };
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
