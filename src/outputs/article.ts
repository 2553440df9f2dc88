/** A parsed article and the ledger → the HTML of its text, its notes and its cards. Pure strings. */
import type { ParsedArticle } from '../loaders/article.ts';
import { BLOCK, fill, INLINE, marker, MARKER, type BlockName, type Reference } from '../markdown/reference.ts';
import { noteId } from '../markdown/rehype-anchors.ts';
import { inShort } from '../model/day.ts';
import { keyOf, STATUS_WORDS, type Key } from '../model/entry.ts';
import { escapeHtml } from '../model/html.ts';
import { entryOf, measurementOf, wordsOf, type Figure, type Ledger } from '../model/ledger.ts';
import { SOURCE_KIND_WORDS } from '../model/source.ts';
import type { Entries } from '../schemas/index.ts';
import { absolute, url } from '../site.ts';

/** A numbered note: a source and the places that cite it. */
export interface Note {
  number: number;
  source: Entries['sources'];
  /** Ids of the places in the text, in reading order. */
  places: string[];
}

/** A stretch of HTML, or a block that a component draws. */
export type BodyPart = { html: string } | { block: BlockName; id: string; options: Record<string, string> };

/** The texts of an article as its page prints them, all HTML. */
export interface ArticleText {
  /** HTML of the standfirst, with its evidence. */
  standfirst: string;
  takeaways: string[];
  parts: BodyPart[];
  answers: string[];
  method: string;
  /** In the order of their numbers. */
  notes: Note[];
  /** What the text opens in a card, each once: everything but sources, whose place in the list of notes is their card. */
  cards: Opened[];
}

const isBlock = (name: Reference['name']): name is BlockName => name in BLOCK;

/** A button that opens a popover: native, no script. */
const opener = (className: string, target: string, label: string, extra = ''): string =>
  `<button type="button" class="${className}" popovertarget="${target}"${extra}>${label}</button>`;

/** A source's title, day and kind; the last two stay on one line. */
function workOf({ title, published, kind }: Entries['sources']): string {
  const end = `${inShort(published)}, ${SOURCE_KIND_WORDS[kind]}`.replaceAll(' ', '\u00a0');
  return `${title}${/[.?!]$/.test(title) ? '' : '.'} ${end}`;
}

/** What a figure or a name opens: the entry, and of a figure that was measured more than once the day that is spoken of, where that is not the newest. */
export interface Opened {
  key: Key;
  at?: string;
}

/** The id of a card, with a colon in it: one that a heading makes has none. */
export const cardId = ({ key, at }: Opened): string => (at === undefined ? key : `${key}@${at}`);

const OPENER = '<button type="button" class="(?:fact|gloss)"(?:[^<]|<span[^<]*</span>)*</button>';
const NOTES = '(?:<sup class="cite[^>]*><button[^<]*</button></sup>)';
const KEPT = new RegExp(`([(\\[“‘]*)(${OPENER})([^\\s<>]*)(${NOTES}*)|([^\\s<>–—-]+)(${NOTES}+)`, 'gu');

/** Letters of a word that with its notes may be wider than a small phone whose text is twice as large: it is kept in a box, which breaks where the line is too short for it. */
const LONG = 12;

/** A line may end after any button, so that a comma or a note could begin the next one: each is kept with what it belongs to. By a pattern: these are neighbors in a text, which a tree has in different nodes. */
export const keepTogether = (html: string): string =>
  html.replace(KEPT, (whole, before: string, opener: string | undefined, after: string, notes: string, word: string | undefined) =>
    opener && !before && !after && !notes ? whole : `<span class="kept${word && word.length >= LONG ? ' long' : ''}">${whole}</span>`);

/** Measures of pictures in pixels, by address. */
export type PictureSizes = Readonly<Record<string, { width: number; height: number }>>;

/** Pictures of the text with their measures in pixels, by address: a browser keeps their room before they arrive. By a pattern: the body is stored as HTML, in which these are the only elements with a source. */
const withSizes = (body: string, sizes: PictureSizes): string =>
  body.replace(/<img src="([^"]*)"/g, (img, path: string) => {
    const size = sizes[path];
    return size ? `${img} width="${size.width}" height="${size.height}"` : img;
  });

