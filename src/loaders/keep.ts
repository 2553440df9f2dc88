/** Keep a value from one build to the next. */
import { accessSync, constants, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';
import { PlainError } from '../model/problem.ts';

/** Make the folder in which values are kept. Throws in plain words where there cannot be one. */
export function makeCache(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new PlainError(`Nothing can be kept in ${folder}: ${/^E(?:EXIST|NOTDIR)$/.test(code) ? 'a file stands in its place or in its way. Move it away' : `it may not be written (${code}). Give yourself the right to`}, or name another folder by CACHE_DIR`);
  }
}

/** Write a value as JSON, beside its place and then moved there, so that a build that is stopped leaves no half of a file. */
export function keep(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.${threadId}`;
  writeFileSync(part, JSON.stringify(value));
  renameSync(part, path);
}
