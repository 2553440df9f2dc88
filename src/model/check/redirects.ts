/** An old address leads to one place, and none that is in use is taken. */
import { PARTS } from '../../markdown/rehype-anchors.ts';
import type { Problem } from '../problem.ts';
import type { Known } from './known.ts';

export function* redirects({ redirects: all, pages, files, places }: Known): Generator<Problem> {
  const taken = new Map<string, string>();
  for (const { from, id, home, file, line } of all) {
    const report = (what: string, remedy: string): Problem => ({ file, line: line(), what: `${id} redirects from ${from}, ${what}`, remedy });
    const [page, place] = from.split('#') as [string, string?];
    const [homePage, homePlace] = home.split('#') as [string, string?];
    if ((homePlace === undefined) !== (place === undefined) || (place !== undefined && page !== homePage)) {
      yield report(`and stands at ${home}`, homePlace === undefined ? 'Name a page, without a hash' : `Name a place in the same page, as ${homePage}#old-id`);
    } else if (/^\/(?:cards|pagefind)\//.test(from)) yield report('where the build puts files of its own', 'Remove the redirect');
    else if (pages.has(from) || places.has(from) || [...files].some((path) => path.startsWith(from)) || PARTS.has(place ?? '')) yield report('which is an address in use', 'Remove the redirect, or give that page another address');
    else if (taken.has(from)) yield report(`and so does ${taken.get(from)}`, 'Keep one of the two');
    taken.set(from, id);
  }
}
