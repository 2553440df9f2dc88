/** What each YAML file of the ledger may say. Strict: a field that is not here is a mistake. */
import { z } from 'zod';
import { Aliases, areUnique, ASKS, BEGINS, Cited, Day, dayIn, Id, Ids, inWordsAlone, isAsked, isBegun, isEnded, isOpen, isPrivate, Line, MONTHS, PartialDay, RedirectsFrom, Sentences, SHOUTED, Sources, Status, straight, strayIn, Text, Title, Topics, withoutStray } from './common.ts';

/** `usd-billion` and `usd-million` are US dollars; `gw` and `mw` electric power; `date` and `text` have no scale. */
const UNITS = ['usd-billion', 'usd-million', 'usd', 'percent', 'count', 'users', 'gw', 'mw', 'date', 'text'] as const;
export const Unit = z.enum(UNITS);
export type Unit = z.infer<typeof Unit>;

/** A capital that only the beginning of a sentence has. */
const ABOUT_CAPITAL = /^(?:A|About|Almost|Around|As|At|Between|Fewer|From|Less|More|Nearly|Over|Roughly|Some|The|Under|Up)\b(?! ?[A-Z])/;

const Measurement = z.strictObject({
  asOf: PartialDay,
  /** In `unit`; null where the fact is a day or a text. Losses are negative. */
  value: z.number().nullable(),
  /** As it stands in prose: "about 27%". */
  display: Line.refine((text) => isOpen(text) || /\b20\d\d\.$/.test(text), { error: 'takes no sign at its end: it stands amid sentences' }).refine((text) => !/[~≈<>±]|\d %|%%/.test(text), { error: 'must say it in words: “about” for ~, “more than” for >, and no blank before %' }).refine((text) => !ABOUT_CAPITAL.test(text), { error: 'needs a small letter at its beginning: it stands amid sentences' }),
  status: Status,
  sources: Sources,
});
export type Measurement = z.infer<typeof Measurement>;

const NO_STOP = { error: 'takes no sign at its end: it is no sentence' };

/** How far the number that is printed may be from the one that is kept: prose rounds. */
const ROUNDED = 0.05;

/** What a number of one is in the smallest of its kind: watts, dollars, things. */
const SCALES: Record<Unit, number> = { 'usd-billion': 1e9, 'usd-million': 1e6, usd: 1, percent: 1, count: 1, users: 1, gw: 1e9, mw: 1e6, date: 1, text: 1 };
/** The same by the word or letter behind a printed number. */
const POWERS: readonly [word: RegExp, power: number][] = [
  [/^(?:thousand|kilowatts?|k)$/i, 1e3],
  [/^(?:million|megawatts?|mn|mw|m)$/i, 1e6],
  [/^(?:billion|gigawatts?|bn|gw|b)$/i, 1e9],
  [/^(?:trillion|terawatts?|tn|tw|t)$/i, 1e12],
];
/** A number, and the word behind it; energy has its own words. */
const PRINTED = /(\d+(?:\.\d+)?)(?:[\s-]?((?:thousand|(?:m|b|tr)illion|(?:kilo|mega|giga|tera)watts?|(?:b|m|t)n|(?-i:[kMGT]W|[kKMBT]))(?!-hour)(?![\p{L}\d])))?/giu;

/** The numbers of a display as they are meant; in "$1 to $2 billion" the word stands once. */
function numbersIn(display: string): number[] {
  const found = [...display.replace(/(?<=\d),(?=\d{3})/g, '').matchAll(PRINTED)].map(([, digits, word]) => ({
    number: Number(digits),
    power: word && POWERS.find(([name]) => name.test(word))?.[1],
  }));
  const shared = found.find(({ power }) => power)?.power;
  return found.flatMap(({ number, power }) => (power ? [number * power] : shared ? [number, number * shared] : [number]));
}

