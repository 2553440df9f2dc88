/** Digests: results are kept under the digest of everything they are made from. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The digest of some texts, in 32 hexadecimal digits. The same parts give the same digest, as many others another: all but the last are names and digests, which hold no zero byte. */
export const digestOf = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);

/** The digest of code, of the installed packages and of Node: a change to any of them may change what is made. `paths` are files, or folders with everything in them, from the project's root. */
export function codeVersion(...paths: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(path).update('\0').update(readFileSync(path));
  };
  for (const path of [...paths, 'package-lock.json']) add(path);
  return hash.digest('hex');
}