/** The note of a source, numbered when it is first asked for. */
function noteOf(id: string, notes: Map<string, Note>, ledger: Ledger): Note {
  const note = notes.get(id) ?? { number: notes.size + 1, source: ledger.sources.get(id)!, places: [] };
  notes.set(id, note);
  return note;
}

/** The number of a note, at one more of its places. The style sheet prints it, and at the first place the source in the margin: the text holds nothing that a quotation or a text fragment would run into. */
function toNoteNumber({ number, source, places }: Note): string {
  const place = `note:${number}-${places.length + 1}`;
  places.push(place);
  const who = escapeHtml(`${source.publisher}, ${inShort(source.published)}`);
  const margin = places.length === 1 ? ` data-source="${number}&#9;${escapeHtml(source.publisher)}" data-work="${escapeHtml(workOf(source))}"` : '';
  return `<sup class="cite" id="${place}"${margin}>${opener('note', noteId(source.id), '', ` value="${number}" aria-label="Note ${number}: ${who}"`)}</sup>`;
}

/** The page's text: figures and names open their evidence by native popovers, notes are numbered in reading order. `sizes` are those of its pictures. */
export function toArticleText(parsed: ParsedArticle, ledger: Ledger, sizes: PictureSizes = {}): ArticleText {
  const notes = new Map<string, Note>();
  const cards = new Map<string, Opened>();
  const open = (opened: Opened): string => {
    const id = cardId(opened);
    cards.set(id, opened);
    return id;
  };
  const inline = parsed.references.map((reference) => {
    const { name, id, options } = reference;
    if (isBlock(name)) return '';
    if (name === 'cite') return toNoteNumber(noteOf(id, notes, ledger));
    const words = escapeHtml(wordsOf(reference, ledger));
    const key = keyOf(INLINE[name], id);
    if (name === 'fact') {
      const fact = ledger.facts.get(id)!;
      const { status, asOf, display } = measurementOf(fact, options['at']);
      const said = status === 'confirmed' ? '' : `<span class="visually-hidden"> (${STATUS_WORDS[status].toLowerCase()})</span>`;
      return opener('fact', open(asOf === fact.asOf && display === fact.display ? { key } : { key, at: asOf }), words + said, ` data-status="${status}"`);
    }
    if (cards.has(cardId({ key }))) return `<a class="gloss" href="${escapeHtml(url(entryOf(ledger, INLINE[name], id).path))}">${words}</a>`;
    return opener('gloss', open({ key }), words);
  });
  // Notes that follow one another at once are set off by a comma, which a style sheet cannot know.
  const put = (html: string): string => rebase(keepTogether(fill(html, (number) => inline[number]!).replaceAll('</sup><sup class="cite"', '</sup><sup class="cite next"')), url('/'));
  return {
    standfirst: put(parsed.standfirst),
    takeaways: parsed.takeaways.map(put),
    parts: toParts(withAnchors(withSizes(parsed.body, sizes), parsed.matter['ids-from']), parsed, put),
    answers: parsed.answers.map(put),
    method: put(parsed.method),
    notes: [...notes.values()],
    cards: [...cards.values()],
  };
}

/** A link to a place in the page. Its sign comes from the style sheet: the text holds nothing but the text. */
const anchor = (id: string, label: string): string => `<a class="anchor" href="#${id}" aria-label="Link to ${label}"></a>`;

/**
 * The body with a link to each heading, paragraph and table, named by its section. A heading's link stands beside it, not
 * in it: the heading's name is its words alone. Old ids (`idsFrom`: old to new) stand before what they lead to.
 * By a pattern: the body is stored as HTML, and feeds and search want it without these links. In it an id is the last attribute,
 * and none of these elements holds another of its name.
 */