type Measure = 'percent' | 'dollars' | 'watts';
const MEASURES: Partial<Record<Unit, Measure>> = { 'usd-billion': 'dollars', 'usd-million': 'dollars', usd: 'dollars', percent: 'percent', gw: 'watts', mw: 'watts' };
/** How a display says what it counts. */
const SAYS: Record<Measure, RegExp> = { percent: /%|\bpercent\b/i, dollars: /\$|\bdollars?\b/i, watts: /watts?\b(?!-hour)|\d ?[kMGT]W\b/i };
const LESS = /(?<![\p{L}\p{N}])[-−]\$?\d|\bloss\b/iu;
const MORE = /\bgain\b|\bprofit\b/i;
/** What words around a sum call a negative one. */
const LOST = /[-−]\$?\d|\b(?:loss(?:es)?|lost|negative|minus|deficit|burn\w*|outflow|costs?|charges?|expenses?|fell|fall|declin\w*|decreas\w*|drop\w*|less|below|lower|down|shr[aiu]nk|reduc\w*|impair\w*|write-?(?:down|off)|wrote|spen[dt]\w*|ow(?:es?|ed)|debt)\b/iu;

/** A year that may lie ahead of the evidence. */
const AHEAD = /(?<![\d,])20(?:2[6-9]|[3-9]\d)(?!\d)/;

/** How a display contradicts its value or unit. */
function contradiction({ display, value, unit }: { display: string; value: number | null; unit: Unit }): string | undefined {
  if (unit === 'text') return undefined;
  if (unit === 'date' && AHEAD.test(display) && dayIn(display) === undefined) return 'the display of a date ends on a time that exists, as 2032, February 2027 or September 30, 2026, and nothing stands behind it: the calendar of dates ahead reads it';
  const measure = MEASURES[unit];
  const said = (Object.keys(SAYS) as Measure[]).filter((name) => SAYS[name].test(display));
  const other = said.find((name) => name !== measure);
  if (other && !(measure && said.includes(measure))) return `display says ${other} and the unit is ${unit}: mend the one that is wrong`;
  const numbers = numbersIn(display);
  if (numbers.length > 0 && measure && said.length === 0) return `the unit is ${unit} and display does not say ${measure}: mend the one that is wrong`;
  if (value === null) return undefined;
  if (unit === 'date' && !(/^\d{4}$/.test(String(value)) && display.includes(String(value)))) return 'the value of a date is the year in display, or null';
  const meant = Math.abs(value) * SCALES[unit];
  if (numbers.length > 0 && !numbers.some((number) => Math.abs(number - meant) <= ROUNDED * meant)) return `one of the numbers in display is the value in ${unit}: mend the one that is wrong, or write \`value: null\``;
  // A loss in money is often called so beside its number.
  const unsaid = value < 0 && measure !== 'dollars' && !LESS.test(display);
  if (unsaid || (value < 0 && MORE.test(display)) || (value > 0 && LESS.test(display))) return 'display and value have different signs: a loss is negative, and only a sum of money may leave that to the words around it';
  return undefined;
}

/** Small numbers as a statement may write them. */
const IN_WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** A number, the word for its power, or a month, as printed. */
const TOLD = new RegExp(`\\d+(?:[.,]\\d+)*|\\b(?:(?:m|b|tr)illion|${MONTHS.join('|')})\\b`, 'g');

/** What a display prints and its statement does not say: one of the two was changed, and the other was forgotten. */
function unsaid({ display, statement }: { display: string; statement: string }): string | undefined {
  const said = new Set(statement.match(TOLD));
  return display.match(TOLD)?.find((told) => !said.has(told) && !new RegExp(`\\b${IN_WORDS[Number(told)] ?? told}\\b`, 'i').test(statement));
}

