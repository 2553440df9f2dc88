/** Everything that can only be seen when all files are known: dangling ids, dead links, dates past the horizon. Pure. */
import { site } from '../site.ts';
import { HORIZON, PartialDay } from '../schemas/common.ts';
import type { Entries, FileName } from '../schemas/index.ts';
import { BLOCK, INLINE, type Reference } from '../markdown/reference.ts';
import { isPart, PARTS } from '../markdown/rehype-anchors.ts';
import { rowOf, sinceOf } from './agreement.ts';
import { keyOf, oldIdsOf, pathOf, type Key, type Kind } from './entry.ts';
import { inWords } from './day.ts';
import { kindOf, mentionsOf, type Mention } from './mentions.ts';
import type { Ledger } from './ledger.ts';
import { filesOf, listPagesOf, PAGES, timelinesOf } from './pages.ts';
import { PARTIES } from './parties.ts';
import { placesIn, placesInArticle } from './places.ts';
import { nearest, type Problem } from './problem.ts';

/** An entry of a file with its place (loaders/yaml-list.ts). */
interface Placed<T> {
  value: T;
  file: string;
  line: number;
  lineOf(path: readonly PropertyKey[]): number;
}
export type PlacedContent = { [Name in FileName]: Placed<Entries[Name]>[] };

/** What the check reads of a parsed article (loaders/article.ts). */
export interface CheckedArticle {
  slug: string;
  file: string;
  matter: {
    title: string;
    published: string;
    updated?: string;
    topics: readonly string[];
    series?: string;
    part?: number;
    about?: { fact: string } | { claim: string };
    lead?: { chart: string } | { agreement: string } | { image: string };
    checks: readonly string[];
    unknown: readonly string[];
    questions: readonly unknown[];
    changes: readonly { date: string }[];
    corrections: readonly { date: string }[];
    'redirects-from': readonly string[];
    'ids-from': Readonly<Record<string, string>>;
    draft: boolean;
  };
  lines: Record<string, number>;
  references: readonly Reference[];
  links: readonly { href: string; line: number; picture?: boolean }[];
  ids: readonly string[];
}

export interface Site {
  content: PlacedContent;
  /** Ids of entries that break their schema, by file: they are known, whatever else is wrong with them. */
  broken: Partial<Record<FileName, ReadonlySet<string>>>;
  articles: readonly CheckedArticle[];
  /** Slugs of articles whose front matter is broken. */
  brokenArticles: readonly string[];
  /** Is there a file at this address: `/images/x.png`? */
  hasFile(path: string): boolean;
  /** Can the file at this address be read as a picture? */
  isPicture(path: string): boolean;
  /** All of it joined; asked for only where every id is known. */
  join(): Ledger;
}

const WHERE: Record<Kind, string> = {
  article: 'content/articles/',
  topic: 'content/topics.yaml',
  series: 'content/series.yaml',
  claim: 'content/claims.yaml',
  fact: 'content/facts.yaml',
  clause: 'content/agreement.yaml',
  version: 'content/agreement.yaml',
  chart: 'content/charts.yaml',
  event: 'content/events.yaml',
  person: 'content/people.yaml',
  organization: 'content/organizations.yaml',
  term: 'content/terms.yaml',
  question: 'content/questions.yaml',
  letter: 'content/letters.yaml',
  source: 'content/sources.yaml',
};

/** Blocks that show all of an entry: a second one says nothing new. */
const ONCE: ReadonlySet<Reference['name']> = new Set(['chart', 'claim', 'agreement']);

/** The most events that one `::timeline` may show. */
export const TIMELINE_LIMIT = 12;

/** The events that a `::timeline` asks for, oldest first. */
export function selectEvents(events: Iterable<Entries['events']>, { from = '', to = '9999', topic, weight }: Record<string, string | undefined>): Entries['events'][] {
  return [...events]
    .filter((event) => event.date >= from && event.date <= `${to}~` && (!topic || event.topics.includes(topic)) && (!weight || event.weight >= Number(weight)))
    .sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
}

