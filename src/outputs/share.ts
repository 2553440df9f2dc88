/** What a shared link says of its page, and where it can be sent: plain links on each network's own host. Pure. */
import { inWords, modifiedOn } from '../model/day.ts';
import type { Article } from '../model/article.ts';
import { headlineOf, STATUS_WORDS, VERDICT_WORDS, type Entry } from '../model/entry.ts';
import { entryOf, type Ledger } from '../model/ledger.ts';
import { clip } from '../model/shorten.ts';
import { site } from '../site.ts';

/** What the share control of a page needs. */
export interface Shared {
  /** Address without origin and base: `/facts/x/`. */
  path: string;
  title: string;
  /** The page in a line: title, value or verdict, status, as-of date. */
  text: string;
  /** Where a quotation comes from: title, site, date, status. */
  source: string;
  /** The state of an article that is shared (`versionOf`): it travels with the link. */
  version?: string;
}

/** `about 27%, confirmed, as of March 31, 2026`: what is known of an entry in a few words; empty where it has no value. */
function standing({ kind, answer, status, verdict, date }: Entry): string {
  const asOf = date ? `as of ${inWords(date)}` : '';
  if (verdict) return [VERDICT_WORDS[verdict], asOf].filter(Boolean).join(', ');
  if (kind !== 'fact' && kind !== 'clause') return '';
  return [answer, status && STATUS_WORDS[status].toLowerCase(), asOf].filter(Boolean).join(', ');
}

/** A text without the full stop at its end, to go on after it. */
export const unstopped = (text: string): string => text.replace(/\.$/, '');

/** The page of an entry. */
export function toShared(entry: Entry): Shared {
  const { path, kind, date, answer } = entry;
  const title = headlineOf(entry);
  // What follows says a claim's verdict, with its day.
  const name = kind === 'claim' ? entry.title : title;
  const said = standing(entry);
  const day = kind === 'event' && date ? inWords(date) : '';
  const more = said || (kind === 'person' || kind === 'source' ? answer : '') || day;
  return {
    path,
    title,
    text: more ? `${name.endsWith('?') ? name : `${unstopped(name)}:`} ${more}` : name,
    source: [`“${unstopped(name)}”`, site.name, more].filter(Boolean).join(', '),
  };
}

/** A piece: its headline, and the figure or verdict that it is about. */
export function toSharedArticle(article: Article, version: string, ledger: Ledger): Shared {
  const { about, path, title } = article;
  const entry = about && ('fact' in about ? entryOf(ledger, 'fact', about.fact) : entryOf(ledger, 'claim', about.claim));
  return {
    path,
    title,
    text: entry ? `${unstopped(title)}. ${entry.kind === 'claim' ? `Checked: “${unstopped(entry.title)}”: ${standing(entry)}` : toShared(entry).text}` : title,
    source: `“${title}”, ${site.name}, ${inWords(modifiedOn(article))}`,
    version,
  };
}

/** A page that is no entry. */
export const toSharedPage = (path: string, title: string): Shared => ({ path, title, text: path === '/' ? `${site.name}: ${site.tagline}` : `${title} (${site.name})`, source: `“${title}”, ${site.name}` });

/** The address that is shared: with the version where there is one, so that the page can say what changed since. */
export const sharedPath = ({ path, version }: Pick<Shared, 'path' | 'version'>): string => path + (version ? `?v=${version}` : '');

const query = (parameters: Record<string, string>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

/** Where a page can be sent, in the order of the list. `address` is whole. */
export function toTargets({ title, text }: Pick<Shared, 'title' | 'text'>, address: string): { name: string; href: string }[] {
  /** Text and address in one field, as long as the network takes. */
  const both = (length: number): string => `${clip(text, length - address.length - 1)}\n${address}`;
  return [
    { name: 'Email', href: `mailto:?${query({ subject: title, body: `${text}\r\n\r\n${address}` })}` },
    { name: 'WhatsApp', href: `https://wa.me/?${query({ text: both(1000) })}` },
    { name: 'LinkedIn', href: `https://www.linkedin.com/sharing/share-offsite/?${query({ url: address })}` },
    // A post has 280 characters, of which any address takes 23.
    { name: 'X', href: `https://x.com/intent/tweet?${query({ text: clip(text, 256), url: address })}` },
    { name: 'Bluesky', href: `https://bsky.app/intent/compose?${query({ text: both(300) })}` },
    { name: 'Mastodon', href: `https://share.joinmastodon.org/#${query({ text: both(500) })}` },
    { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?${query({ u: address })}` },
    { name: 'Reddit', href: `https://www.reddit.com/submit?${query({ url: address, title: clip(title, 300) })}` },
    { name: 'Hacker News', href: `https://news.ycombinator.com/submitlink?${query({ u: address, t: clip(title, 80) })}` },
  ];
}
