/** What entries of the ledger must be to each other. */
import { HORIZON } from '../../schemas/common.ts';
import { FRAME } from '../../markdown/rehype-anchors.ts';
import type { Entries, FileName } from '../../schemas/index.ts';
import { sinceOf } from '../agreement.ts';
import { inWords } from '../day.ts';
import { PARTIES } from '../parties.ts';
import type { Fault, Problem } from '../problem.ts';
import type { Known } from './known.ts';
import type { Placed } from './given.ts';

/** Fields that hold a day. */
const DAYS = new Set(['date', 'asOf', 'from', 'to', 'published', 'updated']);

/** Every day in an entry, at any depth, with its place. */
function daysIn(value: unknown, path: readonly PropertyKey[] = []): { path: readonly PropertyKey[]; day: string }[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => daysIn(item, [...path, at]));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    DAYS.has(name) && typeof inner === 'string' ? [{ path: [...path, name], day: inner }] : daysIn(inner, [...path, name]),
  );
}

/** What is wrong with a day after the evidence; `by` speaks of it. */
export const lateDay = (day: string | undefined, by: string): Fault | undefined =>
  day !== undefined && day > HORIZON ? { what: `${by} speaks of ${inWords(day)}, after the evidence horizon`, remedy: `Use a day up to ${inWords(HORIZON)}` } : undefined;

/** No day of any entry lies after the evidence. */
export function* days({ content }: Known): Generator<Problem> {
  for (const { value, file, lineOf } of Object.values(content).flat() as Placed<Entries[FileName]>[]) {
    for (const { path, day } of daysIn(value)) {
      const late = lateDay(day, value.id);
      if (late) yield { file, line: lineOf(path), ...late };
    }
  }
}

/** The two parties are there, and an actor is either a person or an organization. */
export function* actors({ content, ids }: Known): Generator<Problem> {
  for (const id of PARTIES) {
    if (!ids.organization.has(id)) yield { file: 'content/organizations.yaml', line: 1, what: `the organization “${id}” is missing: pages and charts know the two parties by their ids`, remedy: 'Bring it back' };
  }
  for (const { value, file, line } of content.people) {
    if (ids.organization.has(value.id)) yield { file, line, what: `“${value.id}” is a person and an organization`, remedy: 'Give one of the two another id: an actor could be either' };
  }
}

/** Lists whose ids are places in a page, and what else in that page has one. */
const PLACED: { readonly [Name in FileName]?: RegExp } = { terms: /^letter-.$/, questions: /(?!)/, letters: /^send$/, clauses: /^(?:clauses|versions|compare|version-.*)$/, events: /^y\d{4}$/, topics: /(?!)/ };

/** A link to an entry in a page of many leads to it, and to no other part of that page. */
export function* ownPlaces({ content }: Known): Generator<Problem> {
  for (const [name, others] of Object.entries(PLACED) as [keyof typeof PLACED, RegExp][]) {
    for (const { value: { id }, file, line } of content[name] as Placed<{ id: string }>[]) {
      if (FRAME.has(id) || others.test(id)) yield { file, line, what: `“${id}” is the id of another part of the page that lists the entry`, remedy: 'Choose another: a link to the entry would lead elsewhere' };
    }
  }
}

/** A name leads to one entry of its kind, in search and in the eyes of readers. */
export function* sharedNames({ content }: Known): Generator<Problem> {
  for (const name of ['terms', 'topics', 'people', 'organizations'] as const) {
    const named = new Map<string, string>();
    for (const { value, file, lineOf } of content[name] as Placed<Entries[typeof name]>[]) {
      const own = 'term' in value ? value.term : value.name;
      for (const [at, words] of [own, ...value.aliases].entries()) {
        const other = named.get(words.toLowerCase());
        if (other !== undefined && other !== value.id) {
          yield {
            file,
            line: lineOf(at === 0 ? ['term' in value ? 'term' : 'name'] : ['aliases', at - 1]),
            what: `${value.id} has the name “${words}”, and so has ${other}`,
            remedy: 'Give one of the two another, or bring them together: readers and search could not tell them apart',
          };
        } else if (other !== undefined && at > 0 && words.toLowerCase() === own.toLowerCase()) {
          yield { file, line: lineOf(['aliases', at - 1]), what: `${value.id} has its own name among its aliases (“${words}”)`, remedy: 'Take it away: an alias is another name' };
        } else named.set(words.toLowerCase(), value.id);
      }
    }
  }
}