/** A line, or how to find it where it is needed: the text of a list that came from the cache has to be read again for it. */
type Line = number | (() => number);

export function check({ content, broken, articles, brokenArticles, hasFile, isPicture, join }: Site): Problem[] {
  const problems: Problem[] = [];
  const report = (file: string, line: Line, what: string, remedy: string): void => void problems.push({ file, line: typeof line === 'number' ? line : line(), what, remedy });

  const drafts = new Set(articles.filter(({ matter }) => matter.draft).map(({ slug }) => slug));
  const ids = new Map<Kind, Set<string>>([['article', new Set([...articles.map(({ slug }) => slug), ...brokenArticles])]]);
  /** What names nobody, or is not read, leaves the places of pages unknown. */
  let whole = brokenArticles.length === 0 && Object.values(broken).every(({ size }) => size === 0);
  const names = Object.keys(kindOf) as (keyof typeof kindOf)[];
  for (const name of names) ids.set(kindOf[name], new Set([...content[name].map(({ value }) => value.id), ...(broken[name] ?? [])]));

  for (const id of PARTIES) {
    if (!ids.get('organization')!.has(id)) report(WHERE.organization, 1, `the organization “${id}” is missing: pages and charts know the two parties by their ids`, 'Bring it back');
  }
  for (const { value, file, line } of content.people) {
    if (ids.get('organization')!.has(value.id)) report(file, line, `“${value.id}” is a person and an organization`, 'Give one of the two another id: an actor could be either');
  }

  /** Report an id that nobody has, with the nearest that somebody has. */
  const resolve = (kinds: Mention['kinds'], id: string, file: string, line: Line, by: string): boolean => {
    if (kinds[0] === 'article' && drafts.has(id)) {
      whole = false;
      report(file, line, `${by} names the article “${id}”, which is a draft`, 'Publish it (remove `draft: true`), or name another');
      return false;
    }
    if (kinds.some((kind) => ids.get(kind)!.has(id))) return true;
    whole = false;
    const meant = nearest(id, kinds.flatMap((kind) => [...ids.get(kind)!]));
    const other = [...ids].find(([, known]) => known.has(id))?.[0];
    report(
      file,
      line,
      `${by} names the ${kinds.join(' or ')} “${id}”, which does not exist`,
      meant ? `Did you mean “${meant}”` : other ? `There is a ${other} with this id: use its own directive or field` : `Add it to ${WHERE[kinds[0]]}, or use an id from there`,
    );
    return false;
  };
  const onTime = (day: string | undefined, file: string, line: Line, by: string): void => {
    if (day !== undefined && day > HORIZON) report(file, line, `${by} speaks of ${inWords(day)}, after the evidence horizon`, `Use a day up to ${inWords(HORIZON)}`);
  };

  const successors = new Map(content.facts.map(({ value: { id, supersededBy } }) => [id, supersededBy]));
  const measures = new Map(content.facts.map(({ value: { id, measure } }) => [id, measure]));
  // The ledger: every id it names exists, no date lies past the horizon.
  for (const name of [...names, 'front'] as FileName[]) {
    for (const { value, file, line, lineOf } of content[name] as Placed<Entries[FileName]>[]) {
      for (const { kinds, id, path } of (mentionsOf[name] as (value: unknown) => Mention[])(value)) resolve(kinds, id, file, () => lineOf(path), value.id);
      for (const { path, day } of daysIn(value)) onTime(day, file, () => lineOf(path), value.id);
      if (name === 'facts') checkSuperseded(value as Entries['facts'], file, line);
    }
  }
  const versions = new Map(content.versions.map(({ value }) => [value.id, value]));
  for (const { value: clause, file, lineOf } of content.clauses) {
    const earlier = clause.terms.slice(0, -1).map(({ version }) => version);
    if (clause.since !== undefined && versions.has(clause.since) && !earlier.includes(clause.since)) {
      report(file, lineOf(['since']), `${clause.id} holds since “${clause.since}”, which is not an earlier one of its terms`, earlier.length ? `Use one of ${earlier.join(', ')}, or leave it out: then it is the last of the terms` : 'Leave it out: then it is the last of the terms');
    }
    const days = clause.terms.map(({ version }) => versions.get(version)?.date ?? '');
    if (days.some((day, at) => at > 0 && day !== '' && day < days[at - 1]!)) report(file, lineOf(['terms']), `${clause.id} has its terms out of order`, 'Put them in the order of their versions, oldest first');
    const since = versions.get(sinceOf(clause));
    if (clause.before !== undefined && since !== undefined && clause.asOf < since.date) {
      report(file, lineOf(['asOf']), `${clause.id} is as of ${inWords(clause.asOf)} and holds since ${inWords(since.date)}`, 'Bring asOf up to date, or name in `since` the version that it held from');
    }
  }
  function checkSuperseded({ id, status, supersededBy }: Entries['facts'], file: string, line: number): void {
    if (supersededBy && status !== 'superseded') report(file, line, `${id} names a successor, and its status is ${status}`, 'Set its status to superseded, or remove supersededBy');
    if (supersededBy === undefined) return;
    const measure = measures.get(supersededBy);
    if (measure !== undefined && measures.get(id) !== undefined && measures.get(id) !== measure) report(file, line, `${id} names a successor of another measure (${measure})`, 'Name the fact that answers the same question, or mend one of the two measures');
    const passed = [id];
    for (let next: string | undefined = supersededBy; next !== undefined && next !== id; next = successors.get(next)) {
      if (passed.includes(next)) return;
      passed.push(next);
    }
    if (passed.length > 1 && successors.get(passed.at(-1)!) === id) report(file, line, `${passed.join(', ')} supersede each other`, 'The fact in force names no successor');
    if (supersededBy === id) report(file, line, `${id} is superseded by itself`, 'Name the fact that replaced it');
  }
  // A name leads to one entry of its kind, in search and in the eyes of readers.
  for (const name of ['terms', 'topics', 'people', 'organizations'] as const) {
    const named = new Map<string, string>();
    for (const { value, file, lineOf } of content[name] as Placed<Entries[typeof name]>[]) {
      const own = 'term' in value ? value.term : value.name;
      for (const [at, words] of [own, ...value.aliases].entries()) {
        const other = named.get(words.toLowerCase());
        if (other !== undefined && other !== value.id) {
          report(file, () => lineOf(at === 0 ? ['term' in value ? 'term' : 'name'] : ['aliases', at - 1]), `${value.id} has the name “${words}”, and so has ${other}`, 'Give one of the two another, or bring them together: readers and search could not tell them apart');
        } else named.set(words.toLowerCase(), value.id);
      }
    }
  }
  const asked = new Map<string, string>();
  for (const { value: { id, words }, file, lineOf } of content.synonyms) {
    for (const word of words.map((word) => word.toLowerCase())) {
      if (asked.has(word)) report(file, lineOf(['words']), `${id} has the word “${word}”, and so has ${asked.get(word)}`, 'Bring the two entries together, or take it out of one');
      asked.set(word, id);
    }
  }
  const publishedOn = new Map(articles.map(({ slug, matter }) => [slug, matter.published]));
  for (const { value: { id, article, date }, file, lineOf } of content.letters) {
    const published = publishedOn.get(article);
    if (published !== undefined && date < published) report(file, lineOf(['date']), `${id} is of ${inWords(date)}, before its article was published (${inWords(published)})`, 'Mend the day, or name the article that it answers');
  }
  if (content.front.length === 0 && !broken.front?.size) report('content/front.yaml', 1, 'the front page has no lead', 'Add `- id: front` with `lead` and `claims`');

  // Addresses: each once, and none taken by a redirect.
  const addresses = new Map<Key, string>();
  for (const [kind, known] of ids) for (const id of known) addresses.set(keyOf(kind, id), pathOf(kind, id));
  const published = articles.filter(({ matter }) => !matter.draft);
  const pages = new Set([...Object.keys(PAGES), ...timelinesOf(content.events.map(({ value }) => value)), ...listPagesOf(published.map(({ matter }) => matter)), ...[...addresses.values()].filter((path) => !path.includes('#')), ...[...ids.get('article')!].map((slug) => `/analysis/${slug}/republish/`)]);
  const beside = new Set(filesOf({ articles: published.map(({ slug }) => slug), topics: ids.get('topic')!, series: ids.get('series')!, charts: ids.get('chart')! }));
  const places = new Set([...addresses.values()].filter((path) => path.includes('#')));
  for (const id of ids.get('clause')!) places.add(rowOf(id));
  for (const [page, fragments] of Object.entries(PAGES)) for (const fragment of fragments) places.add(`${page}#${fragment}`);
  const pieces = new Map(articles.map((article) => [`/analysis/${article.slug}/`, article]));
  let joined: Ledger | undefined;
  const known = new Map<string, ReadonlySet<string>>();
  /** The places in a page, or nothing where something else has to be mended before they are known. */
  const placesOf = (path: string): ReadonlySet<string> | undefined => {
    const piece = pieces.get(path);
    if (!piece && !whole) return undefined;
    if (!known.has(path)) known.set(path, new Set(piece ? placesInArticle(piece) : placesIn(path, (joined ??= join()))));
    return known.get(path);
  };
  /** Who redirects from an old address. */
  const moved = new Map<string, string>();
  /** Where it leads now. */
  const movedTo = new Map<string, string>();
  const redirect = (from: string, to: string, file: string, line: Line, home: string): void => {
    const [page, place] = from.split('#') as [string, string?];
    if (home.includes('#') !== (place !== undefined) || (place !== undefined && page !== home.split('#')[0])) {
      report(file, line, `${to} redirects from ${from}, and stands at ${home}`, home.includes('#') ? `Name a place in the same page, as ${home.split('#')[0]}#old-id` : 'Name a page, without a hash');
    } else if (/^\/(?:cards|pagefind)\//.test(from)) report(file, line, `${to} redirects from ${from}, where the build puts files of its own`, 'Remove the redirect');
    else if (pages.has(from) || places.has(from) || [...beside].some((path) => path.startsWith(from)) || PARTS.has(place ?? '')) report(file, line, `${to} redirects from ${from}, which is an address in use`, 'Remove the redirect, or give that page another address');
    else if (moved.has(from)) report(file, line, `${to} redirects from ${from}, and so does ${moved.get(from)}`, 'Keep one of the two');
    moved.set(from, to);
    if (!pages.has(from) && !places.has(from)) movedTo.set(from, home);
  };
  for (const name of names) {
    for (const { value, file, lineOf } of content[name] as Placed<{ id: string; 'redirects-from'?: string[] }>[]) {
      for (const from of value['redirects-from'] ?? []) redirect(from, value.id, file, () => lineOf(['redirects-from']), pathOf(kindOf[name], value.id));
      if (name === 'clauses') for (const old of oldIdsOf(value['redirects-from'] ?? [])) movedTo.set(rowOf(old), rowOf(value.id));
    }
  }
  for (const { slug, file, lines, matter, ids: inside } of articles) {
    for (const [at, from] of matter['redirects-from'].entries()) redirect(from, slug, file, lines[`redirects-from[${at + 1}]`] ?? lines['redirects-from'] ?? 1, pathOf('article', slug));
    for (const [old, now] of Object.entries(matter['ids-from'])) if (!inside.includes(old)) movedTo.set(`/analysis/${slug}/#${old}`, `/analysis/${slug}/#${now}`);
  }

  const facts = new Map(content.facts.map(({ value }) => [value.id, value]));
  const people = new Map(content.people.map(({ value }) => [value.id, value]));
  const events = content.events.map(({ value }) => value);
  const parts = new Map<string, string>();
  /** The published pieces of each series. */
  const numbered = new Map<string, CheckedArticle[]>();

  const titles = new Map<string, string>();

  for (const article of articles) {
    const { file, matter, lines } = article;
    const line = (name: string, part = ''): number => lines[name + part] ?? lines[name] ?? 1;
    const item = (name: string, at: number): number => line(name, `[${at + 1}]`);
    const twin = titles.get(matter.title.toLowerCase());
    if (twin) report(file, line('title'), `the title is that of ${twin}`, 'Give one of the two another: readers, feeds and search could not tell them apart');
    titles.set(matter.title.toLowerCase(), file);
    for (const [at, id] of matter.topics.entries()) resolve(['topic'], id, file, item('topics', at), 'the article');
    for (const [at, id] of matter.unknown.entries()) resolve(['question'], id, file, item('unknown', at), 'the article');
    const shown = new Set(article.references.filter(({ name }) => name === 'claim').map(({ id }) => id));
    for (const [at, id] of matter.checks.entries()) {
      if (resolve(['claim'], id, file, item('checks', at), 'the article') && shown.has(id)) report(file, item('checks', at), `checks lists the claim “${id}”, which the text shows`, 'Keep one of the two');
    }
    if (matter.series && resolve(['series'], matter.series, file, line('series'), 'the article')) {
      const place = `${matter.series} ${matter.part}`;
      if (parts.has(place)) report(file, line('part'), `part ${matter.part} of the series ${matter.series} is taken by ${parts.get(place)}`, 'Give one of the two another number');
      parts.set(place, article.slug);
      if (!matter.draft) numbered.set(matter.series, [...(numbered.get(matter.series) ?? []), article]);
    }
    if (matter.about) {
      const [[kind, id]] = Object.entries(matter.about) as [[Kind, string]];
      resolve([kind], id, file, line('about'), 'the article');
    }
    if (matter.lead && 'chart' in matter.lead) resolve(['chart'], matter.lead.chart, file, line('lead'), 'the article');
    if (matter.lead && 'agreement' in matter.lead) resolve(['clause'], matter.lead.agreement, file, line('lead'), 'the article');
    if (matter.lead && 'image' in matter.lead) checkPicture(matter.lead.image, line('lead'), file);
    onTime(matter.published, file, line('published'), 'the article');
    onTime(matter.updated, file, line('updated'), 'the article');
    for (const [name, by] of [['changes', 'a change'], ['corrections', 'a correction']] as const) {
      for (const [at, { date }] of matter[name].entries()) {
        onTime(date, file, item(name, at), by);
        const before = matter[name][at - 1]?.date ?? '';
        if (date < before) report(file, item(name, at), `${by} is of ${inWords(date)}, behind one of ${inWords(before)}`, 'Put them in order: the newest stands last');
        if (date < matter.published) report(file, item(name, at), `${by} is of ${inWords(date)}, before the piece was published (${inWords(matter.published)})`, 'Mend the day');
      }
    }
    const newest = [...matter.changes, ...matter.corrections].map(({ date }) => date).filter((date) => date <= HORIZON).sort().at(-1) ?? '';
    if (newest >= matter.published && newest > (matter.updated ?? '')) {
      const known = matter.updated ? 'is later than “updated”' : 'stands without “updated”';
      report(file, line(matter.updated ? 'updated' : matter.corrections.length > 0 ? 'corrections' : 'changes'), `the newest change or correction ${known}`, `Write \`updated: ${newest}\`, which brings the piece back into every feed`);
    }
    for (const [old, now] of Object.entries(matter['ids-from'])) {
      const meant = nearest(now, article.ids);
      if (article.ids.includes(old) || isPart(old, article.references, matter.lead)) report(file, line('ids-from', `.${old}`), `ids-from names #${old}, which is a place in this article`, 'Remove the line; the old address still leads somewhere');
      else if (!/^[A-Za-z0-9_-]+$/.test(old)) report(file, line('ids-from', `.${old}`), `ids-from names “${old}”, which is no address`, 'Write what stood after the hash');
      if (!article.ids.includes(now)) report(file, line('ids-from', `.${old}`), `ids-from leads #${old} to #${now}, which is no place in this article`, meant ? `Did you mean ${meant}` : 'Use the id of one of its headings');
    }
    const blocks = new Set(Object.entries(matter.lead ?? {}).map(([name, id]) => `${name} ${String(id)}`));
    for (const { name, id, line: at } of article.references.filter((reference) => ONCE.has(reference.name))) {
      if (blocks.has(`${name} ${id}`)) report(file, at, `::${name} shows “${id}” a second time`, `Keep one of the two; ${name === 'agreement' ? 'a clause' : `a ${name}`} stands in a piece once`);
      blocks.add(`${name} ${id}`);
    }
    for (const reference of article.references) checkReference(reference, file);
    for (const { href, line: at, picture } of article.links) if (picture) checkPicture(href, at, file);
  }
  // When all ids have been looked up, it is known which places can be.
  for (const article of articles) for (const { href, line, picture } of article.links) if (!picture) checkLink(href, line, article);

  // The part of a broken article is not known: it may be the one that is missing.
  for (const [series, pieces] of brokenArticles.length === 0 ? numbered : []) {
    const known = new Set(pieces.map(({ matter }) => matter.part!));
    const missing = pieces.map((_, at) => at + 1).find((part) => !known.has(part));
    const after = pieces.find(({ matter }) => missing !== undefined && matter.part! > missing);
    if (after) report(after.file, after.lines['part'] ?? 1, `the series ${series} has no part ${missing}`, 'Number its pieces from 1 on without a gap; a draft does not count');
  }

  function checkReference({ name, id, options, line }: Reference, file: string): void {
    const directive = name in BLOCK ? `::${name}` : `:${name}`;
    const kind = name in INLINE ? INLINE[name as keyof typeof INLINE] : BLOCK[name as keyof typeof BLOCK];
    const exists = kind === undefined || resolve([kind], id, file, line, directive);
    for (const option of ['at', 'date', 'from', 'to'] as const) {
      if (options[option] !== undefined && !PartialDay.safeParse(options[option]).success) {
        return report(file, line, `${directive} has ${option}=“${options[option]}”`, 'Write a day that exists, as 2025-10-28');
      }
    }
    if (name === 'timeline') {
      const { topic, weight, from, to } = options;
      for (const day of [from, to]) if (day !== undefined && day > HORIZON) return onTime(day, file, line, directive);
      if (from !== undefined && to !== undefined && from > `${to}~`) return report(file, line, `${directive} ends (${to}) before it begins (${from})`, 'Exchange from and to');
      if (topic !== undefined && !resolve(['topic'], topic, file, line, directive)) return undefined;
      if (weight !== undefined && !/^[123]$/.test(weight)) return report(file, line, `${directive} has weight=“${weight}”`, 'Write 1, 2 or 3');
      const { length } = selectEvents(events, options);
      if (length === 0) report(file, line, `${directive} finds no event`, 'Widen from, to, topic or weight');
      if (length > TIMELINE_LIMIT) report(file, line, `${directive} finds ${length} events`, `Narrow it to at most ${TIMELINE_LIMIT}, by from, to, topic or weight`);
      return undefined;
    }
    if (!exists) return undefined;
    if (name === 'fact' && options['at'] !== undefined && facts.has(id)) {
      const days = facts.get(id)!.history.map(({ asOf }) => asOf);
      if (!days.includes(options['at'])) {
        report(file, line, `the fact “${id}” has no value for ${options['at']}`, days.length ? `Its history has ${days.join(', ')}` : 'It has no history; leave the braces out');
      }
    }
    if (name === 'position' && people.has(id)) {
      const days = people.get(id)!.positions.map(({ date }) => date);
      if (days.length === 0) report(file, line, `“${id}” has no position on the record`, 'Add one to content/people.yaml, or name somebody else');
      else if (options['date'] !== undefined && !days.includes(options['date'])) {
        report(file, line, `“${id}” has no position of ${options['date']}`, `There is one of ${days.join(', ')}`);
      }
    }
    return undefined;
  }

  /** A page asks nothing of another site, so a picture is a file of ours. */
  function checkPicture(href: string, line: number, file: string): void {
    if (!/^\/(?!.*\.\.)[^?#]+\.(?:avif|gif|jpe?g|png|svg|webp)$/.test(href)) report(file, line, `the picture “${href}” is no picture of ours`, 'Put the file into public/images/ and write its address as /images/name.png');
    else if (!hasFile(href)) report(file, line, `the picture ${href} is not there`, `Put the file into public${href.slice(0, href.lastIndexOf('/') + 1)}, or mend its name`);
    else if (!isPicture(href)) report(file, line, `the picture ${href} is no picture that can be read`, 'Save it again as AVIF, GIF, JPEG, PNG, SVG or WebP');
  }

  function checkLink(href: string, line: number, { file, slug, matter }: CheckedArticle): void {
    const ours = ownPath(href);
    if (ours !== undefined) return report(file, line, `the link ${href} names our own site in full`, `Write it as ${ours}`);
    if (isWebAddress(href) || /^mailto:\S+@\S+/.test(href)) return undefined;
    if (href.startsWith('#')) {
      const own = `/analysis/${slug}/`;
      const inside = placesOf(own)!;
      const now = movedTo.get(own + href);
      if (now) return report(file, line, `the link ${href} names an old place`, `It is ${now.slice(own.length)} now: write that`);
      if (!inside.has(href.slice(1))) {
        const meant = nearest(href.slice(1), inside);
        report(file, line, `the link ${href} leads to no place in this article`, meant ? `Did you mean #${meant}` : 'Use the id of one of its headings');
      }
      return undefined;
    }
    if (!href.startsWith('/')) {
      return report(file, line, `the link “${href}” is no address`, 'Begin it with / for a page of ours, # for a place in this article, or https:// for another site');
    }
    const [whole, fragment] = href.split('#') as [string, string?];
    const path = whole.split('?')[0]!;
    if (hasFile(path) || beside.has(path)) return undefined;
    const now = movedTo.get(`${path}#${fragment}`) ?? (movedTo.has(path) ? `${movedTo.get(path)}${fragment ? `#${fragment}` : ''}` : undefined);
    if (now) return report(file, line, `the link ${href} leads to an old address`, `It has moved to ${now}: write that`);
    if (!pages.has(path)) {
      const meant = pages.has(`${path}/`) ? `${path}/` : ((/\.\w+$/.test(path) && nearest(path, beside)) || nearest(path, pages));
      return report(file, line, `the link ${href} leads to no page`, meant ? `Did you mean ${meant}` : 'Use an address that exists');
    }
    const target = /^\/analysis\/([^/]+)\/(?:republish\/)?$/.exec(path)?.[1];
    if (target && drafts.has(target) && !matter.draft) {
      return report(file, line, `the link ${href} leads to a draft`, 'Publish that article (remove `draft: true`), or remove the link');
    }
    if (target && brokenArticles.includes(target)) return undefined;
    const there = fragment ? placesOf(path) : undefined;
    if (fragment && there && !there.has(fragment)) {
      const meant = nearest(fragment, there);
      return report(file, line, `the link ${href} leads to no place on that page`, meant ? `Did you mean ${path}#${meant}` : `Link to ${path}`);
    }
    if (path === `/analysis/${slug}/` && !fragment) return report(file, line, 'the article links to itself', 'Remove the link, or name a place: #id');
    return undefined;
  }
  return problems;
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

const DAYS = new Set(['date', 'asOf', 'from', 'to', 'published', 'updated']);

/** Every day in an entry, at any depth, with its place. */
function daysIn(value: unknown, path: readonly PropertyKey[] = []): { path: readonly PropertyKey[]; day: string }[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => daysIn(item, [...path, at]));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    DAYS.has(name) && typeof inner === 'string' ? [{ path: [...path, name], day: inner }] : daysIn(inner, [...path, name]),
  );
}