/** A figure or short fact. */
export const Fact = z
  .strictObject({
    id: Id,
    label: Title,
    statement: Sentences,
    ...Measurement.shape,
    unit: Unit,
    topics: Topics,
    note: Sentences.optional(),
    /** Oldest first; the last item repeats the entry's own value. */
    history: z.array(Measurement).default([]),
    /** Facts that answer one question in different ways share a measure. */
    measure: Id.optional(),
    supersededBy: Id.optional(),
    aliases: Aliases,
    'redirects-from': RedirectsFrom,
  })
  .check(({ value: fact, issues }) => {
    const tell = (measured: Measurement, path: PropertyKey[]): void => {
      const message = contradiction({ ...measured, unit: fact.unit });
      if (message) issues.push({ code: 'custom', input: fact, path, message });
    };
    tell(fact, ['display']);
    const measure = MEASURES[fact.unit];
    if (issues.length === 0 && measure && SAYS[measure].test(fact.display) && !SAYS[measure].test(fact.statement)) issues.push({ code: 'custom', input: fact, path: ['statement'], message: `the statement does not say ${measure}, and display does: mend the one that is wrong` });
    if (issues.length === 0 && fact.value !== null && fact.value < 0 && !LOST.test(`${fact.display} ${fact.label} ${fact.statement}`)) issues.push({ code: 'custom', input: fact, path: ['value'], message: 'is negative, and neither display, label nor statement speaks of a loss: mend the one that is wrong' });
    // Where more is wrong with the entry, this may follow from it.
    const forgotten = issues.length === 0 ? unsaid(fact) : undefined;
    if (forgotten !== undefined) issues.push({ code: 'custom', input: fact, path: ['statement'], message: `the statement does not say “${forgotten}”, which display prints: mend the one that is wrong` });
    fact.history.forEach((item, at) => tell(item, ['history', at, 'display']));
  })
  .refine(({ history }) => history.every((item, at) => at === 0 || history[at - 1]!.asOf < item.asOf), {
    path: ['history'],
    error: 'history runs from the oldest day to the newest, each day once',
  })
  .refine(({ history, asOf, value, status }) => {
    const last = history.at(-1);
    return !last || (last.asOf === asOf && last.value === value && last.status === status);
  }, {
    path: ['history'],
    error: "the last item of history repeats the entry's own asOf, value and status",
    // What is no day, number or status is told of as such.
    when: ({ value, issues }) => Array.isArray((value as { history?: unknown } | undefined)?.history) && !issues.some(({ path }) => /^(?:asOf|value|status|history)$/.test(String(path?.[0]))),
  });
export type Fact = z.infer<typeof Fact>;

const CHART_KINDS = ['line', 'step', 'bar', 'stacked-bar', 'lollipop', 'small-multiples'] as const;

/** No value of a chart is larger, in any unit. */
const MOST = 1e15;

/** More than a chart of ours would show: a multiple is no percent, the world's yearly product is about 1e14 dollars, its people are fewer than 1e10, its power stations below 1e4 gigawatts. A value beyond has slipped a power. */
const LARGEST: { readonly [Name in Unit]?: number } = { percent: 1e3, 'usd-billion': 1e5, 'usd-million': 1e8, usd: 1e14, users: 1e10, gw: 1e4, mw: 1e7 };

const Point = z.strictObject({
  date: PartialDay,
  /** In the chart's unit; losses are negative. */
  value: z.number().min(-MOST, { error: 'is too large to draw: choose a larger unit' }).max(MOST, { error: 'is too large to draw: choose a larger unit' }),
  /** What a drawing says beside the value. */
  label: Line.optional(),
  /** Who gave the number; the table says it, the drawing does not. */
  by: Line.optional(),
  /** How the number was worked out where no source states it; the table says it, the drawing marks the value with an asterisk. */
  derived: Line.optional(),
  status: Status,
  sources: Sources,
});
export type Point = z.infer<typeof Point>;

/** What the points of each date make together. */
function sumsOf(points: readonly Point[]): number[] {
  const sums = new Map<string, number>();
  for (const { date, value } of points) sums.set(date, (sums.get(date) ?? 0) + value);
  return [...sums.values()];
}

