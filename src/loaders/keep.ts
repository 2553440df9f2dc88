/** Keep a value from one build to the next. */
import { accessSync, constants, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { threadId } from 'node:worker_threads';
import { PlainError } from '../model/problem.ts';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Make a folder and those above it. Node's own `recursive` never ends where nothing can be made, as below /proc. */
function makeFolders(folder: string): void {
  if (isFolder(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

/** Make a folder that a setting names, and what stands above it. Throws in plain words where there cannot be one; `what` says what it was for. */
export function makeFolder(folder: string, what: string, setting: string): void {
  try {
    makeFolders(resolve(folder));
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new PlainError(`${what}: ${/^E(?:EXIST|NOTDIR)$/.test(code) ? 'a file stands in its place or in its way. Move it away' : `it may not be written (${code}). Give yourself the right to`}, or name another folder by ${setting}`);
  }
}

/** Make the folder in which values are kept. */
export const makeCache = (folder: string): void => makeFolder(folder, `Nothing can be kept in ${folder}`, 'CACHE_DIR');

/** Write a value as JSON, beside its place and then moved there, so that a build that is stopped leaves no half of a file. */
export function keep(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.${threadId}`;
  writeFileSync(part, JSON.stringify(value));
  renameSync(part, path);
}
