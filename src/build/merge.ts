/** Bring what several makers have made into one folder. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Move all of `from` into `to`, whole folders where `to` has none of the name. Two files for one address are an error. */
export async function merge(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (!existsSync(target)) await rename(source, target);
    else if (entry.isDirectory()) await merge(source, target);
    else throw new Error(`${target} is made twice`);
  }
}
