/** The record of all addresses that were ever published. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from './file.ts';
import { toLines } from './yaml-list.ts';

/** The record of addresses in the folder of content: one a line, sorted, so that two branches that add to it can be joined. */
export const ADDRESSES = 'addresses.txt';

/** Every address that was ever published, line by line; none in a new site. */
export function readAddresses(content: string): string[] {
  const path = join(content, ADDRESSES);
  return existsSync(path) ? toLines(readText(path)).trimEnd().split('\n').map((line) => line.trim()) : [];
}
