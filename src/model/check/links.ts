/** A link in a text leads to a page, a file or a place that is there; a picture is one of ours. */
import { isPrivate, strayIn, withoutStray } from '../../schemas/common.ts';
import { site } from '../../site.ts';
import { pathOf } from '../entry.ts';
import { nearest, type Fault, type Problem } from '../problem.ts';
import type { Known } from './known.ts';
import { lineIn, type CheckedArticle } from './given.ts';

/** A picture that a text shows, or that leads it, is a file of ours that readers can load. */
export function* pictures(known: Known): Generator<Problem> {
  for (const article of known.articles) {
    const { lead } = article.matter;
    const shown = [...article.links.filter(({ picture }) => picture), ...(lead && 'image' in lead ? [{ href: lead.image, line: lineIn(article, 'lead') }] : [])];
    for (const { href, line } of shown) {
      const fault = faultInPicture(href, known);
      if (fault) yield { file: article.file, line, ...fault };
    }
  }
}

/** A link leads somewhere, and a link to us to a page, a file or a place that is there. */
export function* links(known: Known): Generator<Problem> {
  for (const article of known.articles) {
    for (const { href, line } of article.links.filter(({ picture }) => !picture)) {
      const fault = faultInLink(href, article, known);
      if (fault) yield { file: article.file, line, ...fault };
    }
  }
}

/** A source is somebody else's page: what we have written rests on it, and not on itself. */
export function* ownSources({ content }: Known): Generator<Problem> {
  for (const { value, file, lineOf } of content.sources) {
    for (const field of ['url', 'readAt'] as const) {
      if (ownPath(value[field] ?? '') !== undefined) yield { file, line: lineOf([field]), what: `${value.id} is a page of ours (${value[field]})`, remedy: 'Cite what that page rests on' };
    }
  }
}

const PICTURES = ['avif', 'gif', 'jpeg', 'jpg', 'png', 'svg', 'webp'];

/** The endings that files of a kind have, where it is not the kind's own name. AVIF may call itself by the frame that it stands in. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = { jpg: ['jpg', 'jpeg'], mif1: ['avif'] };

/** An address as its file is called: Markdown writes a blank as %20. */
function decode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** Two seconds of a slow phone (1.6 Mbit/s). */
const MOST_BYTES = 300_000;
/** The widest column, on the finest screens. */
const MOST_PIXELS = 2000;
const BOUND = `Save it with at most ${MOST_PIXELS} pixels on its longer side and ${MOST_BYTES / 1000} KB, as WebP or AVIF`;

