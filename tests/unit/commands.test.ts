/** What the commands say where they cannot do their work. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'entente-commands-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Run a command of src/build, with content that is not there unless told otherwise. */
function run(command: string, env: Record<string, string>): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, [`src/build/${command}.ts`], { encoding: 'utf8', env: { ...process.env, CONTENT_DIR: join(folder, 'content'), OUT_DIR: join(folder, 'site'), CACHE_DIR: join(folder, 'cache'), ...env } });
  return { status, said: stderr };
}

test('a second build that would share the cache of one that runs is refused in a plain sentence, and leaves it alone', { timeout: 60_000 }, () => {
  const held = join(folder, `held/build-${process.pid}`);
  mkdirSync(held, { recursive: true });
  const { status, said } = run('build', { CACHE_DIR: join(folder, 'held') });
  expect(said.trim()).toBe(`Another build (process ${process.pid}) uses ${join(folder, 'held')}. Let it end, or name another folder by CACHE_DIR. If no build runs, delete ${held}\nNothing was published: the last build is as it was.`);
  expect(status).toBe(1);
  expect(existsSync(held)).toBe(true);
});

test('npm start says a taken port in a plain sentence, and any other fault whole, with where it arose', { timeout: 60_000 }, async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  expect(run('start', { PORT: String(port) }).said.trim()).toBe(`Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`);
  other.close();
  mkdirSync(join(folder, 'odd'));
  writeFileSync(join(folder, 'odd/articles'), '');
  expect(run('start', { PORT: '0', CACHE_DIR: join(folder, 'odd'), CONTENT_DIR: 'tests/broken/base' }).said).toMatch(/EEXIST.*\n +at /);
});

test('addresses are not recorded of a site that was not built, which is told in a plain sentence', { timeout: 60_000 }, () => {
  const { status, said } = run('addresses', { OUT_DIR: join(folder, 'none') });
  expect([status, said.trim()]).toEqual([1, `${join(folder, 'none')} holds no site. Make one by npm run build`]);
});

test('a place where no site can be, and one that holds something else, are told in a plain sentence, and are left alone', { timeout: 60_000 }, () => {
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'others'));
  writeFileSync(join(folder, 'others/text.md'), '');
  const told = (out: string): string => run('build', { OUT_DIR: out }).said.trim().split('\n')[0]!;
  expect(told(join(folder, 'file/site'))).toBe(`No site can be put at ${join(folder, 'file/site')}: a file stands in its place or in its way. Move it away, or name another folder by OUT_DIR`);
  expect(told('/proc/none/site')).toMatch(/^No site can be put at \/proc\/none\/site: it may not be written \(E\w+\)\. /);
  for (const other of [join(folder, 'file'), join(folder, 'others')]) expect(told(other)).toBe(`${other} is no site, and a build would put one in its place. Move it away, or name another folder by OUT_DIR`);
  expect(existsSync(join(folder, 'others/text.md'))).toBe(true);
  expect(run('start', { PORT: '0', OUT_DIR: join(folder, 'file/site') }).said).not.toMatch(/\n +at /);
});

test('a cache among the files that the site is made of is refused in a plain sentence', { timeout: 60_000 }, () => {
  for (const cache of ['.', '/', 'src', 'content/kept']) {
    const { status, said } = run('check', { CACHE_DIR: cache, CONTENT_DIR: 'content' });
    expect(said.trim()).toBe(`CACHE_DIR=${cache} holds files that the site is made of: write it as .cache, or name a folder that holds nothing else`);
    expect(status).toBe(1);
  }
});

test('a cache that cannot be a folder is told in a plain sentence', { timeout: 60_000 }, () => {
  writeFileSync(join(folder, 'file'), '');
  for (const [command, ends] of [['check', ''], ['build', '\nNothing was published: the last build is as it was.']] as const) {
    expect(run(command, { CACHE_DIR: '/proc/none', CONTENT_DIR: 'tests/broken/base' }).said).toMatch(/^\s*Nothing can be kept in \/proc\/none: it may not be written \(E\w+\)\. /);
    for (const cache of [join(folder, 'file'), join(folder, 'file/cache')]) {
      const { status, said } = run(command, { CACHE_DIR: cache, CONTENT_DIR: 'tests/broken/base' });
      expect(said.trim()).toBe(`Nothing can be kept in ${cache}: a file stands in its place or in its way. Move it away, or name another folder by CACHE_DIR${ends}`);
      expect(status).toBe(1);
    }
  }
});
