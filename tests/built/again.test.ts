/** What a second build keeps of the first is what a fresh build makes. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'entente-again-'));
afterAll(() => rmSync(folder, { recursive: true }));

const settings = (out: string, cache: string): NodeJS.ProcessEnv => ({ ...process.env, CONTENT_DIR: join(folder, 'content'), OUT_DIR: join(folder, out), CACHE_DIR: join(folder, cache) });

/** Returns what the build says. */
const build = (out: string, cache: string): string => execFileSync(process.execPath, ['src/build/build.ts'], { stdio: 'pipe', encoding: 'utf8', env: settings(out, cache) });

/** Every file of a site and the digest of its bytes. */
const digests = (out: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, out), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(join(folder, out).length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );

const edit = (file: string, from: RegExp, to: string): void => {
  const path = join(folder, 'content', file);
  const text = readFileSync(path, 'utf8');
  if (!from.test(text)) throw new Error(`${from} is not in ${file}`);
  writeFileSync(path, text.replace(from, to));
};

/** Which file on the disk it is: a kept one is the same file under a second name. */
const fileOf = (path: string): number => statSync(join(folder, 'site', path)).ino;

test('a build after edits keeps what they leave alone, and gives the same bytes as a fresh one', () => {
  cpSync('content', join(folder, 'content'), { recursive: true });
  build('site', 'cache');
  const site = fileOf('');
  build('site', 'cache');
  expect(fileOf(''), 'a site that nobody has touched is left alone').toBe(site);
  rmSync(join(folder, 'site/analysis/agi-clause.bib'));
  build('site', 'cache');
  expect(existsSync(join(folder, 'site/analysis/agi-clause.bib')), 'what is missing comes back').toBe(true);
  const [piece, other, list, card, citation] = ['analysis/agi-clause/index.html', 'facts/microsoft-stake/index.html', 'topics/index.html', 'cards/fact-microsoft-stake.png', 'analysis/whose-science.bib'];
  const before = { piece: fileOf(piece), other: fileOf(other), list: fileOf(list), card: fileOf(card), citation: fileOf(citation) };
  edit('articles/agi-clause.md', /^method: \|\n/m, 'method: |\n  Read again. ');
  expect(build('site', 'cache')).toMatch(/^ {2}program +unchanged/m);
  expect({ other: fileOf(other), list: fileOf(list), card: fileOf(card), citation: fileOf(citation) }).toEqual({ other: before.other, list: before.list, card: before.card, citation: before.citation });
  expect(fileOf(piece)).not.toBe(before.piece);
  const words = (): number => (JSON.parse(readFileSync(join(folder, 'site/data/articles.json'), 'utf8')) as { entries: { slug: string; words: number }[] }).entries.find(({ slug }) => slug === 'whose-science')!.words;
  const known = words();
  appendFileSync(join(folder, 'content/articles/whose-science.md'), '\nSix words that change nothing else.\n');
  build('site', 'cache');
  expect(words()).toBe(known + 6);
  edit('facts.yaml', /display: about 27%/, 'display: around 27%');
  edit('articles/agi-clause.md', /^title: .*$/m, 'title: A headline that was changed');
  appendFileSync(join(folder, 'content/articles/whose-science.md'), '\nA sentence more, with a figure that the piece did not name: :fact[microsoft-stake].\n');
  build('site', 'cache');
  build('fresh', 'other-cache');
  expect(digests('site')).toEqual(digests('fresh'));
}, 360_000);

test('a build that is stopped says so at once and at its end, and leaves the site as it was', async () => {
  const before = fileOf('');
  edit('facts.yaml', /display: around 27%/, 'display: about 27%');
  const running = spawn(process.execPath, ['src/build/build.ts'], { env: settings('site', 'cache') });
  let said = '';
  for (const stream of [running.stdout, running.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      if (!said.includes('  content ') && `${said}${text}`.includes('  content ')) running.kill('SIGTERM');
      said += text;
    });
  }
  const [code] = (await once(running, 'close')) as [number];
  expect(said).toMatch(/Stopping when what is under way is done .*\n[\s\S]*The build was stopped by SIGTERM\.\nNothing was published: the last build is as it was\./);
  expect({ code, site: fileOf('') }).toEqual({ code: 1, site: before });
  expect(readdirSync(folder).filter((name) => name.startsWith('.site-'))).toEqual([]);
});
