/** The words that every kind of entry shares: days, ids, statuses. */
import { z } from 'zod';

/** The last day that anything on this site may speak of. Later dates are refused. */
export const HORIZON = '2026-07-31';

/** The first year that a day of ours may lie in: an earlier one is a slip. */
const FIRST = '1800';

const isReal = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return day >= FIRST && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(day);
};

/** A calendar day, `2025-10-28`. Text, because a day has no time zone and ISO days sort as text. */
export const Day = z
  .string({ error: 'write a day as 2025-10-28' })
  .refine((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && isReal(day), { error: 'write a day that exists, as 2025-10-28' });

/** A day, a month or a year, as exact as the source is: `2025-10-28`, `2025-10` or `2025`. They sort as text. */
export const PartialDay = z
  .union([z.string(), z.number().int().transform(String)], { error: 'write a date as 2025-10-28, 2025-10 or 2025' })
  .refine((day) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(day) && isReal(day.padEnd(10, '-01')), {
    error: 'write a date that exists, as 2025-10-28, 2025-10 or 2025',
  });

/** The names of the months, from January at 0. */
export const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** A year alone is one where nothing before it could belong to it: a misspelled month would be lost. */
const ENDS_ON = new RegExp(`(?:(?<!\\d )\\b(?<month>${MONTHS.join('|')}) (?:(?<day>\\d{1,2}), )?|^|(?<=\\b(?:about|after|and|around|before|by|calendar|during|early|end|fiscal|from|in|late|mid|of|or|since|than|through|till|to|until|year) )|(?<=\\b20\\d\\d[–-]))(?<year>20\\d\\d)$`);

/** The day, month or year that words end on: "not before the end of February 2027" → `2027-02`; nothing where it cannot be read, or does not exist. */
export function dayIn(words: string): string | undefined {
  const found = ENDS_ON.exec(words)?.groups;
  if (!found) return undefined;
  const { year, month, day } = found;
  const known = [year, ...(month ? [String(MONTHS.indexOf(month) + 1).padStart(2, '0')] : []), ...(day ? [day.padStart(2, '0')] : [])].join('-');
  return isReal(known.padEnd(10, '-01')) ? known : undefined;
}

/** The longest name of an entry: files beside its page and in caches are named after it. */
export const NAME_LENGTH = 80;

/** The name of an entry: its address, for ever. */
export const Id = z
  .string({ error: 'needs a text' })
  .max(NAME_LENGTH, { error: `an id has at most ${NAME_LENGTH} characters` })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'an id is lower-case words and digits joined by hyphens, as microsoft-stake' });

/** How sure a figure is: the five words explained on /standards/. */
export const STATUSES = ['confirmed', 'reported', 'disputed', 'superseded', 'unverified'] as const;
export const Status = z.enum(STATUSES);
export type Status = z.infer<typeof Status>;

/**
 * Straight quotes and apostrophes made typographic. A quote opens after a space or an opening sign, whatever signs of emphasis
 * stand between the two; `before` is what stands before the text.
 */
