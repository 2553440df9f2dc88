/** Reading a file or a folder of `content/`, where an editor may have put anything. */
import { readFileSync, statSync } from 'node:fs';
import type { Problem } from '../model/problem.ts';

/** Whether a file can be read at this path. Anything else, a folder or a pipe, is none. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const NO_FILE = 'NO_FILE';

/** The text of a file. Of a pipe, reading would wait for ever. */
export function readText(path: string): string {
  const found = statSync(path);
  if (!found.isFile() && !found.isDirectory()) throw Object.assign(new Error(`${path} is no file`), { code: NO_FILE });
  return readFileSync(path, 'utf8');
}

const REASONS: Record<string, readonly [what: string, remedy: string]> = {
  ENOENT: ['it is missing', 'Bring it back'],
  ENOTDIR: ['a file stands where a folder should', 'Move it away'],
  EISDIR: ['a folder stands where a file should', 'Move it away'],
  EACCES: ['it may not be read', 'Give yourself the right to read it'],
  ELOOP: ['the file is a link to itself', 'Put the file itself in its place'],
  [NO_FILE]: ['what stands here is no file: a pipe, a socket or a device', 'Move it away'],
};

/** Read something of `content/`. An error that an editor can mend (`REASONS`) becomes a problem; any other is thrown. */
export function readOr<T>(file: string, problems: Problem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    if (!reason) throw error;
    problems.push({ file, line: 1, what: reason[0], remedy: reason[1] });
    return undefined;
  }
}
