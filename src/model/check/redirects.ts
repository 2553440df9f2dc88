/** An old address leads to one place, none that is in use is taken, and none that was published is lost. */
import { RESERVED } from '../../markdown/rehype-anchors.ts';
import type { Problem } from '../problem.ts';
import { isWhole } from './given.ts';
import type { Known } from './known.ts';

/** An old address stands where its entry does, is no address in use, and leads to one place. */
export function* redirects({ redirects: all, pages, files, places }: Known): Generator<Problem> {
  const taken = new Map<string, string>();
  for (const { from, id, home, file, line } of all) {
    const report = (what: string, remedy: string): Problem => ({ file, line: line(), what: `${id} redirects from ${from}, ${what}`, remedy });
    const [page, place] = from.split('#') as [string, string?];
    const [homePage, homePlace] = home.split('#') as [string, string?];
    if ((homePlace === undefined) !== (place === undefined) || (place !== undefined && page !== homePage)) {
      yield report(`and stands at ${home}`, homePlace === undefined ? 'Name a page, without a hash' : `Name a place in the same page, as ${homePage}#old-id`);
    } else if (/^\/(?:cards|fonts|images|pagefind)\//.test(from)) yield report('where the build puts files of its own', 'Remove the redirect');
    else if (pages.has(from) || places.has(from) || [...files].some((path) => path.startsWith(from)) || RESERVED.has(place ?? '')) yield report('which is an address in use', 'Remove the redirect, or give that page another address');
    else if (taken.has(from)) yield report(`and so does ${taken.get(from)}`, 'Keep one of the two');
    taken.set(from, id);
  }
}

/**
 * A page that was published is there or redirects. Its files follow it, so they are not told of; places in pages are left
 * to a test of the built site, since they come and go while a text is written.
 */
export function* lostPages({ addresses, pages, drafts, redirects: all, broken, lost }: Known): Generator<Problem> {
  // An entry that breaks its schema, or is lost with others, is not counted yet, so a page that lists it may seem to be gone.
  if (!isWhole(broken) || lost.size > 0) return;
  const isDraft = (path: string): boolean => drafts.has(/^\/analysis\/([^/]+)\//.exec(path)?.[1] ?? '');
  const leads = (path: string): boolean => (pages.has(path) && !isDraft(path)) || all.some(({ from }) => path.startsWith(from));
  let gone: string | undefined;
  for (const [at, path] of addresses.entries()) {
    if (path === '') continue;
    if (!/^\/\S*$/.test(path)) {
      yield { file: 'content/addresses.txt', line: at + 1, what: `“${path.slice(0, 40)}” is no address`, remedy: 'Take the line away; each holds one address, which begins with /' };
      continue;
    }
    if (!path.endsWith('/') || (gone && path.startsWith(gone)) || leads(path)) continue;
    gone = path;
    const remedy = isDraft(path) ? 'Publish that article again (remove `draft: true`)' : `Put ${path} into \`redirects-from\` of what took its place`;
    yield { file: 'content/addresses.txt', line: at + 1, what: `${path} was published and is gone`, remedy };
  }
}
