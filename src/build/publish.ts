/** Where a site is made, and how it takes the place of the last one. */
import { existsSync, mkdirSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { makeFolder } from '../loaders/keep.ts';
import { PlainError } from '../model/problem.ts';
import { answerOf } from './answer.ts';

/** The place of the site that a build makes, and that is served, tested and measured. */
export const OUT = process.env['OUT_DIR'] || 'dist';

/** Whether a process is there, ours or another's. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** A folder for what a build of this process makes on its way. What builds left that were killed is taken away. */
export function workFolder(parent: string, name: string): string {
  mkdirSync(parent, { recursive: true });
  for (const other of readdirSync(parent)) {
    const pid = other.startsWith(name) ? Number(other.slice(name.length)) : NaN;
    if (Number.isInteger(pid) && (pid === process.pid || !isAlive(pid))) rmSync(join(parent, other), { recursive: true, force: true });
  }
  const folder = join(parent, `${name}${process.pid}`);
  mkdirSync(folder);
  return folder;
}

/** What a link leads to; undefined where no link stands. */
function linkAt(path: string): string | undefined {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return undefined;
  }
}

/** As many links as a system follows, one after the other. */
const LINKS = 40;

/** The place of a site: where it is a link, what it leads to, even if nothing stands there. */
export function placeOf(out: string, links = LINKS): string {
  if (existsSync(out)) return realpathSync(out);
  if (links === 0) throw new PlainError(`The link ${out} leads back to itself. Remove it, or name another folder by OUT_DIR`);
  const to = linkAt(out);
  return to === undefined ? resolve(out) : placeOf(to, links - 1);
}

/** What a folder beside the place of a site is called, before the number of its process. */
const besideName = (place: string): string => `.${basename(place)}-`;

/** Throws in plain words where no site can be put, or where something else than a site of ours stands, which it would take the place of. */
export function checkPlace(place: string): void {
  makeFolder(dirname(place), `No site can be put at ${place}`, 'OUT_DIR');
  if (!existsSync(place) || (statSync(place).isDirectory() && (readdirSync(place).length === 0 || existsSync(join(place, '404.html'))))) return;
  throw new PlainError(`${place} is no site, and a build would put one in its place. Move it away, or name another folder by OUT_DIR`);
}

/** Where `folderBeside` keeps the last site while the new one moves in. */
const LAST = 'last';

/** Bring the last site back where a build was killed between its two moves: nothing stands in its place. */
function bringBack(place: string): void {
  if (existsSync(place) || !existsSync(dirname(place))) return;
  for (const name of readdirSync(dirname(place))) {
    const last = join(dirname(place), name, LAST);
    if (!name.startsWith(besideName(place)) || isAlive(Number(name.slice(besideName(place).length))) || !existsSync(last)) continue;
    renameSync(last, place);
    return;
  }
}

/** A folder beside the place of a site, on the same disk, so that the site moves there at once. */
export function folderBeside(place: string): string {
  bringBack(place);
  return workFolder(dirname(place), besideName(place));
}

/** Put a finished site in its place in one move; the last one goes into the folder beside it, and comes back if that fails. */
export function publish(site: string, place: string, beside: string): void {
  const last = join(beside, LAST);
  const had = existsSync(place);
  if (had) renameSync(place, last);
  try {
    renameSync(site, place);
  } catch (error) {
    if (had) renameSync(last, place);
    throw error;
  }
}

/** Where a cache holds the site that was replaced, until the next build removes it: that is to wait for the disk, which a build can do beside its work, and whoever waits for its end need not. */
const REPLACED = 'replaced';

/** Put the site that `publish` has replaced into the cache. Where there is none, or it cannot be moved there, it stays in the folder beside the new one, and is removed with it. */
export function setAside(beside: string, cache: string): void {
  const last = join(beside, LAST);
  if (!existsSync(last)) return;
  try {
    renameSync(last, join(cache, REPLACED));
  } catch {
    // The cache is on another disk, or somebody has a file of it open: time is lost, and no build has failed that published its site.
  }
}

/** Remove what `setAside` put into the cache, on a thread of its own. */
export async function removeReplaced(cache: string): Promise<void> {
  const folder = join(cache, REPLACED);
  if (existsSync(folder)) await answerOf(new Worker(new URL('remove-worker.ts', import.meta.url), { workerData: folder }), `the thread that removes ${folder} ended before it had`);
}
