/** One article's file, parsed once: everything that any page, feed, check or index needs of it. */
import { isMap, isScalar, type Document, type Node } from 'yaml';
import { ArticleMatter, type Lead } from '../schemas/article.ts';
import { render, renderInline, type Heading, type Rendered } from '../markdown/index.ts';
import { fill, MARKER, marker, type Gathered, type Link, type Reference } from '../markdown/reference.ts';
import { isTaken } from '../markdown/rehype-anchors.ts';
import { figureIn } from '../markdown/remark-figures.ts';
import { lineAt, type Problem } from '../model/problem.ts';
import { checkSigns, lineOfField, parseYaml, toLines } from './yaml-list.ts';
import { show, toFaults } from './zod-problems.ts';

/** What checks, lists and other pages need of an article: all of them are held at once. */
export interface ArticleOutline {
  slug: string;
  file: string;
  digest: string;
  matter: ArticleMatter;
  /** Line of each field of the front matter, and of what a list or group holds on lines of its own: `topics`, `topics[2]`, `ids-from.old-id`. */
  lines: Record<string, number>;
  /** The words of the standfirst, with markers. */
  standfirstText: string;
  /** Words of the body, directives that print a figure or a name counted as one. */
  words: number;
  /** Every id in the body. */
  ids: string[];
  /** In reading order: standfirst, takeaways, body, answers, method. */
  references: Reference[];
  links: Link[];
}

/** The whole, with the HTML of its texts, in which markers stand for `references`: one is read when its page is made. Plain data, kept on disk as JSON. */
export interface ParsedArticle extends ArticleOutline {
  standfirst: string;
  takeaways: string[];
  answers: string[];
  /** The words of the answers, with markers. */
  answerTexts: string[];
  method: string;
  body: string;
  /** The body's words, with markers. */
  text: string;
  /** The body as its writer left it: what is copied elsewhere is of the text that was checked, whatever the file holds by then. */
  source: string;
  headings: Heading[];
}

/** What parsing a file gave: an article, or the problems with it. An article with problems in its text comes with them, for previews. */
export interface Parsed<Article extends ArticleOutline = ParsedArticle> {
  slug: string;
  article?: Article;
  problems: Problem[];
}

/** A parsed article without what only its own page shows. */
export function toOutline({ article, ...parsed }: Parsed): Parsed<ArticleOutline> {
  if (!article) return parsed;
  const { standfirst: _standfirst, takeaways: _takeaways, answers: _answers, answerTexts: _answerTexts, method: _method, body: _body, text: _text, source: _source, headings: _headings, ...outline } = article;
  return { ...parsed, article: outline };
}

/** Fields of texts: what stands in them is reported at its own line, so their items need none here. */
const TEXTS = new Set(['takeaways', 'questions']);

function linesOf(matter: ArticleMatter, lineOf: (path: readonly PropertyKey[]) => number): Record<string, number> {
  const lines: Record<string, number> = {};
  for (const [name, value] of Object.entries(matter)) {
    const line = (lines[name] = lineOf([name]));
    if (value === null || typeof value !== 'object' || TEXTS.has(name)) continue;
    const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
    for (const key of keys) {
      const inner = lineOf([name, key]);
      if (inner !== line) lines[show([name, key])] = inner;
    }
  }
  return lines;
}

const FRONT = /^---[ \t]*\n([\s\S]*?\n)??---[ \t]*(?:\n|$)/;