/** A page asks nothing of another site, so a picture is a file of ours; and it loads in a moment on a phone. */
function faultInPicture(href: string, { hasFile, pictureAt }: Known): Fault | undefined {
  const file = decode(href);
  const kind = /\.(\w{2,5})$/.exec(file)?.[1] ?? '';
  if (/^[a-z]+:|^\/\/|\.\.\/|[?#]/i.test(file) || kind === '') return { what: `the picture “${href.slice(0, 60)}” is no picture of ours`, remedy: 'Put the file into public/images/ and write its address as /images/name.png' };
  if (!PICTURES.includes(kind.toLowerCase())) return { what: `the picture “${href}” is no picture of ours`, remedy: 'Save it as WebP, AVIF, JPEG, PNG or SVG, put the file into public/images/ and write its address as /images/name.webp' };
  const ours = `/${file.replace(/^(?:\.?\/)*(?:public\/)?/, '')}`;
  const named = ours.toLowerCase().replaceAll(/[^a-z0-9/._-]+/g, '-');
  if (ours !== named) return { what: `the picture “${file}” has a name with capitals, blanks or other signs, which other machines read otherwise`, remedy: `Call the file ${named.slice(named.lastIndexOf('/') + 1)}, and write ${named}` };
  if (file !== ours) return { what: `the picture “${href}” has no address of ours`, remedy: `Write ${ours}: an address begins with / and leaves out the folder public` };
  if (!hasFile(href)) return { what: `the picture ${href} is not there`, remedy: `Put the file into public${href.slice(0, href.lastIndexOf('/') + 1)}, or mend its name` };
  const picture = pictureAt(href);
  if (!picture) return { what: `the picture ${href} is no picture that can be read`, remedy: 'Save it again as AVIF, GIF, JPEG, PNG, SVG or WebP' };
  const { bytes, width, height, isDrawing } = picture;
  const endings = ENDINGS[picture.kind] ?? [picture.kind];
  if (!endings.includes(kind)) return { what: `the picture ${href} holds ${picture.kind.toUpperCase()}, whatever its ending says`, remedy: PICTURES.includes(endings[0]!) ? `Give the file the ending .${endings[0]}, and write it here` : 'Save it as WebP, AVIF, JPEG or PNG: another ending makes no other picture of it' };
  if (bytes > MOST_BYTES) return { what: `the picture ${href} weighs ${Math.ceil(bytes / 1000).toLocaleString('en-US')} KB`, remedy: isDrawing ? `Save it with at most ${MOST_BYTES / 1000} KB: with fewer lines, or as WebP` : BOUND };
  if (!isDrawing && Math.max(width, height) > MOST_PIXELS) return { what: `the picture ${href} has ${width.toLocaleString('en-US')} × ${height.toLocaleString('en-US')} pixels`, remedy: BOUND };
  return undefined;
}

function faultInLink(href: string, article: CheckedArticle, known: Known): Fault | undefined {
  const ours = ownPath(href);
  if (ours !== undefined) return { what: `the link ${href} names our own site in full`, remedy: `Write it as ${ours}` };
  if (isPrivate(href)) return { what: `the link ${href.slice(0, 60)} leads to what readers may not open`, remedy: 'Name a page that everybody may read, or take the link away' };
  const stray = /^https?:/i.test(href) ? strayIn(href) : undefined;
  if (stray !== undefined) return { what: `the link ${href.slice(0, 60)} has “${stray.slice(0, 40)}” at its end`, remedy: withoutStray(stray).replace('t', 'T') };
  if (isWebAddress(href) || /^mailto:\S+@\S+/.test(href)) return undefined;
  if (href.startsWith('#')) return faultInPlace(href, article, known);
  if (href.startsWith('/')) return faultInPath(href, article, known);
  return { what: `the link “${href}” is no address`, remedy: 'Begin it with / for a page of ours, # for a place in this article, or https:// for another site' };
}

/** A link to a place in the same article: `#what-a-stake-is`. */
function faultInPlace(href: string, { slug }: CheckedArticle, { movedTo, placesOf }: Known): Fault | undefined {
  const own = pathOf('article', slug);
  const now = movedTo.get(own + href);
  if (now) return { what: `the link ${href} names an old place`, remedy: `It is ${now.slice(own.length)} now: write that` };
  const inside = placesOf(own)!;
  if (inside.has(href.slice(1))) return undefined;
  const meant = nearest(href.slice(1), inside);
  return { what: `the link ${href} leads to no place in this article`, remedy: meant ? `Did you mean #${meant}` : 'Use the id of one of its headings' };
}

/** A link to a page or file of the site, or to a place in a page: `/facts/microsoft-stake/#history`. */
function faultInPath(href: string, { slug, matter }: CheckedArticle, { hasFile, pages, files, movedTo, placesOf, drafts, broken }: Known): Fault | undefined {
  const [whole, fragment] = href.split('#') as [string, string?];
  const path = whole.split('?')[0]!;
  if (hasFile(path) || files.has(path)) return undefined;
  const now = movedTo.get(`${path}#${fragment}`) ?? (movedTo.has(path) ? `${movedTo.get(path)}${fragment ? `#${fragment}` : ''}` : undefined);
  if (now) return { what: `the link ${href} leads to an old address`, remedy: `It has moved to ${now}: write that` };
  if (!pages.has(path)) {
    const meant = pages.has(`${path}/`) ? `${path}/` : pages.has(path.replace(/index\.html?$/, '')) ? path.replace(/index\.html?$/, '') : ((/\.\w+$/.test(path) && nearest(path, files)) || nearest(path, pages));
    return { what: `the link ${href} leads to no page`, remedy: meant ? `Did you mean ${meant}` : 'Use an address that exists' };
  }
  // Of our pages, only the search reads what is asked of it.
  if (whole !== path && path !== '/search/') return { what: `the link ${href} has a query, which that page does not read`, remedy: `Write ${path}${fragment ? `#${fragment}` : ''}` };
  const target = /^\/analysis\/([^/]+)\/(?:republish\/)?$/.exec(path)?.[1];
  if (target && drafts.has(target) && !matter.draft) return { what: `the link ${href} leads to a draft`, remedy: 'Publish that article (remove `draft: true`), or remove the link' };
  if (target && broken.articles.has(target)) return undefined;
  const there = fragment ? placesOf(path) : undefined;
  if (fragment && there && !there.has(fragment)) {
    const meant = nearest(fragment, there);
    return { what: `the link ${href} leads to no place on that page`, remedy: meant ? `Did you mean ${path}#${meant}` : `Link to ${path}` };
  }
  return path === pathOf('article', slug) && !fragment ? { what: 'the article links to itself', remedy: 'Remove the link, or name a place: #id' } : undefined;
}

/** The path of a page of ours whose address is written in full: only from the root is it checked, and right wherever the site stands. */
function ownPath(href: string): string | undefined {
  if (!/^https?:/i.test(href) || !URL.canParse(href)) return undefined;
  const { host, pathname, search, hash } = new URL(href);
  return host === new URL(site.origin).host && pathname.startsWith(site.base) ? `/${pathname.slice(site.base.length)}${search}${hash}` : undefined;
}

/** A page that everybody reaches: of a named host, with no password. */
function isWebAddress(href: string): boolean {
  if (!/^https?:\/\/[^/]/.test(href) || !URL.canParse(href)) return false;
  const { hostname, username } = new URL(href);
  return username === '' && /^(?:[a-z0-9_-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(hostname);
}
