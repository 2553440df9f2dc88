/** Results of earlier builds, by what they were made from: a name is a digest of everything that a result depends on. */
import { constants, existsSync, linkSync, copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PlainError } from '../model/problem.ts';
import { workFolder } from './publish.ts';

/**
 * A file, or a folder with all that it holds, under a second name: no bytes are written. Where the disk is another one, a copy.
 * A folder that is there already takes more; two files for one name are an error.
 */
export function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST' && code !== 'EXDEV' && code !== 'EPERM') throw error;
    // Asked only here: nearly all that is linked is a file.
    if (statSync(from).isDirectory()) {
      mkdirSync(to, { recursive: true });
      for (const name of readdirSync(from)) link(join(from, name), join(to, name));
    } else if (existsSync(to)) {
      throw new Error(`${to} is made twice`, { cause: error });
    } else {
      copyFileSync(from, to, constants.COPYFILE_EXCL);
    }
  }
}

const HELD = 'build-';

/** Hold a cache for this build: what another one would forget is counted on here. Returns the folder that says so, to be deleted at the end; throws where a build that runs holds the cache. */
export function holdCache(cache: string): string {
  const own = workFolder(cache, HELD);
  const other = readdirSync(cache).find((name) => name.startsWith(HELD) && name !== basename(own));
  if (!other) return own;
  rmSync(own, { recursive: true });
  throw new PlainError(`Another build (process ${other.slice(HELD.length)}) uses ${cache}. Let it end, or name another folder by CACHE_DIR. If no build runs, delete ${join(cache, other)}`);
}

/**
 * A folder of the cache. What it gives is a second name of the file that it keeps, so nobody may write into a file of the
 * site once it is there; every maker writes new ones. Safe to delete.
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

  /** Make a result with `write`, which is given the path to write a file or a folder at; whole or not at all. Nothing where there is one. Returns whether it was made. */
  async make(name: string, write: (path: string) => Promise<unknown> | void): Promise<boolean> {
    this.#used.add(name);
    if (this.#known.has(name)) return false;
    // Left by a build that failed, it is pruned by the next.
    const part = join(this.#folder, `${name}.${process.pid}.part`);
    rmSync(part, { recursive: true, force: true });
    await write(part);
    // Somebody may have made the same meanwhile.
    if (existsSync(join(this.#folder, name))) rmSync(part, { recursive: true, force: true });
    else renameSync(part, join(this.#folder, name));
    this.#known.add(name);
    return true;
  }

  /** Where a result that was made stands. Nobody may write there. */
  pathOf(name: string): string {
    return join(this.#folder, name);
  }

  /** Put a result in its place. Returns whether there was one. */
  place(name: string, to: string): boolean {
    if (!this.#known.has(name)) return false;
    this.#used.add(name);
    mkdirSync(dirname(to), { recursive: true });
    link(join(this.#folder, name), to);
    return true;
  }

  /** Forget what this build had no use for. */
  prune(): void {
    for (const name of this.#known) if (!this.#used.has(name)) rmSync(join(this.#folder, name), { recursive: true, force: true });
  }
}
