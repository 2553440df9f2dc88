/** The site's own words: name, origin, language, navigation. Read by pages, outputs and the build alike. */

/** A setting of the environment that cannot be: the message says all, and the commands show it alone (build/plain.ts). */
class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** `/` or `/something/`: where the site is hosted below its origin. */
export function toBase(path: string): string {
  const names = path.split('/').filter(Boolean);
  if (!names.every((name) => /^[\w~-][\w.~-]*$/.test(name))) throw new SettingError(`BASE_PATH=${path} is no path: write it as /folder/, and the site’s origin as SITE_URL=https://example.org`);
  return ['', ...names, ''].join('/');
}

/** `https://example.org`: the host, with nothing below it. */
export function toOrigin(address: string): string {
  const { protocol, origin, href } = URL.parse(address) ?? {};
  if (!origin || !/^https?:$/.test(protocol!) || href !== `${origin}/`) throw new SettingError(`SITE_URL=${address} is no origin: write it as https://example.org, and a folder below it as BASE_PATH=/folder/`);
  return origin;
}

/** `desk@example.org`: where letters go, as pages and feeds print it. */
export function toEmail(address: string): string {
  if (!/^[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}$/i.test(address)) throw new SettingError(`SITE_EMAIL=${address} is no mail address: write it as desk@example.org`);
  return address;
}

/** Where `npm start`, `npm run preview` and `npm run dev` serve; 0 takes any that is free. */
export function toPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new SettingError(`PORT=${text} is no port. Use a number from 1 to 65535`);
  return port;
}

const base = toBase(process.env['BASE_PATH'] ?? '');
const origin = toOrigin(process.env['SITE_URL'] ?? 'https://entente.example');

/** What the site is called and where it stands. `base` begins and ends with a slash, `origin` does not end with one. Throws where a setting cannot be. */
export const site = {
  name: 'Entente',
  tagline: 'The Microsoft–OpenAI partnership, on the record',
  description:
    'News analysis of the Microsoft–OpenAI partnership. Every figure and claim on every page is a ledger entry with a status, an as-of date and its sources.',
  language: 'en-US',
  byline: 'The Entente desk',
  /** Where letters and corrections are sent. */
  email: toEmail(process.env['SITE_EMAIL'] ?? 'desk@entente.example'),
  origin,
  base,
  license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
} as const;

/** The address of a page of ours under the base path: `/facts/x/` → `/something/facts/x/`. */
export const url = (path: string): string => base + path.replace(/^\//, '');

/** The same with the origin, for feeds, cards and anything that leaves the site. */
export const absolute = (path: string): string => origin + url(path);

/** The header's navigation: label and path. */
export const navigation = [
  { label: 'Analysis', path: '/analysis/' },
  { label: 'The deal', path: '/agreement/' },
  { label: 'Timeline', path: '/timeline/' },
  { label: 'Claims', path: '/claims/' },
  { label: 'Facts', path: '/facts/' },
  { label: 'Charts', path: '/charts/' },
  { label: 'Topics', path: '/topics/' },
] as const;

/** The footer's: every section of the site. */
export const footer = [
  {
    title: 'Read',
    links: [
      { label: 'Front page', path: '/' },
      { label: 'Analysis', path: '/analysis/' },
      { label: 'Topics', path: '/topics/' },
      { label: 'The agreement', path: '/agreement/' },
      { label: 'Timeline', path: '/timeline/' },
      { label: 'Letters', path: '/letters/' },
    ],
  },
  {
    title: 'The ledger',
    links: [
      { label: 'Facts', path: '/facts/' },
      { label: 'Charts', path: '/charts/' },
      { label: 'Claims, checked', path: '/claims/' },
      { label: 'People', path: '/people/' },
      { label: 'Organizations', path: '/organizations/' },
      { label: 'Glossary', path: '/glossary/' },
      { label: 'Sources', path: '/sources/' },
      { label: 'Open questions', path: '/questions/' },
    ],
  },
  {
    title: 'Use',
    links: [
      { label: 'Search', path: '/search/' },
      { label: 'Feeds', path: '/feeds/' },
      { label: 'Data and license', path: '/data/' },
      { label: 'What changed', path: '/changes/' },
      { label: 'Corrections', path: '/corrections/' },
    ],
  },
  {
    title: 'Entente',
    links: [
      { label: 'About', path: '/about/' },
      { label: 'Standards', path: '/standards/' },
      { label: 'Privacy', path: '/privacy/' },
      { label: 'Accessibility', path: '/accessibility/' },
    ],
  },
] as const;