export function withAnchors(body: string, idsFrom: Readonly<Record<string, string>> = {}): string {
  let section = '';
  let paragraph = 0;
  let table = 0;
  const old = Map.groupBy(Object.entries(idsFrom), ([, now]) => now);
  const kept = (id: string): string => (old.get(id) ?? []).map(([from]) => `<span id="${from}"></span>`).join('');
  const where = (count: number): string => `${count}${section && ` of ${section}`}`;
  return body.replace(
    /(<(h[2-4]|p|section|figure)[^>]* id="([^"]*)">)([\s\S]*?)<\/\2>/g,
    (_, open: string, tag: string, id: string, inner: string) => {
      const whole = `${open}${kept(id)}${inner}`;
      if (tag === 'p') return `${whole}${anchor(id, `paragraph ${where(++paragraph)}`)}</p>`;
      if (tag === 'section') return `${whole}${anchor(id, `table ${where(++table)}`)}</section>`;
      if (tag === 'figure') return `${whole}${anchor(id, 'this picture')}</figure>`;
      const name = inner.replace(/<[^>]*>/g, '').replaceAll('"', '&quot;');
      // The title of a box stands within a section.
      if (!open.includes('aside-title')) [section, paragraph, table] = [name, 0, 0];
      return `<div class="head">${whole}</${tag}>${anchor(id, name)}</div>`;
    },
  );
}

/** Cut the body where a block stands. */
function toParts(body: string, { references }: ParsedArticle, put: (html: string) => string): BodyPart[] {
  const parts: BodyPart[] = [];
  // Text and the numbers of markers by turns.
  const pieces = body.split(MARKER);
  let html = pieces[0]!;
  for (let at = 1; at < pieces.length; at += 2) {
    const number = Number(pieces[at]);
    const { name, id, options } = references[number]!;
    if (isBlock(name)) {
      if (html.trim()) parts.push({ html: put(html) });
      parts.push({ block: name, id, options });
      html = pieces[at + 1]!;
    } else html += marker(number) + pieces[at + 1]!;
  }
  if (html.trim()) parts.push({ html: put(html) });
  return parts;
}

/** Links to pages of ours, written from the root, under another root. */
const rebase = (html: string, root: string): string => (root === '/' ? html : html.replace(/ (href|src)="\/(?!\/)/g, ` $1="${root}`));

/** The text for a reader elsewhere (a feed): every figure and name a whole link; no buttons, no ids, no classes. */
export function toPortableText(parsed: ParsedArticle, ledger: Ledger, block: (part: Exclude<BodyPart, { html: string }>) => string): Omit<ArticleText, 'parts' | 'cards'> & { body: string } {
  const notes = new Map<string, Note>();
  const page = `/analysis/${parsed.slug}/`;
  const put = (html: string): string => {
    const filled = fill(html, (number) => {
      const reference = parsed.references[number]!;
      const { name, id } = reference;
      if (isBlock(name)) return '';
      if (name === 'cite') return `<sup><a href="${escapeHtml(absolute(`${page}#${noteId(id)}`))}">${noteOf(id, notes, ledger).number}</a></sup>`;
      return `<a href="${escapeHtml(absolute(entryOf(ledger, INLINE[name], id).path))}">${escapeHtml(wordsOf(reference, ledger))}</a>`;
    });
    return rebase(
      filled
        .replace(/ (?:id|class|tabindex)="[^"]*"(?=[^<>]*>)/g, '')
        .replace(/ href="#/g, ` href="${absolute(page)}#`),
      absolute('/'),
    );
  };
  const standfirst = put(parsed.standfirst);
  const takeaways = parsed.takeaways.map(put);
  const body = toParts(parsed.body, parsed, put)
    .map((part) => ('html' in part ? part.html : block(part)))
    .join('\n');
  return { standfirst, takeaways, body, answers: parsed.answers.map(put), method: put(parsed.method), notes: [...notes.values()] };
}

/** The figures of a piece in reading order, each fact as of each day once. */
export function listFigures({ references }: ParsedArticle, ledger: Ledger): Figure[] {
  const used = new Map(references.filter(({ name }) => name === 'fact').map(({ id, options: { at } }) => [`${id} ${at ?? ''}`, { id, at }]));
  return [...used.values()].map(({ id, at }) => {
    const fact = ledger.facts.get(id)!;
    return { fact, measured: measurementOf(fact, at) };
  });
}

/** What each marker of a parsed article says in its sentence, by its number; a block and a note say nothing. */
export const markerWords =
  ({ references }: ParsedArticle, ledger: Ledger) =>
  (number: number): string => {
    const reference = references[number]!;
    return isBlock(reference.name) ? '' : wordsOf(reference, ledger);
  };
