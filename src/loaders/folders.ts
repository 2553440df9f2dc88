/** The folders that a build reads and writes, from its settings. */
import { isAbsolute, relative, sep } from 'node:path';
import { PlainError } from '../model/problem.ts';

/** Whether a path is that of a folder or leads into it, however the two are written. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/** Where content stands, and where results are kept. Tests read other folders. */
export interface Folders {
  /** The folder `content`. */
  content: string;
  /** The folder of static files, for links to pictures. */
  public: string;
  /** What is kept from one run to the next, by digest: parsed articles and lists, pages, pictures, the index, the program. Safe to delete. */
  cache: string;
}

const content = process.env['CONTENT_DIR'] || 'content';

/** A cache stands apart from what the site is made of: its folders have the names of some of ours, and are emptied. */
function checkedCache(folder: string): string {
  if (isWithin(process.cwd(), folder) || ['src', 'public', 'tests', content].some((own) => isWithin(folder, own))) throw new PlainError(`CACHE_DIR=${folder} holds files that the site is made of: write it as .cache, or name a folder that holds nothing else`);
  return folder;
}

/** Those of this process. Throws where `CACHE_DIR` names one that cannot be a cache. */
export const folders: Folders = {
  content,
  public: 'public',
  cache: checkedCache(process.env['CACHE_DIR'] || '.cache'),
};
