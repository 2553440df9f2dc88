/**
 * `npm run bench`: builds of 20, 1,000 and 10,000 synthetic articles on the real ledger, cold, warm and after one edit,
 * beside a plain Astro blog (glob loader, one layout, RSS, sitemap) with Pagefind on the same texts.
 *   npm run bench -- 20 1000        other counts
 *   npm run bench -- --no-peers     ours alone
 */
import { appendFile, cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { article, writeCorpus, type Ids } from './corpus.ts';
import { measure, toTable, type Measured } from './measure.ts';

const counts = process.argv.slice(2).filter((word) => /^\d+$/.test(word)).map(Number);
const peers = !process.argv.includes('--no-peers');
const root = resolve('.build/bench');
const results: Record<string, unknown>[] = [];
const rows: Record<string, string | number>[] = [];

/** The seconds of each step, as the build printed them. */
const stepsOf = ({ output }: Measured): Record<string, number> =>
  Object.fromEntries([...output.matchAll(/^ {2}(\w+) .*\(([\d.]+) s\)$/gm)].map(([, name, seconds]) => [name!, Number(seconds)]));

function report(what: string, count: number, run: Measured, size = ''): void {
  const steps = stepsOf(run);
  rows.push({ build: what, articles: count, seconds: run.seconds.toFixed(1), 'peak MB': run.peakMb, ...Object.fromEntries(['content', 'program', 'pages', 'search', 'files', 'pictures', 'hosting'].map((name) => [name, steps[name]?.toFixed(1) ?? ''])), size });
  results.push({ build: what, articles: count, seconds: run.seconds, peakMb: run.peakMb, steps, size });
  console.error(`${what}, ${count}: ${run.seconds.toFixed(1)} s, ${run.peakMb} MB`);
}

async function sizeOf(folder: string): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) if (entry.isFile()) sum += (await stat(join(entry.parentPath, entry.name))).size;
  return sum;
}

const kilobytes = (text: string): number => brotliCompressSync(text).length / 1024;
const wire = async (file: string): Promise<string> => `article ${kilobytes(await readFile(file, 'utf8')).toFixed(1)} KB`;

const STYLES = /<style>[\s\S]*?<\/style>/;
/** The cards of figures and names, the list of sources, the numbers that lead there. */
const EVIDENCE = /<section class="(?:evidence|notes)"[\s\S]*?<\/section>|<sup class="cite[\s\S]*?<\/sup>/g;

/** The script and the sheet for paper, which every page loads besides. */
const LOADED = /(?:src|href)="\/(_assets\/[^"]+\.(?:js|css))"/g;

/** What our article takes on the wire, and what of it the styles and the evidence are: by how much it is smaller without them, one after the other. Then the files that it loads, fonts and icons left out. */
async function ourWire(site: string, page: string): Promise<string> {
  const html = await readFile(join(site, page), 'utf8');
  const loaded = await Promise.all([...html.matchAll(LOADED)].map(async ([, path]) => kilobytes(await readFile(join(site, path!), 'utf8'))));
  const unstyled = html.replace(STYLES, '');
  const [whole, bare, text] = [html, unstyled, unstyled.replace(EVIDENCE, '')].map(kilobytes) as [number, number, number];
  return `article ${whole.toFixed(1)} KB: styles ${(whole - bare).toFixed(1)}, evidence ${(bare - text).toFixed(1)}, all else ${text.toFixed(1)}; script and sheet for paper ${loaded.reduce((sum, size) => sum + size, 0).toFixed(1)}`;
}

async function ours(count: number): Promise<Ids> {
  const folder = join(root, `ours-${count}`);
  const content = join(folder, 'content');
  const ids = await writeCorpus(content, count);
  const env = { CONTENT_DIR: content, OUT_DIR: join(folder, 'dist'), CACHE_DIR: join(folder, 'cache') };
  await rm(env.CACHE_DIR, { recursive: true, force: true });
  const build = (): Promise<Measured> => measure(process.execPath, ['src/build/build.ts'], { env });
  report('Entente, cold', count, await build(), `${Math.round((await sizeOf(env.OUT_DIR)) / 1e6)} MB`);
  report('Entente, nothing changed', count, await build());
  await appendFile(join(content, 'articles/piece-1.md'), '\nOne more sentence.\n');
  report('Entente, one edit', count, await build(), await ourWire(env.OUT_DIR, 'analysis/piece-1/index.html'));
  return ids;
}

/** A blog as Astro's own example has it: everything through `glob()` and `render()`. */
async function peer(count: number, ids: Ids, processor: 'default' | 'unified'): Promise<void> {
  const folder = join(root, `peer-${processor}-${count}`);
  await rm(folder, { recursive: true, force: true });
  await cp('tests/bench/peer', folder, { recursive: true });
  await mkdir(join(folder, 'src/content/blog'), { recursive: true });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  for (let number = 0; number < count; number++) await writeFile(join(folder, `src/content/blog/piece-${number}.md`), article(number, ids, true));
  const env = { PROCESSOR: processor };
  const astro = resolve('node_modules/astro/bin/astro.mjs');
  const built = await measure(process.execPath, [astro, 'build'], { cwd: folder, env });
  report(`Astro blog (${processor})`, count, built, await wire(join(folder, 'dist/blog/piece-1/index.html')));
  const again = await measure(process.execPath, [astro, 'build'], { cwd: folder, env });
  report(`Astro blog (${processor}), again`, count, again);
  report('Pagefind on it', count, await measure(process.execPath, [resolve('node_modules/pagefind/lib/runner/bin.cjs'), '--site', 'dist'], { cwd: folder }));
}

for (const count of counts.length > 0 ? counts : [20, 1000, 10000]) {
  const ids = await ours(count);
  if (peers) {
    await peer(count, ids, 'default');
    // remark inside Astro at 10,000 takes five minutes and tells nothing that 1,000 does not.
    if (count <= 1000) await peer(count, ids, 'unified');
  }
  await rm(root, { recursive: true, force: true });
}
console.log(toTable(rows));
console.log(JSON.stringify({ node: process.version, results }));
