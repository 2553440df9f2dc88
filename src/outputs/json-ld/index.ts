/** What crawlers and citation tools read of the site as a whole. One builder a type; each kind of page has its own file. Pure. */
import type { BreadcrumbList, NewsMediaOrganization, SearchAction, Thing, WebSite, WithContext } from 'schema-dts';
import { absolute, site } from '../../site.ts';

/** The vocabulary of all that is said here. */
export const CONTEXT = 'https://schema.org';

/** JSON for a script element: no text in it can close the element. */
export const toScript = (data: readonly WithContext<Thing>[]): string => JSON.stringify(data.length === 1 ? data[0] : data).replace(/</g, '\\u003c');

/** The desk as other things name it: by its id, with what a crawler wants to see on every page. */
export const publisher = {
  '@type': 'NewsMediaOrganization',
  '@id': `${absolute('/')}#publisher`,
  name: site.name,
  url: absolute('/'),
  logo: { '@type': 'ImageObject', url: absolute('/icon-512.png'), width: '512', height: '512' },
} as const satisfies NewsMediaOrganization;

/** The desk itself, with where each of its policies stands. */
export const toPublisher = (): WithContext<NewsMediaOrganization> => ({
  '@context': CONTEXT,
  ...publisher,
  description: site.description,
  email: site.email,
  publishingPrinciples: absolute('/standards/'),
  ethicsPolicy: absolute('/standards/'),
  verificationFactCheckingPolicy: absolute('/standards/#verdicts'),
  unnamedSourcesPolicy: absolute('/standards/#sources'),
  correctionsPolicy: absolute('/standards/#corrections'),
  actionableFeedbackPolicy: absolute('/letters/'),
  missionCoveragePrioritiesPolicy: absolute('/about/#what'),
  ownershipFundingInfo: absolute('/about/#who'),
});

/** The way from the front page: `[['Analysis', '/analysis/'], ['What Microsoft owns', '/analysis/…/']]`. */
export const toBreadcrumbs = (steps: readonly (readonly [name: string, path: string])[]): WithContext<BreadcrumbList> => ({
  '@context': CONTEXT,
  '@type': 'BreadcrumbList',
  itemListElement: [[site.name, '/'] as const, ...steps].map(([name, path], at) => ({ '@type': 'ListItem', position: at + 1, name, item: absolute(path) })),
});

/** `query-input` is Google's own shorthand, which the vocabulary's types do not know. */
const searchAction: SearchAction & { 'query-input': string } = {
  '@type': 'SearchAction',
  target: { '@type': 'EntryPoint', urlTemplate: `${absolute('/search/')}?q={search_term_string}` },
  'query-input': 'required name=search_term_string',
};

/** The site, with the address at which it is searched. */
export const toWebSite = (): WithContext<WebSite> => ({
  '@context': CONTEXT,
  '@type': 'WebSite',
  '@id': `${absolute('/')}#site`,
  name: site.name,
  alternateName: site.tagline,
  url: absolute('/'),
  description: site.description,
  inLanguage: site.language,
  license: site.license.url,
  publisher,
  potentialAction: searchAction,
});
