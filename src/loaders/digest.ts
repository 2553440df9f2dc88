/** Digests: results are kept under the digest of everything they are made from. */
import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The digest of some texts, in 32 hexadecimal digits. The same parts give the same digest, as many others another: all but the last are names and digests, which hold no zero byte. */
export const digestOf = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);

/** Take in the path and the bytes of a file, or of every file in a folder that `isPart`. */
function addFiles(hash: Hash, path: string, isPart: (file: string) => boolean): void {
  if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) addFiles(hash, join(path, name), isPart);
  else if (isPart(path)) hash.update(path).update('\0').update(readFileSync(path));
}

/** The digest of a folder with everything in it, in 64 hexadecimal digits. */
export function folderDigest(folder: string): string {
  const hash = createHash('sha256');
  addFiles(hash, folder, () => true);
  return hash.digest('hex');
}

/** A note on the code stands beside it, and nothing is made of it. */
const isCode = (file: string): boolean => !file.endsWith('.md');

/**
 * The digest of code, of the installed packages and of Node, in 64 hexadecimal digits: a change to any of them may change what is
 * made. `paths` are files, or folders with everything in them but notes (`.md`), from the project's root.
 */
export function codeVersion(...paths: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const path of [...paths, 'package-lock.json']) addFiles(hash, path, isCode);
  return hash.digest('hex');
}
