/** Results of earlier builds. The name of a result is the digest of everything it was made from. */
import { constants, linkSync, copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeCache } from '../loaders/keep.ts';
import { PlainError } from '../model/problem.ts';
import { workFolder } from './publish.ts';

/** A file under a second name: no bytes are written. Where the disk is another one, a copy. Two files for one name are an error. */
export function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Error(`${to} is made twice`, { cause: error });
    if (code !== 'EXDEV' && code !== 'EPERM') throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

/** A folder with all that it holds, its files under a second name each. A folder that is there already takes more. */
export function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) (entry.isDirectory() ? linkFolder : linkFile)(join(from, entry.name), join(to, entry.name));
}

const HELD = 'build-';

/** Reserve a cache for this build, since another build would prune what this one uses. Returns the folder that marks it as reserved, to be deleted at the end. Throws if a running build has reserved it. */
export function holdCache(cache: string): string {
  makeCache(cache);
  const own = workFolder(cache, HELD);
  const other = readdirSync(cache).find((name) => name.startsWith(HELD) && name !== basename(own));
  if (!other) return own;
  rmSync(own, { recursive: true });
  throw new PlainError(`Another build (process ${other.slice(HELD.length)}) uses ${cache}. Let it end, or name another folder by CACHE_DIR. If no build runs, delete ${join(cache, other)}`);
}

/**
 * A folder of the cache. A result is placed in the site as a hard link to the file that is kept, so nothing may write into a
 * file of the site once it is there: whoever makes a file makes a new one. The folder is safe to delete.
 */
export class Store {
  readonly #folder: string;
  /** What is kept, by name, and whether it is a folder. */
  readonly #known: Map<string, boolean>;
  readonly #used = new Set<string>();

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#known = new Map(readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name, entry.isDirectory()]));
  }

  /** Make a result, unless it is kept already. `write` is given the path at which to write a file or a folder; if it throws, nothing is kept. Returns whether it was made. */
  async make(name: string, write: (path: string) => Promise<unknown> | void): Promise<boolean> {
    this.#used.add(name);
    if (this.#known.has(name)) return false;
    // If `write` fails, this is left behind, and the next build prunes it.
    const part = `${name}.${process.pid}.part`;
    if (this.#known.has(part)) rmSync(this.pathOf(part), { recursive: true });
    await write(this.pathOf(part));
    // The same may have been made meanwhile.
    if (this.#known.has(name)) rmSync(this.pathOf(part), { recursive: true, force: true });
    else renameSync(this.pathOf(part), this.pathOf(name));
    this.#known.set(name, statSync(this.pathOf(name)).isDirectory());
    return true;
  }

  /** The path of a result that was made. Nothing may write there. */
  pathOf(name: string): string {
    return join(this.#folder, name);
  }

  /** Link a result that was made to its place in the site. */
  place(name: string, to: string): void {
    const isFolder = this.#known.get(name);
    if (isFolder === undefined) throw new Error(`nothing is kept as ${this.pathOf(name)}`);
    this.#used.add(name);
    if (!isFolder) mkdirSync(dirname(to), { recursive: true });
    (isFolder ? linkFolder : linkFile)(this.pathOf(name), to);
  }

  /** Delete what this build did not use. */
  prune(): void {
    for (const name of this.#known.keys()) if (!this.#used.has(name)) rmSync(join(this.#folder, name), { recursive: true, force: true });
  }
}
