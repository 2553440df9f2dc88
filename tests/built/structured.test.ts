/** Structured data of every page: right by schema.org's vocabulary, by a validator's rules, and by what the page itself says. */
import Validator from '@adobe/structured-data-validator';
import { expect, test } from 'vitest';
import { leads, pages, toPath } from './site.ts';
import { faultsOf, graph } from './vocabulary.ts';

type Thing = Record<string, unknown> & { '@type': string };

const things = new Map<string, Thing[]>();
for (const [path, html] of pages) {
  const found = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].flatMap(([, json]) => [JSON.parse(json!) as Thing | Thing[]].flat());
  if (found.length > 0) things.set(path, found);
}
const each = [...things].flatMap(([path, found]) => found.map((thing) => ({ path, thing })));
const of = (type: string): { path: string; thing: Thing }[] => each.filter(({ thing }) => thing['@type'] === type);
const count = (pattern: RegExp): number => [...pages].filter(([path, html]) => pattern.test(path) && !html.includes('http-equiv="refresh"')).length;

test('every type and property is schema.org’s, in its place, with a value that it takes', () => {
  expect(each.length).toBeGreaterThan(1000);
  expect(each.filter(({ thing }) => thing['@context'] !== 'https://schema.org')).toEqual([]);
  expect([...new Set(each.flatMap(({ path, thing }) => faultsOf(thing).map((fault) => `${path} ${fault}`)))].slice(0, 20)).toEqual([]);
});

test('the vocabulary refuses what is wrong', () => {
  const claim = (more: object): string[] => faultsOf({ '@type': 'ClaimReview', claimReviewed: 'x', ...more });
  expect(claim({})).toEqual([]);
  expect(claim({ verdict: 'false' })).toEqual(['ClaimReview.verdict: there is no such property']);
  expect(claim({ startDate: '2025' })).toEqual(['ClaimReview.startDate: not of this type']);
  expect(claim({ datePublished: 'July 2026' })).toEqual(['ClaimReview.datePublished: takes Date or DateTime, not "July 2026"']);
  expect(claim({ author: { '@type': 'Rating' } })).toHaveLength(1);
  expect(claim({ author: { '@type': 'Desk' } })).toContain('ClaimReview.author › : there is no type Desk');
});

test('a validator has no complaint', async () => {
  const validator = new Validator(graph);
  expect(await validator.validate({ jsonld: { Person: [{ '@type': 'Person' }] } })).not.toEqual([]);
  const complaints = new Set<string>();
  for (const { path, thing } of each) {
    const { '@context': _context, ...item } = structuredClone(thing);
    for (const { issueMessage, severity, fieldNames } of await validator.validate({ jsonld: { [thing['@type']]: [item] } })) complaints.add(`${severity} ${path} ${thing['@type']}: ${issueMessage} ${(fieldNames ?? []).join(', ')}`);
  }
  expect([...complaints].slice(0, 20)).toEqual([]);
});

test('each kind of page says what it is', () => {
  const kinds: [type: string, pattern: RegExp][] = [
    ['ClaimReview', /^\/claims\/[^/]+\/$/],
    ['Observation', /^\/facts\/[^/]+\/$/],
    ['Person', /^\/people\/[^/]+\/$/],
    ['Organization', /^\/organizations\/[^/]+\/$/],
    ['Event', /^\/timeline\/[^/]+\/$/],
    ['Dataset', /^\/charts\/[^/]+\/$/],
    ['CollectionPage', /^\/topics\/[^/]+\/$/],
    ['CreativeWork', /^\/sources\/[^/]+\/$/],
  ];
  for (const [type, pattern] of kinds) {
    expect(of(type).map(({ path }) => path).filter((path) => !pattern.test(path)), type).toEqual([]);
    expect(of(type), type).toHaveLength(count(pattern));
  }
  expect([...of('AnalysisNewsArticle'), ...of('BackgroundNewsArticle')]).toHaveLength(count(/^\/analysis\/[a-z][^/]*\/$/));
  expect(of('DefinedTermSet').map(({ path }) => path)).toEqual(['/glossary/']);
  expect(of('DataCatalog').map(({ path }) => path)).toEqual(['/data/']);
  expect(of('WebSite').map(({ path }) => path)).toEqual(['/']);
  expect(of('NewsMediaOrganization').map(({ path }) => path)).toEqual(['/about/', '/']);
});

test('every address of ours that is named leads somewhere', () => {
  const dead = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) walk(item, path);
    else if (typeof value === 'string' && /^https?:\/\/\S+$/.test(value) && !value.includes('{')) {
      const to = toPath(value, '/');
      if (to && !leads(to.path)) dead.add(`${path} ${value}`);
    }
  };
  for (const { path, thing } of each) walk(thing, path);
  expect([...dead].slice(0, 10)).toEqual([]);
});

test('the questions of a piece and their answers are those of its page', () => {
  const text = (html: string): string => html.replace(/<span class="visually-hidden">[^<]*<\/span>/g, '').replace(/<sup[\s\S]*?<\/sup>/g, '').replace(/<[^>]+>/g, '').replaceAll('&amp;', '&').replaceAll('&#39;', '’').replace(/\s+/g, ' ').trim();
  for (const { path, thing } of of('FAQPage')) {
    const html = pages.get(path)!;
    const shown = [.../<section class="questions-answers[^"]*">[\s\S]*?<\/section>/.exec(html)![0].matchAll(/<dt[^>]*>([\s\S]*?)<\/dt>\s*<dd[^>]*>([\s\S]*?)<\/dd>/g)].map(([, question, answer]) => [text(question!), text(answer!)]);
    const said = (thing['mainEntity'] as { name: string; acceptedAnswer: { text: string } }[]).map(({ name, acceptedAnswer }) => [name, acceptedAnswer.text]);
    expect(said, path).toEqual(shown);
  }
  expect(of('FAQPage').length).toBeGreaterThan(10);
});

test('a verdict and its rating agree, and no claim is laid in anyone’s mouth', () => {
  const scale: Record<string, number> = { True: 5, 'Mostly true': 4, Outdated: 3, Unproven: 3, Misleading: 2, False: 1 };
  for (const { path, thing } of of('ClaimReview')) {
    const { ratingValue, bestRating, worstRating, alternateName } = thing['reviewRating'] as Record<string, number | string>;
    expect([ratingValue, bestRating, worstRating], path).toEqual([scale[alternateName as string], 5, 1]);
    expect(pages.get(path)!, path).toContain(alternateName as string);
    expect(thing['itemReviewed'], path).not.toHaveProperty('author');
  }
});
