/** What the code is, as a digest: another version of it may make something else of the same content. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A digest of files and of folders with all below them (as paths from the root), of the packages and of Node. */
export function codeVersion(...paths: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(path).update('\0').update(readFileSync(path));
  };
  for (const path of [...paths, 'package-lock.json']) add(path);
  return hash.digest('hex');
}
