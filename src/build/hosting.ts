/** Files that hosts read, made from the built pages: `_headers`, `_redirects`, and a page at each old address. */
import { closeSync, constants, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { STANDALONE_STYLE } from '../charts/index.ts';
import type { Ledger } from '../model/ledger.ts';
import { hashOf, listsOf, movedOf, REDIRECT_SCRIPT, toHeaders, toRedirectPage, toRedirects } from '../outputs/hosting.ts';

/** A file that is there already is somebody else's, and perhaps kept under another name (build/store.ts). */
const NEW = { flag: 'wx' } as const;

/** How much of a page holds its policy, which stands third in its head. Bytes. */
const TOP = 4096;

/** The hashes of all inline styles and scripts, as each page's own policy names them. Found by a pattern in the pages, most of which come unchanged from the last build: what made them is not there to ask. */
async function inlineHashes(folder: string): Promise<{ styles: string[]; scripts: string[] }> {
  const styles = new Set<string>();
  const scripts = new Set<string>();
  const top = Buffer.alloc(TOP);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const path = join(entry.parentPath, entry.name);
    const file = openSync(path, 'r');
    const html = top.toString('latin1', 0, readSync(file, top, 0, TOP, 0));
    closeSync(file);
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1];
    if (!policy) throw new Error(`${path}: no Content-Security-Policy in the first ${TOP} bytes`);
    for (const [set, directive] of [[styles, 'style-src'], [scripts, 'script-src']] as const) {
      const allowed = policy.split('; ').find((part) => part.startsWith(directive)) ?? '';
      for (const [hash] of allowed.matchAll(/'sha256-[^']+'/g)) set.add(hash);
    }
  }
  return { styles: [...styles].sort(), scripts: [...scripts].sort() };
}

/** What a page says of itself to those who show links to it: from its title to its card. Found by a pattern, since only its layout knows all that it says. */
function aboutOf(path: string): string {
  const about = /<title>.*?<meta name="twitter:image:alt" content="[^"]*">/s.exec(readFileSync(path, 'utf8'));
  if (!about) throw new Error(`${path} says nothing of itself between its title and its card`);
  return about[0];
}

/** A page that has moved leads on from its old address. Other files keep it as copies: a reader's program follows no refresh to a feed or a table. Returns the pages, `[from, to]`. */
async function keepFolder(folder: string, from: string, to: string): Promise<[string, string][]> {
  const pages: [string, string][] = [];
  const keepFile = async (name: string, old: string): Promise<void> => {
    await mkdir(dirname(join(folder, old)), { recursive: true });
    if (basename(name) !== 'index.html') return copyFile(join(folder, name), join(folder, old), constants.COPYFILE_EXCL);
    const [page, oldPage] = [name, old].map((path) => path.slice(0, -'index.html'.length)) as [string, string];
    await writeFile(join(folder, old), toRedirectPage(page, aboutOf(join(folder, name))), NEW);
    pages.push([oldPage, page]);
  };
  for (const entry of await readdir(join(folder, to), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const within = relative(join(folder, to), join(entry.parentPath, entry.name));
    await keepFile(join(to, within), join(from, within));
  }
  const [home, id, oldId] = [dirname(to), basename(to), basename(from)];
  for (const name of await readdir(join(folder, home))) if (name.startsWith(`${id}.`)) await keepFile(join(home, name), join(dirname(from), oldId + name.slice(id.length)));
  return pages;
}

/** Write them into the built site. Returns the number of redirects. */
export async function writeHosting(ledger: Ledger, folder: string): Promise<number> {
  const { styles, scripts } = await inlineHashes(folder);
  await writeFile(join(folder, '_headers'), toHeaders({ styles: [...styles, hashOf(STANDALONE_STYLE)].sort(), scripts: [...scripts, hashOf(REDIRECT_SCRIPT)].sort() }), NEW);
  const redirects: [string, string][] = [];
  for (const [from, to] of listsOf(ledger)) {
    if (!existsSync(join(folder, from))) continue;
    await writeFile(join(folder, from, 'index.html'), toRedirectPage(to, aboutOf(join(folder, to.replace(/#.*/, ''), 'index.html'))), NEW);
    redirects.push([from, to]);
  }
  // A topic without events has no timeline.
  for (const [from, to] of movedOf(ledger)) if (existsSync(join(folder, to))) redirects.push(...(await keepFolder(folder, from, to)));
  await writeFile(join(folder, '_redirects'), toRedirects(redirects.sort()), NEW);
  return redirects.length;
}
