/** Files that hosts read, made from the built pages: `_headers`, `_redirects`, and a page at each old address. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger } from '../model/ledger.ts';
import { hashOf, redirectsOf, toHeaders, toRedirectPage, toRedirects } from '../outputs/hosting.ts';

/** The hashes of all inline styles and scripts in the heads of the built pages. */
async function inlineHashes(folder: string): Promise<{ styles: string[]; scripts: string[] }> {
  const styles = new Set<string>();
  const scripts = new Set<string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const html = await readFile(join(entry.parentPath, entry.name), 'utf8');
    const head = html.slice(0, html.indexOf('</head>'));
    for (const [, code] of head.matchAll(/<style>([\s\S]*?)<\/style>/g)) styles.add(code!);
    for (const [, code] of head.matchAll(/<script>([\s\S]*?)<\/script>/g)) scripts.add(code!);
  }
  return { styles: [...styles].map(hashOf).sort(), scripts: [...scripts].map(hashOf).sort() };
}

/** Write them into the built site. Returns the number of redirects. */
export async function writeHosting(ledger: Ledger, folder: string): Promise<number> {
  const redirects = redirectsOf(ledger);
  await writeFile(join(folder, '_headers'), toHeaders(await inlineHashes(folder)));
  await writeFile(join(folder, '_redirects'), toRedirects(redirects));
  for (const [from, to] of redirects) {
    await mkdir(join(folder, from), { recursive: true });
    await writeFile(join(folder, from, 'index.html'), toRedirectPage(to));
  }
  return redirects.length;
}
