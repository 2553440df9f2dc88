/** The built site, read once for all checks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUT } from '../../src/build/publish.ts';
import { site } from '../../src/site.ts';

if (!existsSync(join(OUT, 'index.html'))) throw new Error(`There is no built site in ${OUT}/. Run \`npm run build\` first`);

/** Every file of the site: `/facts/x/index.html`. */
export const files: readonly string[] = readdirSync(OUT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath.slice(OUT.length)}/${entry.name}`.replaceAll('\\', '/'))
  .sort();

export const read = (file: string): string => readFileSync(join(OUT, file), 'utf8');

/** Every page of HTML, by its address. */
export const pages: ReadonlyMap<string, string> = new Map(files.filter((file) => file.endsWith('.html')).map((file) => [file.replace(/index\.html$/, ''), read(file)]));

const fileSet = new Set(files);

/** Does an address of ours lead to a file? */
export const leads = (path: string): boolean => fileSet.has(path) || fileSet.has(`${path.replace(/\/?$/, '/')}index.html`);

/** An address as it stands in a page → path within the site, or undefined where it leaves it. */
export function toPath(href: string, from: string): { path: string; fragment: string } | undefined {
  const address = new URL(href, `${site.origin}${site.base.replace(/\/$/, '')}${from}`);
  if (address.origin !== site.origin || !address.pathname.startsWith(site.base)) return undefined;
  return { path: `/${decodeURI(address.pathname.slice(site.base.length))}`, fragment: decodeURIComponent(address.hash.slice(1)) };
}
