/** The ledger to download: JSON as it is, CSV with one row an entry, and a description of both. Pure. */
import { toCsvField } from '../model/csv.ts';
import { pathOf } from '../model/entry.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Dataset } from '../model/pages.ts';
import { HORIZON } from '../schemas/common.ts';
import { files, type FileName } from '../schemas/index.ts';
import type { Chart } from '../schemas/ledger.ts';
import { absolute, site } from '../site.ts';

/** The collections that stand on /data/, in its order, and what each holds. */
export const ABOUT: Record<Dataset, string> = {
  facts: 'Figures and short facts, each with its value, unit, date, status, history and sources',
  charts: 'Numbers over time or the parts of a split, each point with its status and sources',
  events: 'What happened, when, who took part, and why it mattered',
  claims: 'Things often said about the partnership, each with a verdict and what the record shows',
  versions: 'The stages of the agreement between the two companies',
  clauses: 'Each clause of the agreement, with what every version says of it',
  people: 'Who took part: roles, and positions on the record in paraphrase',
  organizations: 'Companies, authorities, courts and newsrooms that the ledger names',
  terms: 'The glossary: each term with a definition and other words for it',
  questions: 'What the public record does not answer, and what would settle it',
  sources: 'Every source: publisher, title, date, kind, weight and how it was read',
  topics: 'The topics under which pieces and entries are grouped, each with a summary',
  series: 'The series that group pieces in an order, each with a summary',
  letters: 'Signed letters of readers, published with their consent, and the desk’s replies',
  articles: 'The pieces by headline: kind, dates, topics, sources and address; each is also published as Markdown',
};
/** Their names, in that order. */
export const DATASETS = Object.keys(ABOUT) as Dataset[];

/** Fields that are the editors' own and go into no download. */
const HIDDEN: ReadonlySet<string> = new Set(['redirects-from']);

/** What a field says, in every collection that has it. */
const WORDS: Record<string, string> = {
  'people.status': 'How certain the entry is about the person, where that is in question',
  'clauses.facts': 'IDs of facts about it',
  'clauses.claims': 'IDs of claims about it',
  'versions.kind': 'agreement for a stage of the deal, side for a separate step that changed one clause',
  'events.short': 'Its short name, where a chart marks it',
  'sources.kind': 'primary, filing, court, regulator, research or press',
  'articles.kind': 'analysis, explainer, fact-check or profile',
  id: 'Permanent name; the last part of the entry’s address',
  label: 'What the figure measures',
  statement: 'The fact as a sentence',
  asOf: 'The date for which it holds',
  value: 'The number in its unit; empty where there is none; losses are negative',
  display: 'The value as it is written in prose',
  status: 'confirmed, reported, disputed, superseded or unverified: how certain it is',
  sources: 'IDs of sources',
  unit: 'The unit of the value',
  topics: 'IDs of topics',
  note: 'What to know when reading it',
  history: 'Earlier values, oldest first, each with date, status and sources; the last is the entry’s own',
  measure: 'Entries that answer the same question differently share a measure',
  supersededBy: 'ID of the entry that replaced it',
  title: 'Its title; a chart’s states the finding',
  subtitle: 'The measure and its unit',
  chart: 'How it is drawn',
  scale: 'linear or log',
  points: 'Date, value, label, status and sources of each point; who gave the number and how it was worked out, where that is said',
  date: 'The date, as exactly as it is known',
  summary: 'One or a few sentences',
  fact: 'ID of the fact that gives its chief figure',
  weight: '3 a turning point, 2 notable, 1 a detail',
  actors: 'IDs of people and organizations',
  claim: 'What is said',
  verdict: 'true, mostly-true, misleading, outdated, unproven or false',
  circulating: 'Whether it appears in one of two widely copied articles',
  finding: 'What the record shows',
  saidBy: 'Where it circulates',
  name: 'Its name',
  kind: 'Its kind',
  document: 'The document that made it',
  question: 'The question in words',
  short: 'The answer in at most six words',
  since: 'ID of the version since which the short answer has held, where that is not the last of the terms',
  before: 'What the answer was until then',
  terms: 'What each version says: version, text, status and sources',
  role: 'The role for which the ledger names the person',
  roles: 'Roles with their years',
  organizations: 'IDs of organizations',
  positions: 'What the person argued on the record: date, paraphrase, sources',
  aliases: 'Other words for it',
  term: 'The term',
  definition: 'What it means',
  why: 'Why it matters',
  watch: 'What would settle it',
  publisher: 'Who published it',
  published: 'The date of publication',
  url: 'Address of the original',
  'articles.url': 'Address of the piece',
  readAt: 'Address of the copy or summary that was read',
  access: 'read in the original, through a copy, or unread',
  tier: '1 a document, filing, court, regulator or study; 2 a newsroom, law firm or named analyst; 3 an aggregator',
  unnamed: 'Whether its report, or the one that it relays, rests on people who are not named',
  article: 'Slug of the piece',
  text: 'The letter',
  reply: 'The desk’s reply',
  slug: 'Permanent name; the last part of the piece’s address',
  standfirst: 'The finding in one or two sentences',
  updated: 'The date of the last update',
  series: 'ID of the series',
  part: 'The place in the series',
  words: 'Number of words in the text',
};

interface Field {
  name: string;
  type: 'string' | 'number' | 'boolean' | 'array';
  /** Whether every entry has it. */
  required: boolean;
  words: string;
}

interface Schema {
  def: { type: string; innerType?: Schema; in?: Schema; out?: Schema; options?: Schema[]; values?: unknown[] };
}

