/** Digests: short names for what something is made of. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A name for what is made of these: 32 hexadecimal digits, others for any other parts. */
export const digestOf = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);

/** What the code is, since another version of it may make something else of the same: files, and folders with all below them (as paths from the root), the packages, Node. */
export function codeVersion(...paths: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(path).update('\0').update(readFileSync(path));
  };
  for (const path of [...paths, 'package-lock.json']) add(path);
  return hash.digest('hex');
}
