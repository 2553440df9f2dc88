/** The folder of articles: each is parsed once, and what is none is told of. */
import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { NAME_LENGTH } from '../schemas/common.ts';
import type { Fault, Problem } from '../model/problem.ts';
import type { ArticleOutline, Parsed } from './article.ts';
import { digestOf } from './digest.ts';
import { readOr, readText } from './file.ts';
import { outlineIn, parseAll, type Job } from './parse.ts';
import { folders, type Folders } from './folders.ts';

/** The parsed text of an article, by its digest. */
export const cachedArticle = (digest: string, cache = folders.cache): Parsed => JSON.parse(readFileSync(join(cache, 'articles', `${digest}.json`), 'utf8')) as Parsed;

/** What keeps the name of a file from being the address of its article. */
function faultInName(slug: string): Fault | undefined {
  if (!/^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return { what: `the file name “${slug}.md” makes no address`, remedy: 'Use lower-case words and digits joined by hyphens, with a letter among them, as what-microsoft-owns.md' };
  if (slug.length > NAME_LENGTH) return { what: `the file name has ${slug.length} characters before its ending`, remedy: `Shorten it to ${NAME_LENGTH}: it is the address of the article, and files are named after it` };
  return undefined;
}

const isArticle = (entry: Dirent): boolean => !entry.isDirectory() && entry.name.endsWith('.md');

/** What a text may end in that was meant as an article: `.MD`, `.md.txt`. */
const TEXT = /(?:\.(?:md|mdx|markdown|mdown|txt))+$/i;

/** Report what stands among the articles and is none. */
const toStranger = (entry: Dirent): Problem => ({
  file: `content/articles/${entry.name}`,
  line: 1,
  what: entry.isDirectory() ? 'articles stand in no folders' : 'nobody reads this file',
  remedy: entry.isDirectory() ? 'Move its files up into content/articles/' : TEXT.test(entry.name) ? 'Give it the ending .md, or remove it' : 'Remove it; an article is a text file that ends in .md',
});

/** Every article, from the cache where the same text was parsed before. `misnamed` are those that only their file's name keeps from being read: the slugs that others may name. */
export async function readArticles({ content, cache }: Folders, version: string): Promise<{ results: Parsed<ArticleOutline>[]; strangers: Problem[]; misnamed: string[]; fresh: number; readable: boolean }> {
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
  const parsed = await parseAll(jobs);
  for (const [at, result] of parsed.entries()) results[jobs[at]!.at] = result;
  const strangers = listed.filter((entry) => !isArticle(entry));
  const misnamed = listed.flatMap((entry) => (entry.isDirectory() || !TEXT.test(entry.name) || (isArticle(entry) && !faultInName(entry.name.slice(0, -3))) ? [] : entry.name.replace(TEXT, '').toLowerCase()));
  return { results, strangers: [...strangers.map(toStranger), ...unread], misnamed, fresh: jobs.length, readable: entries !== undefined };
}