/** What a value is once read: through defaults, transforms and alternatives. */
function typeOf({ def }: Schema): Field['type'] {
  if (def.innerType) return typeOf(def.innerType);
  if (def.type === 'pipe') return def.out!.def.type === 'transform' ? typeOf(def.in!) : typeOf(def.out!);
  if (def.type === 'union') return typeOf(def.options![0]!);
  const type = def.type === 'literal' ? typeof def.values![0] : def.type;
  return type === 'number' || type === 'boolean' || type === 'array' ? type : 'string';
}

const toField = (dataset: Dataset, name: string, type: Field['type'], required: boolean): Field => {
  const words = WORDS[`${dataset}.${name}`] ?? WORDS[name];
  if (words === undefined) throw new Error(`/data/ does not say what the field “${name}” is: add it to WORDS in src/outputs/data.ts`);
  return { name, type, required, words };
};

/** What a download says of a piece; its text stands in Markdown at its own address. */
const ARTICLE: readonly (readonly [name: string, type: Field['type'], required: boolean])[] = [
  ['slug', 'string', true],
  ['title', 'string', true],
  ['standfirst', 'string', true],
  ['kind', 'string', true],
  ['published', 'string', true],
  ['updated', 'string', false],
  ['topics', 'array', true],
  ['series', 'string', false],
  ['part', 'number', false],
  ['words', 'number', true],
  ['sources', 'array', true],
  ['url', 'string', true],
];

/** The fields of a collection, in the schema's order. */
export function fieldsOf(name: Dataset): Field[] {
  if (name === 'articles') return ARTICLE.map((field) => toField(name, ...field));
  const shape = files[name].schema.shape as unknown as Record<string, Schema>;
  return Object.entries(shape)
    .filter(([field]) => !HIDDEN.has(field))
    .map(([field, schema]) => toField(name, field, typeOf(schema), schema.def.type !== 'optional'));
}

/** An entry of a collection, without the editors' own fields. */
const withoutHidden = (name: Dataset, entry: object): Record<string, unknown> => Object.fromEntries(fieldsOf(name).map(({ name: field }) => [field, (entry as Record<string, unknown>)[field]]));

/** The entries of a collection, without the editors' own fields. */
export function rowsOf(ledger: Ledger, name: Dataset): Record<string, unknown>[] {
  const entries: Iterable<object> =
    name === 'articles' ? ledger.articles.map((article) => ({ ...article, url: absolute(article.path) })) : (ledger[name satisfies FileName] as ReadonlyMap<string, object>).values();
  return [...entries].map((entry) => withoutHidden(name, entry));
}

/** Fields that list words, which may hold spaces; any other list of strings is one of ids. */
const WORD_LISTS: ReadonlySet<string> = new Set(['aliases']);

const cell = (field: string, value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return toCsvField(typeof value === 'number' ? value : String(value));
  if (Array.isArray(value) && value.length === 0) return '';
  return toCsvField(Array.isArray(value) && !WORD_LISTS.has(field) && value.every((item) => typeof item === 'string') ? value.join(' ') : JSON.stringify(value));
};

/** RFC 4180, with a header row; lists of ids are joined by spaces, other lists stand as JSON. */
export function toCsvTable(rows: readonly Record<string, unknown>[], columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]): string {
  return `${[columns.map((name) => toCsvField(name)), ...rows.map((row) => columns.map((name) => cell(name, row[name])))].map((row) => row.join(',')).join('\r\n')}\r\n`;
}

/** One collection as CSV; its columns are the schema's, whether or not an entry fills them. */
export const toCsv = (ledger: Ledger, name: Dataset): string => toCsvTable(rowsOf(ledger, name), fieldsOf(name).map((field) => field.name));

/** One collection as JSON, with its license and the day up to which evidence was gathered. */
export const toJson = (ledger: Ledger, name: Dataset): string =>
  `${JSON.stringify({ name, about: ABOUT[name], source: absolute('/data/'), license: site.license.url, attribution: `${site.name}, ${absolute('/')}`, evidenceHorizon: HORIZON, entries: rowsOf(ledger, name) }, null, 1)}\n`;

/** A chart as JSON, with its page and license. */
export const toChartJson = (chart: Chart): string => `${JSON.stringify({ source: absolute(pathOf('chart', chart.id)), license: site.license.url, ...withoutHidden('charts', chart) }, null, 1)}\n`;

/** A Data Package (Frictionless): every file with its fields, for programs that load tables. */
export const toDataPackage = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: 'entente-ledger',
      title: `${site.name}: the ledger of the Microsoft–OpenAI partnership`,
      description: `Evidence through ${HORIZON}. ${site.description}`,
      homepage: absolute('/data/'),
      version: HORIZON,
      created: `${HORIZON}T00:00:00Z`,
      licenses: [{ name: 'CC-BY-4.0', title: site.license.name, path: site.license.url }],
      contributors: [{ title: site.byline, path: absolute('/about/'), roles: ['creator'] }],
      resources: DATASETS.map((name) => ({
        name,
        title: ABOUT[name],
        path: absolute(`/data/${name}.csv`),
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        schema: {
          fields: fieldsOf(name).map(({ name: field, type, required, words }) => ({ name: field, type: type === 'array' ? 'string' : type, description: words, ...(required && type !== 'array' && field !== 'value' ? { constraints: { required: true } } : {}) })),
          primaryKey: [name === 'articles' ? 'slug' : 'id'],
        },
      })),
    },
    null,
    1,
  )}\n`;
