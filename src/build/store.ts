/** Results of earlier builds. The name of a result is the digest of everything it was made from. */
import { constants, existsSync, linkSync, copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PlainError } from '../model/problem.ts';
import { workFolder } from './publish.ts';

/**
 * A file, or a folder with all that it holds, under a second name: no bytes are written. Where the disk is another one, a copy.
 * A folder that is there already takes more; two files for one name are an error.
 */
export function hardLink(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST' && code !== 'EXDEV' && code !== 'EPERM') throw error;
    // Asked only here: nearly all that is linked is a file.
    if (statSync(from).isDirectory()) {
      mkdirSync(to, { recursive: true });
      for (const name of readdirSync(from)) hardLink(join(from, name), join(to, name));
    } else if (existsSync(to)) {
      throw new Error(`${to} is made twice`, { cause: error });
    } else {
      copyFileSync(from, to, constants.COPYFILE_EXCL);
    }
  }
}

const HELD = 'build-';

/** Reserve a cache for this build, since another build would prune what this one uses. Returns the folder that marks it as reserved, to be deleted at the end. Throws if a running build has reserved it. */
export function holdCache(cache: string): string {
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
  readonly #known: Set<string>;
  readonly #used = new Set<string>();

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#known = new Set(readdirSync(folder));
  }

  /** Make a result, unless it is kept already. `write` is given the path at which to write a file or a folder; if it throws, nothing is kept. Returns whether it was made. */
  async make(name: string, write: (path: string) => Promise<unknown> | void): Promise<boolean> {
    this.#used.add(name);
    if (this.#known.has(name)) return false;
    // If `write` fails, this is left behind, and the next build prunes it.
    const part = join(this.#folder, `${name}.${process.pid}.part`);
    rmSync(part, { recursive: true, force: true });
    await write(part);
    // Somebody may have made the same meanwhile.
    if (existsSync(join(this.#folder, name))) rmSync(part, { recursive: true, force: true });
    else renameSync(part, join(this.#folder, name));
    this.#known.add(name);
    return true;
  }

  /** The path of a result that was made. Nothing may write there. */
  pathOf(name: string): string {
    return join(this.#folder, name);
  }

  /** Link a result to its place in the site. Returns whether there was one. */
  place(name: string, to: string): boolean {
    if (!this.#known.has(name)) return false;
    this.#used.add(name);
    mkdirSync(dirname(to), { recursive: true });
    hardLink(join(this.#folder, name), to);
    return true;
  }

  /** Delete what this build did not use. */
  prune(): void {
    for (const name of this.#known) if (!this.#used.has(name)) rmSync(join(this.#folder, name), { recursive: true, force: true });
  }
}