const DIGITS = String.raw`(?<digits>\d+(?:,\d{3})*(?:\.\d+)?)`;
const POWER = String.raw`(?:[\s-]?(?<power>thousand|(?:m|b|tr)illion|[bmt]n|[KMBT])(?![\p{L}\d]))`;
const DOLLARS = new RegExp(String.raw`\$${DIGITS}${POWER}?`, 'giu');
const WATTS = new RegExp(String.raw`${DIGITS}[\s-]?(?<power>(?:kilo|mega|giga|tera)watts?|[kMGT]W)(?![\p{L}\d-])`, 'giu');
/** What in a title has the unit of its chart. A bare number may count anything, so the title of a count has no such figure. */
const FIGURES: Partial<Record<Unit, RegExp>> = {
  'usd-billion': DOLLARS,
  'usd-million': DOLLARS,
  usd: DOLLARS,
  percent: new RegExp(String.raw`${DIGITS}(?:%|[\s-](?:percent|percentage points?|points?)(?![\p{L}\d]))`, 'giu'),
  users: new RegExp(String.raw`(?<![$\d.,])${DIGITS}${POWER}`, 'giu'),
  gw: WATTS,
  mw: WATTS,
};

/** What a title says of a figure by the words before it; the last by a word anywhere. */
const ABOUT = /\b(?:about|almost|around|close to|nearly|roughly|some)\s$/i;
const OVER = /\b(?:above|beyond|exceed(?:s|ed|ing)?|(?:greater|higher|larger|longer|more) than|over|past|pass(?:es|ed)|top(?:s|ped))\s$/i;
const UNDER = /\b(?:below|(?:fewer|less|lower|smaller) than|short of|under)\s$/i;
const DIFFERENT = /\bby(?: (?:about|almost|nearly|roughly|some))?\s$/i;
const TOGETHER = /\b(?:altogether|combined|in all|together|total)\b/i;

/** A figure of a chart's title that its points do not bear out: one of the two was changed, and the other forgotten. Its note also speaks of other things. */
function untold({ title, unit, points }: { title: string; unit: Unit; points: readonly Point[] }): string | undefined {
  const values = points.map(({ value }) => value * SCALES[unit]);
  const found = [...title.matchAll(FIGURES[unit] ?? /(?!)/g)].map(({ 0: shown, index, groups }) => ({
    shown,
    before: title.slice(0, index),
    digits: groups!['digits']!.replaceAll(',', ''),
    power: POWERS.find(([name]) => name.test(groups!['power'] ?? ''))?.[1],
  }));
  for (const [at, { shown, before, digits, power }] of found.entries()) {
    // “From $2 to $24 billion” says the power once.
    const powers = power ? [power] : [1, ...found.slice(at + 1, at + 2).map((next) => next.power ?? 1)];
    const says = (value: number): boolean =>
      powers.some((power) => {
        const last = power / 10 ** (digits.split('.')[1]?.length ?? 0);
        const off = Math.abs(Math.abs(value) - Number(digits) * power);
        return off <= (last / 2) * (1 + ROUNDED) || (ABOUT.test(before) && off <= ROUNDED * Math.abs(value));
      });
    const differs = DIFFERENT.test(before) || /points?$/i.test(shown);
    const isLimit = OVER.test(before) || UNDER.test(before);
    const isBeyond = (value: number): boolean => powers.some((power) => (OVER.test(before) ? Math.abs(value) > Number(digits) * power : Math.abs(value) < Number(digits) * power));
    if (values.some((value) => says(value) || (isLimit && isBeyond(value)))) continue;
    if (differs && values.some((one, at) => values.slice(at + 1).some((other) => says(one - other)))) continue;
    if (TOGETHER.test(title) && values.some((_, at) => sumsFrom(values.slice(at)).some(says))) continue;
    if (isLimit) return `no point lies beyond “${shown}”: mend the one that is wrong`;
    if (differs) return `“${shown}” is the difference of no two points: mend the one that is wrong`;
    return `“${shown}” is the value of no point: mend the one that is wrong. Before a difference of two points stands “by”, before a limit “under” or “over”; a sum of points below each other is told by “together” or “in all”`;
  }
  return undefined;
}