export const curl = (text: string, before = ''): string =>
  text.replace(/["']/g, (quote, at: number) => {
    let from = at;
    while (/[*_]/.test(text[from - 1] ?? '')) from--;
    const previous = text[from - 1] ?? before;
    const next = text.slice(at + 1, at + 6);
    // An apostrophe before a digit stands for the century (’23), before these words for what is left out (’tis).
    const apostrophe = quote === "'" && /^(?:\d|(?:tis|twas|til|em)\b)/i.test(next);
    const opens = /^$|[\s([{–—/"'“‘]/.test(previous) && !/^\s/.test(next) && !apostrophe;
    if (quote === '"') return opens ? '“' : '”';
    return opens ? '‘' : '’';
  });

/** A text that is not empty. */
export const Words = z.string({ error: 'needs a text' }).trim().min(1, { error: 'must not be empty' });

/** A directive (without its colon too), a footnote, a link by reference, code, HTML, an entity, a link, emphasis; a line that begins a heading, a list, a quotation or a table. */
const MARKUP = /:[a-z]+ ?[[{]|\b(?:fact|cite|term|person|org|event|chart|claim|position|agreement|timeline)\[|\[\^[^\]\s]+\]|\]\[[^\]]*\]|`|<[a-z/!]|&(?:#x?[\da-f]+|[a-z][a-z\d]+);|\](?:\(| \((?:[/#]|https?:))|(?<![\w*])\*+\w|(?<![\w/.@])_+[^\W_]|~~|^[ \t]*(?:#+[ \t]|[-*+>][ \t]|\|)/im;

/** Nothing of Markdown, HTML or a directive stands in the text: outside an article nobody reads it, and a page would show it as typed. */
const isPlain = (text: string): boolean => !MARKUP.test(text);

/** The same in one line: a title, a name, what stands amid a sentence. */
export const isPlainLine = (text: string): boolean => isPlain(text) && !text.includes('\n');

/** What a newsroom writes in place of words that are still to come, and a program where it has none. */
export const UNFINISHED = /\b(?:TK)+\b|\b(?:TODO|FIXME|TBD|TBC)\b|\b[Xx]{3,}\b|\b[Ll]orem ipsum\b|\?{2,}|\[(?:citation needed|(?:to )?check|confirm|verify|source|ask|needs?)\b[^\]]*\]|\b[Tt]odo:|\[(?:[Nn]ote|[Ee]ditor|ED)\b[^\]:]*:[^\]]*\]|\(ED:[^)]*\)?|\$[Xx]+\b|\b[Xx]{2}(?:%| (?:percent|[mb]illion)\b)|\bNaN\b|\[object Object\]|#(?:REF|DIV\/0|VALUE|NAME)[!?]/;

/** Whether no words are still to come. */
const isFinished = (text: string): boolean => !UNFINISHED.test(text);
const TO_COME = { error: 'holds a mark of words to come: write them, or take it away' };

/** Whether quotation marks come in pairs. */
export const isPaired = (text: string): boolean => text.split('“').length === text.split('”').length && text.split('"').length % 2 === 1;
const UNPAIRED = { error: 'holds a quotation mark without its second one: write it, or take the first away' };

/** Whether round brackets come in pairs; that of an enumeration, “a)”, needs no first one. */
export function isClosed(text: string): boolean {
  let open = 0;
  for (const { 0: sign, index } of text.matchAll(/[()]/g)) {
    if (sign === '(') open++;
    else if (open > 0) open--;
    else if (!/(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,3}$/u.test(text.slice(0, index))) return false;
  }
  return open === 0;
}
const UNCLOSED = { error: 'holds a round bracket without its second one: write it, or take the first away' };

/** A word that nobody writes twice in a row; “that that” and “had had” may be meant. */
export const DOUBLED = /(?<![\p{L}\p{N}’'-])(?:[Tt]he\s+the|[Oo]f\s+of|[Aa]nd\s+and|[Aa]n\s+an|a\s+a|[Oo]r\s+or|[Ii]ts\s+its|[Tt]heir\s+their|[Tt]his\s+this|[Bb]ut\s+but|[Aa]s\s+as|be\s+be|[Ww]e\s+we)(?![\p{L}\p{N}’'-])/u;
const TWICE = { error: 'holds one word twice in a row: take one of the two away' };

/** A blank before a sign that follows its word at once. */
export const LOOSE = /(?:^|[^\s.]) +[,;.!?](?! \.)(?=\s|$)/;
const APART = { error: 'holds a blank before a comma, a full stop or another sign that follows its word at once: take it away' };

/** Finds something in a text, as a regular expression does. */
export interface Finder {
  exec(text: string): RegExpExecArray | null;
}

/** A month as writers name it: whole, or shortened. */
const MONTH = String.raw`(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?`;
const WEEKDAY = String.raw`(?<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|sday|s|nesday|rs?|rsday|urday)?\b\.?`;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The day, or the month alone, that a match has by its parts. */
function dayOf({ groups: { month, date, year } = {} }: RegExpExecArray): string {
  const number = /\d/.test(month!) ? Number(month) : MONTHS.findIndex((name) => name.startsWith(month!)) + 1;
  return [year, number, ...(date ? [date] : [])].map((part) => String(part).padStart(2, '0')).join('-');
}

/** The first match of one of some patterns that is meant. Each of them holds a year, which few texts do. */
const firstOf = (patterns: readonly RegExp[], isMeant: (found: RegExpExecArray) => boolean): Finder => ({
  exec: (text) => (/\d{4}/.test(text) ? (patterns.flatMap((pattern) => [...text.matchAll(pattern)].filter(isMeant))[0] ?? null) : null),
});

/** A weekday beside a day that has another: “Monday, April 28, 2026”, “April 28, 2026, a Monday”. */
const OTHER_WEEKDAY = firstOf(
  [
    new RegExp(String.raw`\b${WEEKDAY},?\s\(?${MONTH}\s(?<date>\d{1,2}),?\s(?<year>\d{4})\b`, 'g'),
    new RegExp(String.raw`\b${MONTH}\s(?<date>\d{1,2}),?\s(?<year>\d{4})\b,?\s\(?(?:which\swas\s)?(?:a\s)?${WEEKDAY}`, 'g'),
  ],
  (found) => isReal(dayOf(found)) && WEEKDAYS[new Date(dayOf(found)).getUTCDay()] !== found.groups!['weekday'],
);

/** A day in numbers, as files and forms have it, that lies after the evidence. */
const LATE_IN_NUMBERS = firstOf([/(?<![\w./?=&#-])(?:(?<year>20\d\d)-(?<month>\d\d)-(?<date>\d\d)|(?<month>0?\d|1[0-2])\/(?<date>\d{1,2})\/(?<year>20\d\d))(?![\w/-])/g], (found) => dayOf(found) > HORIZON);

const HAPPENED = '(?:said|told|wrote|reported|announced|published|released|signed|filed|completed|launched|ruled|decided|voted|resigned|left|joined|bought|sold|paid|raised|won|lost|died|dismissed|testified|met|agreed|approved|acquired|invested|withdrew|fired|began|ended|closed|took effect|(?:came|entered|went) into (?:effect|force)|went public)';
/** Words behind which a sentence may speak of what is to come, or of another day. */
const TO_BE = '(?:will|would|is|are|may|might|can|could|must|shall|should|to be|by|until|due|set|planned?|plans|expect\\w*|schedul\\w*|ahead|that|which|who|whose)';
const ANY_DAY = String.raw`${MONTH}\s(?:(?<date>\d{1,2}),\s)?(?<year>20\d\d)\b`;

/** A day after the evidence on which something is said to have happened. What was announced for it may be told. */
const LATE_PAST = firstOf(
  [
    new RegExp(String.raw`\b[Ss]ince\s${ANY_DAY}`, 'g'),
    new RegExp(String.raw`(?<!\b(?:be|is|are|being|to|have)\s)\b${HAPPENED}\s(?:on|in)\s${ANY_DAY}`, 'g'),
    new RegExp(String.raw`(?<=^|[.!?…][”"’)]*\s+)(?:On|In|As of)\s${ANY_DAY}(?=(?:(?!\b${TO_BE}\b)[^.!?])*\b(?:${HAPPENED}(?!\s(?:at|by|earlier|for|in|on|with)\b)|was|were|had|held|became)\b)`, 'g'),
  ],
  (found) => dayOf(found) > HORIZON,
);

/** What nobody means, as a text that has it is told to hold it. In an address it may be meant. */
export const TYPED: readonly { slip: Finder; what: string; remedy: string }[] = [
  { slip: /(?<![./])\.\.(?![./])|\.{4,}|[,;][,.;]|(?<=[^\s!])!{2,}|\?!|!\?|[–—]{2,}|'{2,}/, what: 'two signs where one is meant', remedy: 'keep one of the two' },
  { slip: /(?<!\p{L})\p{L}+(?:(?<=\p{Ll})[.!?]\p{Lu}\p{Ll}+|[,;?]\p{L}+)(?<!(?:\/\/|www\.|[@&/])\S*)/u, what: 'a sign without a blank behind it', remedy: 'type one' },
  { slip: /\( \S*|(?<!\S)\S* \)/, what: 'a blank within a round bracket', remedy: 'take it away' },
  { slip: /(?<!\S)\S*[\p{L}\p{N},)”] - \p{L}\S*/u, what: 'a hyphen for a dash', remedy: 'type a dash, –' },
  { slip: /\b(?:February 3[01]|(?:April|June|September|November) 31)(?=[.;:)]|, |,?$)|\bFebruary 29, (?:19|20)(?:\d[13579]|[02468][26]|[13579][048])\b/, what: 'a day that does not exist', remedy: 'mend it' },
  { slip: /(?<![\d.,/=?#-])\d{1,3},(?:\d{1,2}|\d{4,})(?![\d,/])/, what: 'a comma in a number that parts no thousands', remedy: 'write a point before decimals, and commas between groups of three digits' },
  { slip: /\d\s?(?:(?:m|b|tr)illion\s)?\$(?![\d\s]?\d)/, what: 'the sign of a currency behind its number', remedy: 'write it before, as $13 billion' },
  { slip: /\\[nrt](?![a-z])|\\u[\da-f]{4}|(?<!\S)%20/, what: 'a sign as programs write it', remedy: 'type the sign itself' },
  { slip: /(?<![\w./@#:+-])(?:microsoft|openai|Openai|OpenAi|chatgpt|Chatgpt|ChatGpt)(?![\w/-]|\.\w)/, what: 'a name with other capitals', remedy: 'write Microsoft, OpenAI, ChatGPT' },
  { slip: /(?:(?<!\p{L})\p{Lu}{2,} ){4,}\p{Lu}{2,}/u, what: 'words in capitals', remedy: 'write them in small letters' },
  { slip: /【[^】]*】|\b(?:cite)?turn\d+(?:search|view|news|fetch|file)\d+|oaicite|\b[Aa]s an AI(?: language)? model, I\b|^(?:Certainly|Sure|Absolutely)[!,.] Here(?:’s|'s| is| are)\b|\bI hope this helps\b|\bmy (?:knowledge cutoff|last training update)\b/m, what: 'what a program said to its writer', remedy: 'take it away, and read again what it stands beside' },
  { slip: OTHER_WEEKDAY, what: 'a weekday that the day beside it was not', remedy: 'look the day up, and mend the one that is wrong' },
  { slip: LATE_IN_NUMBERS, what: 'a day after the evidence horizon, in numbers', remedy: 'mend it; a day that is still to come is written as December 31, 2026' },
  { slip: LATE_PAST, what: 'a day after the evidence horizon as one on which something happened', remedy: 'mend it: what came later is not known here' },
  { slip: /(?<![\w./:@#-])(?!gpt-)[a-z]\w*(?:-[a-z0-9]+)+-20\d\d-\d\d(?![\w/-])|(?<=\[)(?!gpt-)[a-z]\w*(?:-[a-z0-9]+)+-20\d\d(?=\])/, what: 'the id of a source', remedy: 'take it away; in an article `:cite[id]` makes a note of it' },
];

/** Signs that become one in the text of an article (markdown/remark-typography.ts); elsewhere a page would show them as typed. */
const UNSET = /--|\.\.\./;
const AS_TYPED = { error: 'holds two hyphens or three points as typed: write – or …' };

/** A sign that is drawn as a picture, which a reader hears by its name; © and ™ are text. */
export const PICTURE = /(?![©®™])\p{Extended_Pictographic}/u;

/** Two words or more, all of them in capitals. */
export const SHOUTED = /^(?=.*\p{Lu}{2,}\P{L}+\p{Lu}{2,})\P{Ll}+$/u;

/** Whether the text is not wholly in quotation marks. Curly ones are part of the text; YAML takes only straight ones away. */
export const isBare = (text: string): boolean => !/^[“"][^“”"]*[”"]$/.test(text.trim());
export const QUOTED = { error: 'holds a text in quotation marks of its own: take the curly ones away' };

/** Text that readers see as it is: finished, its quotation marks and brackets in pairs, the marks made curly. Others' words are not mended: `slips` is empty then. */
export const asPrinted = (words: z.ZodString, slips = TYPED) =>
  words
    .refine(isFinished, TO_COME)
    .refine(isPaired, UNPAIRED)
    .refine(isClosed, UNCLOSED)
    .refine((text) => !DOUBLED.test(text), TWICE)
    .refine((text) => !LOOSE.test(text), APART)
    .refine((text) => !UNSET.test(text), AS_TYPED)
    .check(({ value, issues }) => {
      for (const { slip, what, remedy } of slips) {
        const found = slip.exec(value);
        if (found) issues.push({ code: 'custom', input: value, message: `holds ${what} (“${found[0].trim().replaceAll('\n', ' ').slice(0, 40)}”): ${remedy}` });
      }
    })
    .refine(isBare, QUOTED)
    .transform((text) => curl(text));

/** Whether the text ends as a question. */
export const isAsked = (text: string): boolean => text.endsWith('?');
export const ASKS = { error: 'needs a question mark at its end' };

/** Prose that pages show as it is, with typographic quotes. */
export const Text = asPrinted(Words.refine(isPlain, { error: 'holds plain words: no directive, no Markdown, no HTML' }));

/** Whether the text ends as a sentence does: one that was cut off does not. */
export const isEnded = (text: string): boolean => /[.!?…][)\]"'”’]*$/.test(text);

/** How a text begins that was cut off: with a small letter, and no name that has one (gpt-4, xAI). */
export const CUT_OFF = /^["'“‘(*_]*\p{Ll}+(?=[\s,])/u;

/** A sentence of four words or more that stands twice in a text. */
export function saidTwice(text: string): string | undefined {
  const sentences = text.split(/(?<=[.!?][”"’)]*)\s+/).filter((sentence) => sentence.split(/\s+/).length >= 4);
  return sentences.find((sentence, at) => sentences.indexOf(sentence) < at);
}

/** Whole sentences. */
export const Sentences = asPrinted(Words.refine(isPlain, { error: 'holds plain words: no directive, no Markdown, no HTML' }).refine((text) => !isPlain(text) || isEnded(text), { error: 'needs the rest of its last sentence, and a full stop' }).refine((text) => !CUT_OFF.test(text), { error: 'needs what stood before its first word, or a capital letter there' }).refine((text) => saidTwice(text) === undefined, { error: 'holds one sentence twice: take one of the two away' }));

/** The same in one line. */
export const Line = asPrinted(Words.refine(isPlainLine, { error: 'holds plain words in one line: no directive, no Markdown, no HTML' }).refine((text) => !/\S {2,}\S/.test(text), { error: 'holds two blanks in a row: take one away' }));

/** What keeps words from being such a line, as the message of the schema. For words that stand in no field. */
export const faultInLine = (words: string): string | undefined => Line.safeParse(words).error?.issues[0]!.message;

/** A title or a name that others have given, in one line. */
export const Cited = asPrinted(Words.refine(isPlainLine, { error: 'holds plain words in one line: no directive, no Markdown, no HTML' }), []);

/** Words end as a sentence does, and with no abbreviation. */
const STOPPED = /[\p{Ll}\p{N}%](?<!\b(?:Inc|Corp|Co|Ltd|Jr|Sr|[ap]\.m))\.$/u;

/** Whether words that stand by themselves or amid a sentence have no sign at their end. */
export const isOpen = (text: string): boolean => !STOPPED.test(text) && !/[,;:]$/.test(text);

/** What a template, a program or a writer in haste puts where a title should stand. */
const NO_TITLE = /^(?:[^\p{L}\p{N}]*\p{L}?[^\p{L}\p{N}]*|(?:new )?(?:title|headline|heading|label|name|entry|article|document|page|placeholder|draft|test|untitled|example|sample|foo|bar|asdf|unknown|none|null|undefined|no|yes|n\/a)(?: here| \d+)?)$/iu;
/** Whether words are a title at all. */
export const isTitle = (text: string): boolean => !NO_TITLE.test(text);
export const UNTITLED = { error: 'needs a title: this is what stands where one is missing' };

/** Whether the text begins with a capital letter, or with a name that has none. */
export const isBegun = (text: string): boolean => !CUT_OFF.test(text);
export const BEGINS = { error: 'needs a capital letter at its beginning' };

const TITLE_LENGTH = 200;

/** What an entry is called: as a headline, without a sign at its end and not in capitals. */
export const Title = Line.refine((text) => text.length <= TITLE_LENGTH, { error: `holds at most ${TITLE_LENGTH} characters: it is a title` }).refine(isOpen, { error: 'is a title: take the sign at its end away' }).refine(isTitle, UNTITLED).refine(isBegun, BEGINS).refine((text) => !SHOUTED.test(text), { error: 'is written in small letters, capitals stand where a sentence has them' });

/** Hosts that only redirect, and the parameter that holds the true address, where there is one. */
const PASSING: readonly [host: RegExp, holder?: string][] = [
  [/^(?:www\.)?google\.[a-z.]+\/url$/, 'q'],
  [/^(?:(?:www\.)?google\.[a-z.]+\/amp\/|[\w-]+\.cdn\.ampproject\.org\/)/],
  [/^out\.reddit\.com\//, 'url'],
  [/\.safelinks\.protection\.outlook\.com\//, 'url'],
  [/^lm?\.(?:facebook|instagram)\.com\/l\.php$/, 'u'],
  [/^translate\.google\.[a-z.]+\/translate/, 'u'],
  [/^[\w-]+\.translate\.goog\//],
  [/^12ft\.io\//],
  [/^urldefense\.(?:com|proofpoint\.com)\//],
  [/^(?:t\.co|bit\.ly|lnkd\.in|tinyurl\.com|goo\.gl|ow\.ly|buff\.ly|dlvr\.it)\//],
];
/** Parameters that a newsletter, a network or a subscriber's gift adds to an address, to track who follows it. */
const TRACKING = /^(?:utm_\w+|fbclid|[gdty]clid|[gw]braid|twclid|msclkid|srsltid|mc_[ce]id|mkt_tok|igshid|igsh|_hsenc|_hsmi|_ga|_gl|gaa_\w+|guccounter|guce_\w+|unlocked_article_code|smid|smtyp|cmpid|ncid|ref_src|ref_url)$/;

/** The address to use instead of one that tracks its readers: undefined if it does not, empty if only opening it would tell where it leads. */
export function straight(address: string): string | undefined {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const passed = PASSING.find(([host]) => host.test(`${url.hostname}${url.pathname}`));
  if (passed) return (passed[1] && url.searchParams.get(passed[1])) || '';
  const marks = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  for (const name of marks) url.searchParams.delete(name);
  return marks.length > 0 ? url.href : undefined;
}

/** Whether an address leads to what its owner alone may open: a document that is edited, a mailbox, a talk with a machine, what a search finds for one, a library's way past a paywall. */
export const isPrivate = (address: string): boolean =>
  /[?&]preview=true\b|\/wp-admin\/|^https?:\/\/(?:docs\.google\.com\/.*\/edit|drive\.google\.com\/drive\/|mail\.google\.com|outlook\.(?:office|live)\.com|[\w-]+\.sharepoint\.com|[\w-]+\.slack\.com\/|(?:chatgpt\.com|chat\.openai\.com)\/c\/|claude\.ai\/chat\/|(?:www\.)?(?:x|twitter)\.com\/home|(?:www\.)?(?:google\.[a-z.]+|bing\.com)\/search\?|webcache\.googleusercontent\.com\/|[\w.-]+\.(?:ez|lib)?proxy\.)/i.test(address);

/** What copying brought along at the end of an address, or a second address behind a comma; a bracket that the address itself opens is a part of it. */
export function strayIn(address: string): string | undefined {
  const second = /[,;](?=https?:\/\/)/.exec(address);
  if (second) return address.slice(second.index);
  const end = /[.,;:!?'’”…]+$/.exec(address)?.[0];
  return end ?? (address.endsWith(')') && address.split(')').length > address.split('(').length ? ')' : undefined);
}

/** What to do about it: some addresses do end so, as those of encyclopedias on what is called “Inc.”. */
export const withoutStray = (stray: string): string => `take it away, copied text brought it along; or write it as ${Buffer.from(stray.charAt(0)).toString('hex').toUpperCase().replace(/../g, '%$&')} if it belongs there`;

/** The words of a text alone, to compare it with another: no sign, no capital. */
export const inWordsAlone = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Whether no text of a list is there twice, upper case and lower case being the same. */
export const areUnique = (ids: readonly string[]): boolean => new Set(ids.map((id) => id.toLowerCase())).size === ids.length;

/** Ids of entries; the model checks that each exists. */
export const Ids = z.array(Id).refine(areUnique, { error: 'takes each id once' });

/** At least one source id; the model checks that each exists. */
export const Sources = Ids.min(1, { error: 'needs at least one source id from sources.yaml' });

/** At least one topic id; the model checks that each exists. */
export const Topics = Ids.min(1, { error: 'needs at least one topic id from topics.yaml' });

/** Old addresses that lead here for ever: a page, as `/facts/old-id/`, or a place in the entry's own page, as `/glossary/#old-id`. */
export const RedirectsFrom = z
  .array(z.string().refine((path) => path.split('/').every(({ length }) => length <= 2 * NAME_LENGTH) && path.length <= 5 * NAME_LENGTH, { error: 'an old address is one that was published: no name in it is as long' }).regex(/^(?:\/[a-z0-9-]+)+\/(?:#[A-Za-z0-9_-]+)?$/, { error: 'an old address is a page in lower case, as /facts/old-id/, or a place in one, as /glossary/#old-id' }))
  .default([]);

/** What a reader may type instead, a question included: search finds the entry by it. */
export const Aliases = z.array(Line).refine(areUnique, { error: 'takes each alias once' }).default([]);