/** A text that YAML joined, with its lines as they are written; undefined where it has one line, or its words are written otherwise. */
function unfold(value: string, written: string): string | undefined {
  const lines = written.replace(/^(["'])([\s\S]*)\1$/, '$2').split('\n').map((line) => line.split(/\s+/).filter(Boolean).length);
  const words = value.split(/\s+/).filter(Boolean);
  if (lines.length === 1 || lines.reduce((sum, count) => sum + count, 0) !== words.length) return undefined;
  return lines.map((count) => words.splice(0, count).join(' ')).join('\n');
}

/** Fifty nested blocks on one line are a typing mistake, and more than the parser can take. */
const DEEP = /^(?:[ \t]*(?:>|\+|\d+[.)])){50}/m;

/** Parse one file. Pure: the same text gives the same result. */
export function parseArticle(slug: string, file: string, source: string, digest: string): Parsed {
  try {
    return parse(slug, file, source, digest);
  } catch (error) {
    // Whatever it is, an editor has to know in which file.
    return { slug, problems: [{ file, line: 1, what: `the article cannot be parsed (${error instanceof Error ? error.message : String(error)})`, remedy: 'Take away what was written last, part by part, until it can; then tell who looks after the code' }] };
  }
}

/** A whole piece below another. */
const AGAIN = /^---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*\n(?=title:)/;

/** What keeps a text from being taken apart. It is told alone: all else that could be said follows from it. */
function problemsBefore(text: string, file: string): Problem[] {
  const deep = DEEP.exec(text);
  if (deep) return [{ file, line: lineAt(text, deep.index), what: 'blocks stand too deep within each other', remedy: 'Take away signs at the beginning of the line: a quotation has one >' }];
  const signs = checkSigns(text, file);
  const again = signs.length === 0 ? AGAIN.exec(text) : null;
  if (again) return [{ file, line: lineAt(text, again[0].length), what: 'the front matter begins a second time', remedy: 'Take away what was pasted a second time: a file holds one piece' }];
  if (signs.length > 0 || FRONT.test(text)) return signs;
  const late = /^\s*(?=---[ \t]*\n)/.exec(text)?.[0];
  if (late) return [{ file, line: 1, what: `${late.includes('\n') ? 'an empty line stands above' : 'a blank stands before'} the front matter`, remedy: 'Take it away: a file begins with the line `---`' }];
  // As a word processor or a slip leaves it; the fields above it are the front matter's.
  const end = /^---[ \t]*\n(?:[^\n]*\n)*?((?:[—–]|-{1,2}|-{4,}|\.{3}|\+{3})[ \t]*)\n/.exec(text);
  if (end) return [{ file, line: lineAt(text, end[0].length - 1), what: `the line “${end[1]!.trim()}” does not end the front matter`, remedy: 'Write three hyphens, `---`' }];
  if (/^---[ \t]*\n/.test(text)) return [{ file, line: 1, what: 'the front matter has no end', remedy: 'Write a line `---` below its last field' }];
  return [{ file, line: 1, what: 'the article has no front matter', remedy: 'Begin the file with a line `---`, the fields, and a line `---`' }];
}

type Read = (text: string, gathered: Gathered) => Rendered;

/** The front matter while its texts are read. */
interface Front {
  document: Document;
  /** As it stands in the file. */
  written: string;
  lineOf(path: readonly PropertyKey[]): number;
  lines(node: Node): number;
  report(line: number, what: string, remedy: string): void;
}

/** One text of the front matter; empty where there is none. */
function readField(path: readonly PropertyKey[], read: Read, gathered: Gathered, { document, written, lineOf, lines, report }: Front): Rendered {
  const node = document.getIn(path, true);
  if (!isScalar(node) || typeof node.value !== 'string') return { html: '', text: '' };
  const { value, type } = node;
  if (type === 'BLOCK_FOLDED') {
    report(lines(node), `“${show(path)}” begins with >, which joins lines and paragraphs`, 'Write | in its place');
    return { html: '', text: '' };
  }
  if (type !== 'BLOCK_LITERAL' && /\n[ \t]*\n[ \t]*\S/.test(written.slice(node.range![0], node.range![1]))) {
    report(lineOf(path), `the paragraphs of “${show(path)}” would be joined`, 'Write | behind its name, and all of its lines below, two blanks further in');
    return { html: '', text: '' };
  }
  // The text of a block begins on the line below its sign.
  gathered.offset = lines(node) - (type === 'BLOCK_LITERAL' ? 0 : 1);
  const from = { references: gathered.references.length, links: gathered.links.length, faults: gathered.faults.length };
  const rendered = read(value, gathered);
  const unfolded = type === 'BLOCK_LITERAL' ? undefined : unfold(value, written.slice(node.range![0], node.range![1]));
  if (unfolded) mendLines(unfolded, read, gathered, from);
  if (value.trim() !== '' && rendered.text.trim() === '') report(lineOf(path), `“${show(path)}” holds no words`, 'Write them; a comment is not seen');
  return rendered;
}

/** What was found in a text that YAML joined gets the lines on which it is written: the text is read once more, for these alone. */
function mendLines(unfolded: string, read: Read, gathered: Gathered, from: Record<'references' | 'links' | 'faults', number>): void {
  const again: Gathered = { ...gathered, references: [], links: [], faults: [] };
  read(unfolded, again);
  for (const name of ['references', 'links', 'faults'] as const) {
    const found = gathered[name].slice(from[name]);
    if (found.length === again[name].length) found.forEach((one, at) => (one.line = again[name][at]!.line));
  }
}

/** The words of the lead's picture are plain: no evidence can open in them. */
function checkPicture(lead: Lead | undefined, { lineOf, report }: Front): void {
  if (!lead || !('image' in lead)) return;
  if (/^\S+\.\w{3,4}$/.test(lead.alt)) report(lineOf(['lead', 'alt']), `the alt text “${lead.alt}” is the name of a file`, 'Say what the picture shows');
  for (const name of ['alt', 'caption', 'credit'] as const) {
    const figure = figureIn(lead[name]);
    if (figure) report(lineOf(['lead', name]), `the figure “${figure[0]}” stands in the words of a picture, where it has no evidence`, 'Say it in the text beside it, as `:fact[id]`');
  }
}

/** How many words a reader reads. A note may follow a bracket or a quotation mark, and would be a word of its own there. */
function countWords(text: string, references: readonly Reference[]): number {
  const withoutNotes = fill(text, (number) => (references[number]!.name === 'cite' ? '' : marker(number)));
  return (withoutNotes.match(/[\p{L}\p{N}\u{E000}][\p{L}\p{N}\u{E000}\u{E001}.,'’%$-]*/gu) ?? []).length;
}

/** The text of a piece cites a source or a fact. Where the fields cannot be read, nobody knows whether it is a draft, which may wait for them. */
function checkSources(text: string, body: string, references: readonly Reference[], { document, report }: Front): void {
  const sourced = [...body.matchAll(MARKER)].some(([, number]) => /^(?:cite|fact)$/.test(references[Number(number)]!.name));
  const root = document.contents;
  if (sourced || document.errors.length > 0 || !isMap(root) || root.get('draft') === true) return;
  const front = FRONT.exec(text)![0].length;
  const begin = front + text.slice(front).search(/\S/);
  report(lineAt(text, begin), 'the text cites no source and no fact', 'Write `:cite[source-id]` behind each sentence that rests on one, or the fact as `:fact[id]`');
}

/** The fields, checked; nothing where they break the schema. */
function readMatter({ document, lineOf, report }: Front): ArticleMatter | undefined {
  const raw: unknown = document.toJS() ?? {};
  const checked = ArticleMatter.safeParse(raw);
  if (!checked.success) for (const { path, what, remedy } of toFaults(checked.error.issues, raw, ArticleMatter)) report(lineOf(path), what, remedy);
  return checked.data;
}

type Texts = Pick<ParsedArticle, 'standfirst' | 'standfirstText' | 'takeaways' | 'answers' | 'answerTexts' | 'method' | 'body' | 'text' | 'headings' | 'ids'>;

/** Every text of the file, in reading order: so are its references numbered. */
function readTexts(text: string, gathered: Gathered, front: Front): Texts {
  const field = (path: readonly PropertyKey[], read: Read): Rendered => readField(path, read, gathered, front);
  const list = (name: string, path: (at: number) => PropertyKey[]): Rendered[] => {
    const items = front.document.get(name) as { items?: unknown[] } | undefined;
    return Array.from({ length: items?.items?.length ?? 0 }, (_, at) => field(path(at), renderInline));
  };
  const standfirst = field(['standfirst'], renderInline);
  const takeaways = list('takeaways', (at) => ['takeaways', at]);
  Object.assign(gathered, { offset: 0, body: true });
  // The front matter leaves its lines empty, so that those of the body are the file's.
  const body = render(text.replace(FRONT, (match) => match.replace(/[^\n]/g, '')), gathered);
  gathered.body = false;
  const answers = list('questions', (at) => ['questions', at, 'answer']);
  const method = field(['method'], render);
  return {
    standfirst: standfirst.html,
    standfirstText: standfirst.text,
    takeaways: takeaways.map(({ html }) => html),
    answers: answers.map(({ html }) => html),
    answerTexts: answers.map((answer) => answer.text),
    method: method.html,
    body: body.html,
    text: body.text,
    headings: body.headings,
    ids: body.ids,
  };
}

/** Report what the plugins have gathered, and headings whose address is another's, which shows when all references are known. */
function reportGathered({ faults, headings, references }: Gathered, lead: Lead | undefined, { report }: Front): void {
  for (const { line, what, remedy } of faults) report(line, what, remedy);
  for (const { id, words, line } of headings) {
    if (isTaken(id, references, lead)) report(line, `the heading “${words}” has the address of another part of the page`, 'Word it otherwise');
  }
}

function parse(slug: string, file: string, source: string, digest: string): Parsed {
  const text = toLines(source);
  const before = problemsBefore(text, file);
  if (before.length > 0) return { slug, problems: before };
  const written = FRONT.exec(text)![1] ?? '';
  const { document, lines, problems } = parseYaml(written, file, 1);
  const root = document.contents;
  const front: Front = {
    document,
    written,
    lines,
    lineOf: (path) => (root ? lineOfField(root, path, lines) : 1),
    report: (line, what, remedy) => void problems.push({ file, line, what, remedy }),
  };
  if (problems.length === 0 && root === null) {
    front.report(1, 'the front matter is empty', 'Write its fields, each on a line, as `name: value`');
    return { slug, problems };
  }
  const matter = problems.length === 0 ? readMatter(front) : undefined;
  const gathered: Gathered = { references: [], links: [], faults: [], headings: [], offset: 0, body: false };
  const texts = readTexts(text, gathered, front);
  const { references, links } = gathered;
  const words = countWords(texts.text, references);

  checkPicture(matter?.lead, front);
  if (words === 0) front.report(lineAt(text, text.length), 'the article has no text', 'Write it below the front matter, or remove the file');
  else checkSources(text, texts.text, references, front);
  reportGathered(gathered, matter?.lead, front);
  if (!matter) return { slug, problems };
  return { slug, article: { slug, file, digest, matter, lines: linesOf(matter, front.lineOf), ...texts, source: text.replace(FRONT, ''), words, references, links }, problems };
}