/** What the first two of some values make together, the first three, and so on. */
function sumsFrom([first = 0, ...rest]: readonly number[]): number[] {
  let sum = first;
  return rest.map((value) => (sum += value));
}

/** Numbers over time, or the parts of a split. */
export const Chart = z
  .strictObject({
    id: Id,
    /** States the finding. */
    title: Title,
    /** The measure and its unit. */
    subtitle: Title,
    unit: Unit.exclude(['date', 'text'], { error: 'a chart needs a unit with a scale' }),
    topics: Topics,
    chart: z.enum(CHART_KINDS),
    scale: z.enum(['linear', 'log']).default('linear'),
    /** What a reader must not conclude. */
    note: Sentences,
    points: z.array(Point).min(2, { error: 'a chart needs at least two points' }),
    aliases: Aliases,
    'redirects-from': RedirectsFrom,
  })
  .check(({ value: { unit, points }, issues }) => {
    const most = LARGEST[unit] ?? MOST;
    points.forEach(({ value }, at) => {
      if (Math.abs(value) > most && Math.abs(value) <= MOST) issues.push({ code: 'custom', input: value, path: ['points', at, 'value'], message: `is more than any number in ${unit} that a chart of ours would show: mend it, or the unit` });
    });
  })
  .check(({ value: { subtitle, unit }, issues }) => {
    const measure = MEASURES[unit];
    const other = (Object.keys(SAYS) as Measure[]).find((name) => name !== measure && SAYS[name].test(subtitle));
    if (other && !(measure && SAYS[measure].test(subtitle))) issues.push({ code: 'custom', input: subtitle, path: ['subtitle'], message: `says ${other} and the unit is ${unit}: mend the one that is wrong` });
  })
  .check(({ value: chart, issues }) => {
    const message = untold(chart);
    if (message) issues.push({ code: 'custom', input: chart, path: ['title'], message });
  })
  .refine(({ chart, points }) => chart !== 'stacked-bar' || (points.every(({ value }) => value >= 0) && points.some(({ value }) => value > 0)), {
    path: ['points'],
    error: 'needs parts that are not negative and not all zero; a `bar` shows losses',
  })
  .refine(({ points }) => areUnique(points.map(({ date, label }) => `${date} ${label ?? ''}`)), { path: ['points'], error: 'takes one point for each date and label' })
  .refine(({ chart, points }) => !['line', 'step'].includes(chart) || points.every(({ date, label }, at) => points.slice(at).every((later) => later.label !== label || later.date >= date)), {
    path: ['points'],
    error: 'points of one line run from the oldest day to the newest',
  })
  .refine(({ chart, unit, points }) => chart !== 'stacked-bar' || unit !== 'percent' || points.some(({ value }) => value < 0) || sumsOf(points).every((sum) => Math.abs(sum - 100) <= 1), {
    path: ['points'],
    error: 'the parts of a split in percent make 100 together: add what is left, or use a `bar`',
  })
  .refine(({ scale, points }) => scale === 'linear' || points.every(({ value }) => value > 0), { path: ['scale'], error: 'a log scale needs values above zero' });
export type Chart = z.infer<typeof Chart>;

const atMost = (count: number) => (text: string): boolean => text.split(/\s+/).length <= count;

/** One thing that happened. */
export const Event = z.strictObject({
  id: Id,
  date: PartialDay,
  title: Title,
  /** Its name where a chart marks it, in a few words. */
  short: Title.refine(atMost(5), { error: 'takes at most five words' }).optional(),
  summary: Sentences,
  /** Id of the fact that gives its chief figure: what that said on its day (`measurementBy`). */
  fact: Id.optional(),
  /** 3 a turning point, 2 notable, 1 a detail. */
  weight: z.literal([1, 2, 3]),
  topics: Topics,
  /** Ids of people and organizations. */
  actors: Ids.min(1),
  aliases: Aliases,
  sources: Sources,
  'redirects-from': RedirectsFrom,
});
export type Event = z.infer<typeof Event>;