/** A word has one list of synonyms. */
export function* synonyms({ content }: Known): Generator<Problem> {
  const listed = new Map<string, string>();
  for (const { value: { id, words }, file, lineOf } of content.synonyms) {
    for (const word of words.map((word) => word.toLowerCase())) {
      if (listed.has(word)) yield { file, line: lineOf(['words']), what: `${id} has the word “${word}”, and so has ${listed.get(word)}`, remedy: 'Bring the two entries together, or take it out of one' };
      listed.set(word, id);
    }
  }
}

/** A superseded fact leads to the one in force, which answers the same question. */
export function* successors({ content }: Known): Generator<Problem> {
  const facts = new Map(content.facts.map(({ value }) => [value.id, value]));
  for (const { value: { id, status, measure, supersededBy }, file, line } of content.facts) {
    if (supersededBy === undefined) continue;
    if (status !== 'superseded') yield { file, line, what: `${id} names a successor, and its status is ${status}`, remedy: 'Set its status to superseded, or remove supersededBy' };
    const other = facts.get(supersededBy)?.measure;
    if (other !== undefined && measure !== undefined && measure !== other) yield { file, line, what: `${id} names a successor of another measure (${other})`, remedy: 'Name the fact that answers the same question, or mend one of the two measures' };
    if (supersededBy === id) yield { file, line, what: `${id} is superseded by itself`, remedy: 'Name the fact that replaced it' };
    // From one successor to the next: does the way come back here?
    const passed = [id];
    let next: string | undefined = supersededBy;
    while (next !== undefined && !passed.includes(next)) {
      passed.push(next);
      next = facts.get(next)?.supersededBy;
    }
    if (next === id && passed.length > 1) yield { file, line, what: `${passed.join(', ')} supersede each other`, remedy: 'The fact in force names no successor' };
  }
}

/** The terms of a clause stand in the order of the versions, and it holds since one of them. */
export function* clauses({ content }: Known): Generator<Problem> {
  const versions = new Map(content.versions.map(({ value }) => [value.id, value]));
  for (const { value: clause, file, lineOf } of content.clauses) {
    const { id, since, before, asOf, terms } = clause;
    const earlier = terms.slice(0, -1).map(({ version }) => version);
    if (since !== undefined && versions.has(since) && !earlier.includes(since)) {
      yield {
        file,
        line: lineOf(['since']),
        what: `${id} holds since “${since}”, which is not an earlier one of its terms`,
        remedy: earlier.length ? `Use one of ${earlier.join(', ')}, or leave it out: then it is the last of the terms` : 'Leave it out: then it is the last of the terms',
      };
    }
    const days = terms.map(({ version }) => versions.get(version)?.date ?? '');
    if (days.some((day, at) => at > 0 && day !== '' && day < days[at - 1]!)) yield { file, line: lineOf(['terms']), what: `${id} has its terms out of order`, remedy: 'Put them in the order of their versions, oldest first' };
    const begin = versions.get(sinceOf(clause))?.date;
    const last = days.at(-1)!;
    if (before !== undefined && begin !== undefined && asOf < begin) {
      yield { file, line: lineOf(['asOf']), what: `${id} is as of ${inWords(asOf)} and holds since ${inWords(begin)}`, remedy: 'Bring asOf up to date, or name in `since` the version that it held from' };
    } else if (asOf < last) {
      yield { file, line: lineOf(['asOf']), what: `${id} is as of ${inWords(asOf)}, and the last of its terms is of ${inWords(last)}`, remedy: 'Bring asOf up to date, and read the short answer again' };
    }
  }
}

