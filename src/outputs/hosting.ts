/** What hosts read: headers, redirects, robots, sitemap. Pure; every page's policy is one constant. */
import { createHash } from 'node:crypto';
import { HOMES, type Kind } from '../model/entry.ts';
import { escapeHtml } from '../model/html.ts';
import type { Ledger } from '../model/ledger.ts';
import { listPagesOf, PAGES, timelinesOf } from '../model/pages.ts';
import { HORIZON } from '../schemas/common.ts';
import { absolute, site, url } from '../site.ts';

const hashes = new Map<string, string>();

/** `'sha256-…'`: the hash by which a policy allows one inline style or script. These are constants, the same on thousands of pages. */
export function hashOf(code: string): string {
  const known = hashes.get(code) ?? `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
  hashes.set(code, known);
  return known;
}

/** A Content-Security-Policy that allows our own files, the inline code named by hash, and the WebAssembly of search, which opens on any page. */
export const toPolicy = ({ styles, scripts }: { styles: readonly string[]; scripts: readonly string[] }): string =>
  [
    `default-src 'none'`,
    `script-src 'self'${scripts.map((hash) => ` ${hash}`).join('')} 'wasm-unsafe-eval'`,
    `style-src 'self'${styles.map((hash) => ` ${hash}`).join('')}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
  ].join('; ');

/** Kinds of files that servers do not know by their names, or of which they do not say that they are UTF-8; reference managers open the first two themselves. */
export const FILE_TYPES = {
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
  '.csl.json': 'application/vnd.citationstyles.csl+json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
} as const;

/** `_headers`, as Netlify and Cloudflare Pages read it; the README shows nginx. Below a base path what stands beside it is somebody else's. The hashes come from the built pages. */
export const toHeaders = (code: { styles: readonly string[]; scripts: readonly string[] }): string =>
  [
    `${site.base}*`,
    `  Content-Security-Policy: ${toPolicy(code)}; frame-ancestors 'none'`,
    '  X-Content-Type-Options: nosniff',
    '  Referrer-Policy: strict-origin-when-cross-origin',
    '  Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()',
    // It binds the whole host.
    ...(site.base === '/' ? ['  Strict-Transport-Security: max-age=63072000'] : []),
    '',
    `${site.base}_assets/*`,
    '  Cache-Control: public, max-age=31536000, immutable',
    '',
    ...Object.entries(FILE_TYPES).flatMap(([ending, type]) => [`${site.base}*${ending}`, `  Content-Type: ${type}`, '']),
  ].join('\n');

/** What an entry has beside its page, by its id. */
const FOLDERS: Partial<Record<Kind, string>> = { topic: '/timeline/topics/', series: '/series/' };

/** Old folders and where what stood in them stands now: path to path. Old places in a page are ids in it (`oldIdsOf`). */
export const movedOf = (ledger: Ledger): [from: string, to: string][] =>
  [...ledger.entries.values()]
    .flatMap(({ kind, id, redirectsFrom, path }) =>
      redirectsFrom.flatMap((from): [string, string][] => {
        const beside = FOLDERS[kind];
        const oldId = from.startsWith(HOMES[kind]) && from.slice(HOMES[kind].length).replace('/', '');
        return [...(from.includes('#') ? [] : [[from, path] as [string, string]]), ...(beside && oldId ? [[`${beside}${oldId}/`, `${beside}${id}/`] as [string, string]] : [])];
      }),
    )
    .sort();

/** Folders that hold feeds or pages and have none themselves, and where these are listed: an address that is cut short leads there. Path to path. */
export const listsOf = (ledger: Ledger): [from: string, to: string][] => [
  ['/series/', '/analysis/'],
  ...[...ledger.entries.values()].filter(({ kind }) => kind === 'series').map(({ id, path }): [string, string] => [`/series/${id}/`, path]),
  ['/timeline/topics/', '/timeline/'],
];

/** `_redirects` for hosts that read one. */
export const toRedirects = (redirects: readonly (readonly [string, string])[]): string => redirects.map(([from, to]) => `${url(from)} ${url(to)} 301\n`).join('');

/** Takes query and fragment along, which a refresh would drop: a link to a paragraph still leads to it. Where the new address is a place in a page, the query goes before it. */
export const REDIRECT_SCRIPT = 'const a=document.querySelector("a");a.search=location.search;a.hash=location.hash||a.hash;location.replace(a.href)';

/** A page at the old address for hosts that read none. A link to it shows elsewhere what the new one does: `about` is that part of the new page's head. */
export const toRedirectPage = (to: string, about: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8">${about}<noscript><meta http-equiv="refresh" content="0; url=${escapeHtml(url(to))}"></noscript><p>This page is now at <a href="${escapeHtml(url(to))}">${escapeHtml(url(to))}</a>.</p><script>${REDIRECT_SCRIPT}</script></html>\n`;

/** `robots.txt`: everybody may read everything, and here is the list. */
export const toRobots = (): string => `User-agent: *\nAllow: /\n\nSitemap: ${absolute('/sitemap-index.xml')}\n`;

/** Every page with an address of its own, and when its content last changed. */
export function pagesOf(ledger: Ledger): { path: string; changed: string }[] {
  const entries = [...ledger.entries.values()].filter(({ path }) => !path.includes('#'));
  return [
    ...[...Object.keys(PAGES), ...timelinesOf(ledger.events.values()), ...listPagesOf(ledger.articles)].map((path) => ({ path, changed: HORIZON })),
    ...entries.map(({ path, kind, date }) => ({ path, changed: kind === 'article' && date ? date : HORIZON })),
  ];
}

/** At most this many addresses go into one sitemap (the protocol allows 50,000). */
export const SITEMAP_LENGTH = 5000;

/** One part of the list of pages. */
export const toSitemap = (pages: readonly { path: string; changed: string }[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${pages
    .map(({ path, changed }) => `<url><loc>${escapeHtml(absolute(path))}</loc><lastmod>${changed}</lastmod></url>`)
    .join('\n')}\n</urlset>\n`;

/** The list of its parts. */
export const toSitemapIndex = (count: number): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${Array.from(
    { length: count },
    (_, at) => `<sitemap><loc>${absolute(`/sitemap-${at}.xml`)}</loc></sitemap>`,
  ).join('\n')}\n</sitemapindex>\n`;
