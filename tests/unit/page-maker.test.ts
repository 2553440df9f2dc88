/** The thread that makes pages, as the build tells it what to do. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PageMaker } from '../../src/build/pages.ts';
import { SERVER } from '../../src/build/program.ts';

test('it ends when it is told to stop, and begins nothing after that', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-pages-'));
  await mkdir(join(folder, SERVER));
  await writeFile(join(folder, SERVER, 'prerender-entry.mjs'), 'setInterval(() => undefined, 1000);\nawait new Promise(() => undefined);\n');
  const maker = new PageMaker(folder);
  const job = { content: '', name: '', otherKey: '', out: folder, cache: folder };
  const stop = new AbortController();
  const made = maker.make(job, stop.signal);
  stop.abort();
  await expect(made).rejects.toThrow('the thread that makes the pages ended');
  await expect(maker.make(job, stop.signal)).rejects.toThrow('aborted');
  await maker.end();
  await rm(folder, { recursive: true });
});
