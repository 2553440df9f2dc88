/** Pieces and sources → works to cite, and the files that reference managers read, by Citation.js. Pure. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { Article } from '../../model/article.ts';
import { cached } from '../../model/cached.ts';
import type { Ledger } from '../../model/ledger.ts';
import { addressOf } from '../../model/source.ts';
import type { Entries } from '../../schemas/index.ts';
import type { SourceKind } from '../../schemas/ledger.ts';
import { absolute, site } from '../../site.ts';
import { FILE_TYPES } from '../hosting.ts';

/** A name that is no person's: never split into given and family name. */
interface Literal {
  literal: string;
}

/** What CSL-JSON says of one work: the fields that we know. */
export interface CslItem {
  id: string;
  type: 'article-newspaper' | 'webpage' | 'report' | 'document';
  title: string;
  author?: Literal[];
  'container-title'?: string;
  publisher?: string;
  issued: { 'date-parts': number[][] };
  URL?: string;
  language?: string;
  abstract?: string;
  keyword?: string;
  note?: string;
}

/** `2025-10` → the parts of a date that are known. */
const toIssued = (day: string): CslItem['issued'] => ({ 'date-parts': [day.split('-').map(Number)] });

/** The piece as a work to cite. */
export const toArticleItem = (article: Article, ledger: Ledger): CslItem => ({
  id: article.slug,
  type: 'article-newspaper',
  title: article.title,
  author: [{ literal: site.byline }],
  'container-title': site.name,
  issued: toIssued(article.published),
  URL: absolute(article.path),
  language: site.language,
  abstract: article.standfirst,
  keyword: article.topics.map((id) => ledger.topics.get(id)!.name).join(','),
  ...(article.updated ? { note: `Updated ${article.updated}` } : {}),
});

/** The publisher's part in a work: a body that speaks for itself is its author; a newsroom or a site only carries it. */
const SOURCES: Record<SourceKind, { type: CslItem['type']; part: 'author' | 'container-title' | 'publisher' }> = {
  primary: { type: 'webpage', part: 'author' },
  filing: { type: 'report', part: 'author' },
  regulator: { type: 'webpage', part: 'author' },
  court: { type: 'document', part: 'publisher' },
  research: { type: 'webpage', part: 'container-title' },
  press: { type: 'article-newspaper', part: 'container-title' },
};

/** A source of the ledger as a work to cite. The ledger names no bylines, so none is given. */
export const toSourceItem = cached((source: Entries['sources']): CslItem => {
  const { type, part } = SOURCES[source.kind];
  const address = addressOf(source);
  return {
    id: source.id,
    type,
    title: source.title,
    ...(part === 'author' ? { author: [{ literal: source.publisher }] } : { [part]: source.publisher }),
    issued: toIssued(source.published),
    ...(address ? { URL: address } : {}),
    ...(source.access === 'copy' && source.readAt && source.url ? { note: `Read through a copy: ${source.readAt}` } : {}),
  };
});

/** The works that a piece cites, in the order of its notes. */
export const toSourceItems = ({ sources }: Article, ledger: Ledger): CslItem[] => sources.map((id) => toSourceItem(ledger.sources.get(id)!));

/** BibTeX's own names of the months. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The parts of a work's day, with leading zeros: `['2025', '10']`. */
const partsOf = ({ issued }: CslItem): string[] => issued['date-parts'][0]!.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'));

/** One entry under the ledger's id: `month` as BibTeX has it, and the whole date beside it for biblatex and Zotero. */
function toBibtexEntry(item: CslItem): string {
  const parts = partsOf(item);
  // BibTeX asks a report for its institution; a body that files one is that, and its author.
  const asked = item.type === 'report' ? { ...item, publisher: item.author![0]!.literal } : item;
  return plugins.output
    .format('bibtex', [asked])
    .trim()
    .replace(/^(@\w+\{)[^,]*,/, `$1${item.id},`)
    // Citation.js holds every name in a title but the first words of it and of what stands after a colon.
    .replace(/\ttitle = .*/, (title) => title.replace(/(= \{|: )(\w+[A-Z]\w*)/g, '$1{$2}'))
    .replace(/\tmonth = \{[^}]*\},/, `\tmonth = ${MONTHS[Number(parts[1]) - 1]},`)
    .replace(/\tyear = /, `\tdate = {${parts.join('-')}},\n\tyear = `);
}

/** One entry, tag by tag and not folded: a line may be as long as it needs. Authors and the whole date always stand in it. */
function toRisEntry(item: CslItem): string {
  const [{ TY: type, ...known }] = plugins.output.format('ris', [item], { format: 'object', spec: 'new' });
  const [year, month = '', day = ''] = partsOf(item);
  // A name that ends in a comma is not taken apart.
  const author = item.author ? { AU: item.author.map(({ literal }) => `${literal},`) } : {};
  const tags = { ...known, ...author, DA: `${year}/${month}/${day}/`, PY: year!, ID: item.id };
  return [`TY  - ${String(type)}`, ...Object.entries(tags).flatMap(([tag, value]) => [value].flat().map((text) => `${tag}  - ${text.trim()}`)), 'ER  - '].join('\r\n');
}

const bibtexOf = cached(toBibtexEntry);
const risOf = cached(toRisEntry);

/** The files that reference managers read, by extension. */
export const FORMATS = {
  bib: { name: 'BibTeX', type: FILE_TYPES['.bib'], write: (works: readonly CslItem[]) => `${works.map(bibtexOf).join('\n\n')}\n` },
  ris: { name: 'RIS', type: FILE_TYPES['.ris'], write: (works: readonly CslItem[]) => `${works.map(risOf).join('\r\n\r\n')}\r\n` },
  'csl.json': { name: 'CSL JSON', type: FILE_TYPES['.csl.json'], write: (works: readonly CslItem[]) => `${JSON.stringify(works, null, 1)}\n` },
} as const;
/** The extension of such a file. */
export type Format = keyof typeof FORMATS;

/** The files of one list of works: `[['BibTeX', '/analysis/slug.bib'], …]`. */
export const citationFiles = (stem: string): [name: string, path: string][] => Object.entries(FORMATS).map(([format, { name }]) => [name, `${stem}.${format}`]);

/** One of them as it is served. */
export const toFile = (works: readonly CslItem[], format: Format): Response => new Response(FORMATS[format].write(works), { headers: { 'Content-Type': FORMATS[format].type } });
