/** An address is a promise: every one that was ever published leads somewhere, for ever. */
import { describe, expect, test } from 'vitest';
import { addressesIn } from '../../src/build/addresses.ts';
import { readAddresses } from '../../src/loaders/addresses.ts';
import { site } from '../../src/site.ts';
import { files, leads, pages, read } from './site.ts';

const ids = (path: string): Set<string> => new Set([...(pages.get(path) ?? '').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!));

/** Where a page that was moved leads now. */
function moved(path: string): string {
  const to = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(pages.get(path) ?? '')?.[1];
  return to ? `/${to.slice(site.base.length)}` : path;
}

/** What an editor reads of an address that leads nowhere; undefined where it leads somewhere. */
function fault(address: string): string | undefined {
  const [path, place] = address.split('#') as [string, string?];
  if (!leads(path)) return `${address} is gone: put ${path} into \`redirects-from\` of what took its place`;
  if (place === undefined) return undefined;
  const [page, inside] = moved(path).split('#') as [string, string?];
  if (inside !== undefined || ids(page).has(place)) return undefined;
  const article = /^\/analysis\/([^/]+)\/$/.exec(page)?.[1];
  return `${address} is gone: put \`${article ? `${place}: id-of-the-place-now\` into \`ids-from\` of content/articles/${article}.md` : `${page}#${place}\` into \`redirects-from\` of what took its place`}`;
}

describe('every address ever published', () => {
  const record = readAddresses('content');

  test('leads somewhere: a page, a file, a place in a page', () => {
    expect(record.map(fault).filter((said) => said !== undefined)).toEqual([]);
  });

  test('stands in the record once, in order', () => {
    expect(record).toEqual([...new Set(record)].sort());
    expect(record.length).toBeGreaterThan(2000);
  });

  test('of each kind is in the record', () => {
    for (const kind of ['/analysis/', '/topics/', '/facts/', '/claims/', '/timeline/', '/charts/', '/people/', '/organizations/', '/sources/', '/agreement/']) {
      expect(record.filter((address) => address.startsWith(kind) && address !== kind && !address.includes('#')).length, kind).toBeGreaterThan(9);
    }
    for (const page of ['/glossary/#', '/agreement/#', '/questions/#', '/analysis/#series-', '/timeline/#']) expect(record.some((address) => address.startsWith(page)), page).toBe(true);
  });
});

test('an address that is gone is told with what to do', () => {
  expect(fault('/facts/no-such-fact/')).toBe('/facts/no-such-fact/ is gone: put /facts/no-such-fact/ into `redirects-from` of what took its place');
  expect(fault('/analysis/what-microsoft-owns/#p-000000')).toBe('/analysis/what-microsoft-owns/#p-000000 is gone: put `p-000000: id-of-the-place-now` into `ids-from` of content/articles/what-microsoft-owns.md');
  expect(fault('/glossary/#no-such-term')).toBe('/glossary/#no-such-term is gone: put `/glossary/#no-such-term` into `redirects-from` of what took its place');
});

test('what the record takes from a page are its own address, and those of places and files it names', () => {
  const html = '<a href="#p-1"></a><a href="#note:1-2"></a><a href="/facts/a/?v=1#history"></a><link rel="alternate" href="/feed.xml"><a href="https://elsewhere.example/x/"></a><a href="/_assets/x.js"></a>'.replaceAll('="/', `="${site.base}`);
  expect([...addressesIn(new Map([['/analysis/a/', html], ['/facts/a/', '']]))].sort()).toEqual(['/analysis/a/', '/analysis/a/#p-1', '/facts/a/', '/facts/a/#history', '/feed.xml']);
});

test('a page that was moved is a page at its old address, and a rule for hosts that read one', () => {
  const rules = read('/_redirects').split('\n').filter(Boolean);
  const old = files.filter((file) => file.endsWith('/index.html') && read(file).includes('http-equiv="refresh"')).map((file) => file.slice(0, -'index.html'.length));
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.map((rule) => rule.split(' ')[0])).toEqual(old.map((path) => site.base + path.slice(1)));
  for (const path of old) expect(leads(moved(path).split('#')[0]!), path).toBe(true);
});