/** What was found of a claim: the six words explained on /standards/. */
export const VERDICTS = ['true', 'mostly-true', 'misleading', 'outdated', 'unproven', 'false'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Something often said, checked. */
export const Claim = z.strictObject({
  id: Id,
  claim: Line.refine(isEnded, { error: 'needs the rest of its sentence, and a full stop' }).refine((claim) => !isAsked(claim), { error: 'a claim states something: write it as a sentence, not as a question' }),
  verdict: z.preprocess((word) => (typeof word === 'boolean' ? String(word) : word), z.enum(VERDICTS)),
  /** It stands in one of two widely copied articles. */
  circulating: z.boolean().default(false),
  finding: Sentences,
  saidBy: Line.refine(isOpen, NO_STOP),
  asOf: PartialDay,
  topics: Topics,
  sources: Sources,
  aliases: Aliases,
  'redirects-from': RedirectsFrom,
});
export type Claim = z.infer<typeof Claim>;

/** Who a person was, what was argued on the record. Positions are paraphrased, never quoted. */
export const Person = z.strictObject({
  id: Id,
  name: Line.refine(isBegun, BEGINS).refine((name) => !SHOUTED.test(name), { error: 'needs small letters behind the first' }).refine((name) => !/,(?! [JS]r\.?$)/.test(name), { error: 'needs the first name first, without a comma' }),
  role: Line,
  roles: z
    .array(z.strictObject({ from: PartialDay.optional(), to: PartialDay.optional(), role: Line }).refine(({ from, to }) => !from || !to || `${to}~` >= from, { path: ['to'], error: 'a role ends after it begins' }))
    .default([]),
  /** Ids of organizations. */
  organizations: Ids,
  note: Sentences,
  positions: z.array(z.strictObject({ date: PartialDay, position: Sentences, sources: Sources })).refine((positions) => areUnique(positions.map(({ date }) => date)), { error: 'takes one position for each day' }).default([]),
  aliases: Aliases,
  status: Text.optional(),
  /** May be empty: then the events and positions that name the person carry the evidence. */
  sources: Ids,
  'redirects-from': RedirectsFrom,
});
export type Person = z.infer<typeof Person>;

const ORGANIZATION_KINDS = ['company', 'nonprofit', 'government', 'newsroom', 'regulator', 'court', 'research'] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** A company, an authority, a court, a newsroom. */
export const Organization = z.strictObject({
  id: Id,
  name: Line,
  kind: z.enum(ORGANIZATION_KINDS),
  note: Sentences,
  aliases: Aliases,
  /** May be empty: then the events that name the organization carry the evidence. */
  sources: Ids,
  'redirects-from': RedirectsFrom,
});
export type Organization = z.infer<typeof Organization>;

/** An entry of the glossary. */
export const Term = z.strictObject({
  id: Id,
  term: Line,
  aliases: Aliases,
  definition: Sentences,
  sources: Sources,
  'redirects-from': RedirectsFrom,
});
export type Term = z.infer<typeof Term>;

/** Something the public record does not answer. */
export const Question = z.strictObject({
  id: Id,
  question: Line.refine(isBegun, BEGINS).refine(isAsked, ASKS),
  /** What hangs on it. */
  why: Sentences,
  /** The document or day that would settle it. */
  watch: Sentences,
  topics: Topics,
  aliases: Aliases,
  'redirects-from': RedirectsFrom,
});
export type Question = z.infer<typeof Question>;

/** From the nearest to the record to the farthest. */
export const SOURCE_KINDS = ['primary', 'filing', 'court', 'regulator', 'research', 'press'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A page elsewhere. Only the web's own protocols: an address is printed as a link. */
const Address = z
  .string({ error: 'needs a text' })
  .regex(/^[^\s"<>\\^`{|}]*$/, { error: 'needs an address without spaces and quotation marks: write %20 and %22' })
  .refine((address) => !/&amp;/.test(address), { error: 'needs & for &amp;, which came along from the source of a page' })
  .pipe(z.url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'needs a whole address, as https://example.org/page' }))
  .refine((address) => !address.includes('@') || new URL(address).username === '', { error: 'needs an address without a name and password' })
  .refine((address) => !isPrivate(address), { error: 'needs an address that everybody may open' })
  .check(({ value, issues }) => {
    const stray = issues.length === 0 ? strayIn(value) : undefined;
    if (stray !== undefined) issues.push({ code: 'custom', input: value, message: `takes no “${stray}” at the end of its address: ${withoutStray(stray)}` });
    const meant = issues.length === 0 ? straight(value) : undefined;
    if (meant !== undefined) issues.push({ code: 'custom', input: value, message: `needs the address of the page itself, by which nobody is counted${meant && `: ${meant}`}` });
  });

/** What a server says in place of a page, and a program shows for a title until it has one. */
const NO_PAGE = /^(?:(?:error )?(?:40[0134]|50[0234])(?: (?:error|not found|forbidden|unauthorized))?|(?:the )?page (?:not found|unavailable)|not found|access (?:to this page )?(?:has been )?denied|forbidden|just a moment|attention required|are you a (?:human|robot)|verify(?:ing)? you are human|checking your browser|please (?:wait|enable) ?.*|robot check|captcha|security check(?:point)?|sign in|log ?in|untitled|new tab|loading|redirecting|home ?page|home)[^\p{L}\p{N}]*(?:$|[|–—-] (?:\S+ ?){1,4}$)/iu;
/** An address in place of a title. */
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)+\/\S*$/i;

/** A document or page that entries rest on. */
export const Source = z
  .strictObject({
    id: Id,
    publisher: Cited,
    title: Cited.refine((title) => !ADDRESS.test(title), { error: 'needs the title of the page: this is an address' }).refine((title) => !NO_PAGE.test(title), { error: 'needs the title of the page: this is what a server shows in its place' }),
    published: PartialDay,
    /** The original. */
    url: Address.optional(),
    /** Where the copy or summary stands that was read. */
    readAt: Address.optional(),
    kind: z.enum(SOURCE_KINDS),
    /** read: the original was read. copy: a copy or summary was. unread: known to exist, not opened. */
    access: z.enum(['read', 'copy', 'unread']),
    /** 1 primary, filing, court, regulator, paper; 2 newsroom, law firm, named analyst; 3 aggregator. */
    tier: z.literal([1, 2, 3]),
    /** The report, not an aside in it, comes from people whom it does not name, or relays one that does. A document that a newsroom saw is no such person. */
    unnamed: z.boolean().default(false),
    'redirects-from': RedirectsFrom,
  })
  .refine(({ publisher, title }) => inWordsAlone(publisher) !== inWordsAlone(title), { path: ['title'], error: 'needs the title of the page: this is its publisher' })
  .refine(({ access, url, readAt }) => access === 'unread' || url !== undefined || readAt !== undefined, { path: ['access'], error: 'what was read stands somewhere: add `url` or `readAt`' })
  .refine(({ access, url, readAt }) => access !== 'read' || url !== undefined || readAt === undefined, { path: ['access'], error: 'needs the `url` of the original that was read, or `access: copy`' })
  .refine(({ kind, tier }) => kind !== 'press' || tier !== 1, { path: ['tier'], error: 'is 2 or 3 for the press: 1 is a document, a filing, a court, a regulator or a study' })
  .refine(({ url, readAt }) => url === undefined || url !== readAt, { path: ['readAt'], error: 'is the address of the original: leave it out, and write `access: read`' });
export type Source = z.infer<typeof Source>;

/** The state of the contract at one day. */
export const Version = z.strictObject({
  id: Id,
  date: PartialDay,
  name: Title,
  /** A stage of the deal, or a step beside it that changed one clause. */
  kind: z.enum(['agreement', 'side']),
  document: Text,
  sources: Sources,
  'redirects-from': RedirectsFrom,
});
export type Version = z.infer<typeof Version>;

const ClauseTerm = z.strictObject({
  /** Id of a version. */
  version: Id,
  text: Sentences,
  status: z.union([Status, z.literal('unknown')]),
  sources: Sources,
});

/** One clause through its versions. */
export const Clause = z
  .strictObject({
    id: Id,
    name: Title,
    question: Line.refine(isAsked, ASKS),
    /** The answer in at most six words, as of `asOf`. */
    short: Line.refine(atMost(6), { error: 'the short answer takes at most six words' }).refine(isOpen, NO_STOP),
    asOf: PartialDay,
    /** Id of the version since which the short answer has held; needed only where the newest of `terms` restates it. */
    since: Id.optional(),
    /** The answer until then, in at most eight words. */
    before: Line.refine(atMost(8), { error: 'what it was before takes at most eight words' }).refine(isOpen, NO_STOP).optional(),
    terms: z.array(ClauseTerm).min(1).refine((terms) => areUnique(terms.map(({ version }) => version)), { error: 'takes each version once' }),
    /** Ids of facts and of claims that speak of it. */
    facts: Ids.default([]),
    claims: Ids.default([]),
    aliases: Aliases,
    'redirects-from': RedirectsFrom,
  })
  .refine(({ since, before }) => since === undefined || before !== undefined, { path: ['since'], error: 'needs `before`: what it was until then' });
export type Clause = z.infer<typeof Clause>;

/** What pieces and entries are grouped under. */
export const Topic = z.strictObject({
  id: Id,
  name: Title,
  summary: Sentences,
  /** Id of the fact that gives its chief figure. */
  fact: Id.optional(),
  aliases: Aliases,
  'redirects-from': RedirectsFrom,
});
export type Topic = z.infer<typeof Topic>;

/** Pieces that belong together, in an order. */
export const Series = z.strictObject({
  id: Id,
  name: Title,
  summary: Sentences,
  aliases: Aliases,
  'redirects-from': RedirectsFrom,
});
export type Series = z.infer<typeof Series>;

/** No letter gives away where its reader is to be reached. */
const hidesReader = (text: string): boolean => !/[\w.+-]+@[\w-]+\.\w|(?<![\w$€£.,-])\+?\(?\d{1,4}\)?(?:[ ./-]\(?\d{2,4}\)?){2,}[ ./-]?\d{2,4}(?![\w.,]\d)/.test(text);
const REACHED = { error: 'holds a mail address or a telephone number: take it away, everybody would read it' };

/** A reader's signed letter, edited and consented to. */
export const Letter = z.strictObject({
  id: Id,
  /** Slug of the article it answers. */
  article: Id,
  name: Line.refine(hidesReader, REACHED).refine((name) => !/^(?:anon(?:ymous)?|(?:name )?withheld)\b/i.test(name), { error: 'needs the name of its reader: letters are signed' }),
  date: Day,
  text: Sentences.refine(hidesReader, REACHED),
  reply: Sentences.refine(hidesReader, REACHED).optional(),
  'redirects-from': RedirectsFrom,
});
export type Letter = z.infer<typeof Letter>;

/** What the front page leads with: one entry, with the id `front`. */
export const Front = z.strictObject({
  id: z.literal('front'),
  /** Slug of an article. */
  lead: Id,
  /** Ids of claims. */
  claims: Ids.min(1).max(6),
});
export type Front = z.infer<typeof Front>;

/** Words and short phrases that ask for the same thing, for search: "CEO", "chief executive". */
export const Synonyms = z.strictObject({
  id: Id,
  words: z.array(Line.refine((word) => /[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(word) && !/^(?:an|and|are|as|at|by|for|in|is|it|of|on|or|that|the|this|to|was|with)$/i.test(word), { error: 'needs a word that readers look for: this one stands in every text' })).min(2, { error: 'needs at least two words that say the same' }).refine(areUnique, { error: 'takes each word once' }),
});
export type Synonyms = z.infer<typeof Synonyms>;
