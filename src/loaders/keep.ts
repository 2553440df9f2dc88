/** Keep a value from one build to the next. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';

/** Write a value as JSON, beside its place and then moved there, so that a build that is stopped leaves no half of a file. */
export function keep(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.${threadId}`;
  writeFileSync(part, JSON.stringify(value));
  renameSync(part, path);
}
