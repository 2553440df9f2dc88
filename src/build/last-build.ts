/** What the last build was made from, and the state in which it left the site: a build that would make the same again has nothing to do. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A digest of a site's place and of each file's path, size and time of change, so that a touched file changes it. */
function stateOf(site: string): string {
  const hash = createHash('sha256').update(resolve(site));
  const add = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) add(path);
      else {
        const { size, mtimeMs } = statSync(path);
        hash.update(`${path}\0${size}\0${mtimeMs}\n`);
      }
    }
  };
  add(site);
  return hash.digest('hex');
}

const noteIn = (cache: string): string => join(cache, 'last-build.txt');

/** Whether `site` is what a build from `key` left there. */
export function isLeft(key: string, site: string, cache: string): boolean {
  if (!existsSync(site) || !existsSync(noteIn(cache))) return false;
  const [known, state] = readFileSync(noteIn(cache), 'utf8').trim().split(' ');
  return known === key && state === stateOf(site);
}

/** Note that `site` has just been made from `key`. */
export const leave = (key: string, site: string, cache: string): void => writeFileSync(noteIn(cache), `${key} ${stateOf(site)}\n`);
