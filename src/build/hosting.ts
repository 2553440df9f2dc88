/** Files that hosts read, made from the built pages: `_headers`, `_redirects`, and a page at each old address. */
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { STANDALONE_STYLE } from '../charts/index.ts';
import type { Ledger } from '../model/ledger.ts';
import { hashOf, REDIRECT_SCRIPT, redirectsOf, toHeaders, toRedirectPage, toRedirects } from '../outputs/hosting.ts';

/** A file that is there already is somebody else's, and perhaps kept under another name (build/store.ts). */
const NEW = { flag: 'wx' } as const;

/** How much of a page holds its policy, which stands second in its head. Bytes. */
const TOP = 4096;

/** The hashes of all inline styles and scripts, as each page's own policy names them. */
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

/** What stands beside a page keeps its old address too, as a copy: a reader's program follows no refresh to a feed or a table. */
async function keepFiles(folder: string, from: string, to: string): Promise<void> {
  const copy = async (where: string, names: readonly string[], old: (name: string) => string): Promise<void> => {
    for (const name of names) await copyFile(join(folder, where, name), join(folder, old(name)), constants.COPYFILE_EXCL);
  };
  const [home, id, oldId] = [dirname(to), basename(to), basename(from)];
  const within = (await readdir(join(folder, to), { withFileTypes: true })).filter((entry) => entry.isFile() && entry.name !== 'index.html').map(({ name }) => name);
  await copy(to, within, (name) => join(from, name));
  const beside = (await readdir(join(folder, home))).filter((name) => name.startsWith(`${id}.`));
  await copy(home, beside, (name) => join(dirname(from), oldId + name.slice(id.length)));
}

/** Write them into the built site. Returns the number of redirects. */
export async function writeHosting(ledger: Ledger, folder: string): Promise<number> {
  const redirects = redirectsOf(ledger);
  const { styles, scripts } = await inlineHashes(folder);
  await writeFile(join(folder, '_headers'), toHeaders({ styles: [...styles, hashOf(STANDALONE_STYLE)].sort(), scripts: [...scripts, hashOf(REDIRECT_SCRIPT)].sort() }), NEW);
  await writeFile(join(folder, '_redirects'), toRedirects(redirects), NEW);
  for (const [from, to] of redirects) {
    await mkdir(join(folder, from), { recursive: true });
    await writeFile(join(folder, from, 'index.html'), toRedirectPage(to), NEW);
    await keepFiles(folder, from, to);
  }
  return redirects.length;
}