/** Something that bears a status, anywhere in an entry, and its place there. */
function statusesIn(value: unknown, path: readonly PropertyKey[] = []): { path: readonly PropertyKey[]; status: string; sources: readonly string[] }[] {
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.entries(value).flatMap(([name, one]) => statusesIn(one, [...path, Array.isArray(value) ? Number(name) : name]));
  return 'status' in value && 'sources' in value ? [{ path: [...path, 'status'], status: String(value.status), sources: value.sources as string[] }, ...inner] : inner;
}

/** What is confirmed rests on a document, as /standards/ says. */
export function* confirmed({ content }: Known): Generator<Problem> {
  const kinds = new Map(content.sources.map(({ value }) => [value.id, value.kind]));
  for (const name of ['facts', 'charts', 'clauses'] as const) {
    for (const { value, file, lineOf } of content[name] as Placed<Entries[typeof name]>[]) {
      for (const { path, status, sources } of statusesIn(value)) {
        if (status === 'confirmed' && sources.every((id) => kinds.get(id) === 'press')) yield { file, line: lineOf(path), what: `${value.id} is confirmed by the press alone`, remedy: 'Name the document that says it among its sources, or write `status: reported`' };
      }
    }
  }
}

/** What happened on a day is known from a source of that day or of a later one. */
export function* earlySources({ content }: Known): Generator<Problem> {
  const publishedOn = new Map(content.sources.map(({ value }) => [value.id, value.published]));
  const dated = [
    ...[...content.events, ...content.versions].map(({ value: { id, date, sources }, file, lineOf }) => ({ id, what: '', date, sources, file, line: () => lineOf(['date']) })),
    // What was announced ahead has a day of its own, as a date.
    ...content.facts.filter(({ value: { unit } }) => unit !== 'date').flatMap(({ value: { history, ...fact }, file, lineOf }) => [
      { what: '', path: ['asOf'] as const, ...fact },
      ...history.map((item, at) => ({ what: 'an item of the history of ', path: ['history', at, 'asOf'] as const, ...item, id: fact.id })),
    ].map(({ id, what, asOf, sources, path }) => ({ id, what, date: asOf, sources, file, line: () => lineOf(path) }))),
    ...content.people.flatMap(({ value: { id, positions }, file, lineOf }) => positions.map(({ date, sources }, at) => ({ id, what: 'a position of ', date, sources, file, line: () => lineOf(['positions', at, 'date']) }))),
  ];
  for (const { id, what, date, sources, file, line } of dated) {
    const newest = sources.map((source) => publishedOn.get(source) ?? HORIZON).sort().at(-1);
    // A day after the evidence is told of as such.
    if (newest !== undefined && `${newest}~` < date && date <= HORIZON) yield { file, line: line(), what: `${what}${id} is of ${inWords(date)}, and the newest of its sources of ${inWords(newest)}`, remedy: 'Mend the day or the source that is wrong: none can tell of what came later' };
  }
}

/** A letter answers what was published before it. */
export function* letters({ content, articles }: Known): Generator<Problem> {
  const publishedOn = new Map(articles.map(({ slug, matter }) => [slug, matter.published]));
  for (const { value: { id, article, date }, file, lineOf } of content.letters) {
    const published = publishedOn.get(article);
    if (published !== undefined && date < published) {
      yield { file, line: lineOf(['date']), what: `${id} is of ${inWords(date)}, before its article was published (${inWords(published)})`, remedy: 'Mend the day, or name the article that it answers' };
    }
  }
}

/** The front page leads with something. */
export function* front({ content, broken }: Known): Generator<Problem> {
  if (content.front.length === 0 && !broken.front?.size) yield { file: 'content/front.yaml', line: 1, what: 'the front page has no lead', remedy: 'Add `- id: front` with `lead` and `claims`' };
}
