/**
 * `npm run addresses`: add every address of the built site to the record of all that were ever published
 * (content/addresses.txt). Nothing is ever taken out of it. The check fails when a page in it is gone, a test when
 * a file or a place is.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESSES, readAddresses } from '../loaders/addresses.ts';
import { folders } from '../loaders/folders.ts';
import { PlainError } from '../model/problem.ts';
import { site } from '../site.ts';
import { OUT } from './publish.ts';

const RECORD = join(folders.content, ADDRESSES);

/** Places of the apparatus: numbers that follow the text, cards that a page opens, landmarks. */
const PASSING = /^(?:[a-z]+:.*|source-.+-note|main|menu|top|m-\d{4}-\d{2}|)$/;

/** Files made anew in every build, whose names nobody links to. */
const INNER = /^\/(?:_assets|pagefind|cards|search)\/./;

/** Every page of a built site: path → HTML. Pages that only lead elsewhere are none. */
function pagesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(?:^|\/)index\.html$/.test(name.replaceAll('\\', '/')));
  const pages = names.sort().map((name): [string, string] => [`/${name.replaceAll('\\', '/').replace(/index\.html$/, '')}`, readFileSync(join(folder, name), 'utf8')]);
  return new Map(pages.filter(([, html]) => !html.includes('http-equiv="refresh"')));
}

/** Every address that the pages of a site have or name: pages, files, places. Without the base path. */
export function addressesIn(pages: ReadonlyMap<string, string>): Set<string> {
  const found = new Set<string>(pages.keys());
  for (const [path, html] of pages) {
    for (const [, href] of html.matchAll(/<(?:a|link rel="alternate")[^>]* href="([^"]*)"/g)) {
      const address = new URL(href!.replaceAll('&amp;', '&').replaceAll('&#38;', '&'), `${site.origin}${site.base}${path.slice(1)}`);
      if (address.origin !== site.origin || !address.pathname.startsWith(site.base)) continue;
      const to = `/${address.pathname.slice(site.base.length)}`;
      if (INNER.test(to)) continue;
      found.add(to);
      const place = address.hash.slice(1);
      if (pages.has(to) && !PASSING.test(place)) found.add(`${to}#${place}`);
    }
  }
  return found;
}

if (import.meta.main) {
  // Tests import this file, and plain.ts is for a command alone.
  await import('./plain.ts');
  if (!existsSync(join(OUT, '404.html'))) throw new PlainError(`${OUT} holds no site. Make one by npm run build`);
  const known = new Set(readAddresses(folders.content).filter(Boolean));
  const fresh = [...addressesIn(pagesIn(OUT))].filter((address) => !known.has(address));
  writeFileSync(RECORD, [...known, ...fresh].sort().map((address) => `${address}\n`).join(''));
  console.log(`${fresh.length} new addresses in ${RECORD}, ${known.size + fresh.length} in all`);
}
