/** A YAML file that holds a list of entries: each comes with its file and line, each mistake with its own. */
import { isAlias, isCollection, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { faultIn } from '../markdown/signs.ts';
import type { Placed } from '../model/check/given.ts';
import { inBrief, lineAt, type Fault, type Problem } from '../model/problem.ts';
import { toYamlProblem } from './yaml-problems.ts';
import { toFaults } from './zod-problems.ts';

type Lines = (node: Node | null | undefined) => number;

/** The line of the node at a path, or of the nearest part of the path that exists; a key counts for its value. */
export function lineOfField(root: Node, path: readonly PropertyKey[], lines: Lines): number {
  let line = lines(root);
  let node: Node | null | undefined = root;
  for (const key of path) {
    if (isMap(node)) {
      const pair: YAMLMap['items'][number] | undefined = node.items.find(({ key: name }) => String(name) === String(key));
      if (!pair) break;
      line = lines(pair.key as Node);
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = node.items[Number(key)] as Node | undefined;
      if (!node) break;
      line = lines(node);
    } else break;
  }
  return line;
}

/** A text without a byte order mark, its lines ending in `\n`, whatever the editor's program wrote. */
export const toLines = (text: string): string => text.replace(/^\u{FEFF}/u, '').replace(/\r\n?/g, '\n');

/** Git's marks in a file that two people changed, when nobody has brought the two together. The one between the two texts is often forgotten. */
const MERGE = /^(?:(?:<{7}|\|{7}|>{7})(?: |$)|={7}$)/m;

/** No word is this long, and no address that a reader could follow: it is a file that was pasted as text, which would take minutes to read. */
const NO_WORD = /\S{2000,}/;

/** Report a file that is not plain UTF-8 text, holds signs that nobody sees or a whole file within, or was left amid a merge. */
export function checkSigns(text: string, file: string): Problem[] {
  const pasted = NO_WORD.exec(text);
  if (pasted) return [{ file, line: lineAt(text, pasted.index), what: `${pasted[0].length.toLocaleString('en-US')} signs stand here without a blank (“${inBrief(pasted[0])}”)`, remedy: 'Take them away; a picture that was pasted as text is saved as a file in public/images/' }];
  const merge = MERGE.exec(text);
  if (merge) return [{ file, line: lineAt(text, merge.index), what: `the mark of a merge that was not finished (${merge[0].trim()})`, remedy: 'Keep one of the two texts, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>' }];
  const fault = faultIn(text);
  return fault ? [{ file, line: lineAt(text, fault.at), what: fault.what, remedy: fault.remedy }] : [];
}

/** A sign of YAML before a text or a list, which is no part of it: `&name`, `*name`, `!kind`. A file of ours says each thing where it stands. */
function markBefore(node: Node): Fault | undefined {
  const name = isAlias(node) ? `*${node.source}` : node.anchor && `&${node.anchor}`;
  if (name) return { what: `a reference to another entry (${name})`, remedy: `Write the text out, and take the & and * away. A text that begins with ${name[0]} stands in quotes` };
  const tag = node.tag?.replace('tag:yaml.org,2002:', '!!');
  return tag ? { what: `the sign ${tag} before a text is not read`, remedy: 'Take it away. A text that begins with ! stands in quotes' } : undefined;
}

/** Report what the YAML parser accepts and no editor means: anchors, tags, words after a `#`, signs that nobody sees. */
function checkNodes(document: Document, text: string, file: string, lines: Lines): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Pair: (_, { key }) => {
      if (!isCollection(key)) return undefined;
      problems.push({ file, line: lines(key), what: 'a bracket stands where the name of a field should', remedy: 'Put the whole text in double quotes if it begins with a bracket; otherwise write `name: value`' });
      return visit.BREAK;
    },
    Node: (_, node) => {
      const mark = markBefore(node);
      if (mark) {
        problems.push({ file, line: lines(node), ...mark });
        return visit.BREAK;
      }
      if (!isScalar(node)) return undefined;
      // A comment of ours has a space after its sign, and begins with no number: this one is the end of the text, which YAML leaves out.
      if (node.comment && /^(?:\S| \d)/.test(node.comment)) problems.push({ file, line: lines(node), what: `the words from “#${node.comment.split('\n')[0]!.slice(0, 20)}” on are not read`, remedy: `Put the text in quotes; a comment has a space after its #${node.comment.startsWith(' ') ? ', and no number' : ''}` });
      // YAML reads 0x1A, 1e3 and .5 as well; who typed one may have meant a text.
      if (typeof node.value === 'number' && Number.isFinite(node.value) && !/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(node.source ?? '')) problems.push({ file, line: lines(node), what: `“${node.source}” is no number as ours are written`, remedy: `Write ${node.value}; a text stands in quotes` });
      const swallowed = node.type === 'PLAIN' ? /^([^]*?\n)[ \t]*(- .*)/.exec(text.slice(node.range![0], node.range![1])) : null;
      if (swallowed) problems.push({ file, line: lines(node) + swallowed[1]!.split('\n').length - 1, what: `the item “${inBrief(swallowed[2]!)}” is read as a part of the one above`, remedy: 'Begin it as far in as that one' });
      const fault = typeof node.value === 'string' && faultIn(node.value);
      if (!fault) return undefined;
      problems.push({ file, line: lines(node), what: fault.what, remedy: fault.remedy });
      return visit.BREAK;
    },
  });
  return problems;
}

/** Parse YAML; what the parser says becomes problems. `offset` is added to each line. */
export function parseYaml(text: string, file: string, offset = 0): { document: Document; lines: Lines; problems: Problem[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lines: Lines = (node) => (node?.range ? counter.linePos(node.range[0]).line : 1) + offset;
  // The first says where it went wrong; what follows is often its consequence.
  const problems = [...document.errors, ...document.warnings].slice(0, 1).map((error): Problem => {
    const told = toYamlProblem(error, document, text);
    return { file, ...told, line: told.line + offset };
  });
  const directive = /^%.*/m.exec(text);
  if (problems.length === 0 && document.directives?.docStart && directive) problems.push({ file, line: lineAt(text, directive.index) + offset, what: `the line “${directive[0].slice(0, 40)}” has the file read in another way`, remedy: 'Take it away, and the line --- below it' });
  if (problems.length === 0) problems.push(...checkNodes(document, text, file, lines));
  return { document, lines, problems };
}

/** What a list holds, and what is wrong in it. */
export interface YamlList<T> {
  entries: Placed<T>[];
  problems: Problem[];
  /** The ids of entries that break the schema. To name one of them is no mistake. Undefined where nothing could be read. */
  broken: ReadonlySet<string> | undefined;
}

/** So many entries are not wrong one by one. */
const MANY = 10;

/** The first entry with its first field that no entry of the file may have, where every entry has such a field: it is another file. */
function strangerIn(nodes: readonly Node[], document: Document, schema: z.ZodType): { node: Node; field: string } | undefined {
  const unknownIn = (node: Node): string | undefined => {
    const raw: unknown = node && 'toJS' in node ? node.toJS(document) : node;
    return schema.safeParse(raw).error?.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : []))[0];
  };
  const [node] = nodes as [Node];
  const field = unknownIn(node);
  return field !== undefined && nodes.every((other) => unknownIn(other) !== undefined) ? { node, field } : undefined;
}

/**
 * Read a list-in-a-file. With `list`, the file is a map and the entries stand under that name.
 * Entries that break the schema are left out and told in `problems`; so is a second entry with the same id.
 */
export function readYamlList<T>(
  text: string,
  { file, schema, list }: { file: string; schema: z.ZodType<T>; list?: string },
): YamlList<T> {
  const plain = toLines(text);
  const signs = checkSigns(plain, file);
  if (signs.length > 0) return { entries: [], problems: signs, broken: undefined };
  const { document, lines, problems } = parseYaml(plain, file);
  const items = list ? document.get(list) : document.contents;
  if (problems.length > 0) return { entries: [], problems, broken: undefined };
  if (list && document.contents !== null && !isMap(document.contents)) {
    return { entries: [], problems: [{ file, line: lines(document.contents), what: `the file is ${isSeq(document.contents) ? 'a list' : 'a text'} and should hold several lists`, remedy: 'Put each entry below the name of its list: content/README.md has the names' }], broken: undefined };
  }
  if (!isSeq(items)) {
    const what = items === null || items === undefined ? `${list ? `the list “${list}”` : 'the file'} is empty` : `${list ? `“${list}”` : 'the file'} is not a list`;
    return { entries: [], problems: [{ file, line: 1, what, remedy: 'Begin each entry with `- id: …`; if there is none, write `[]`' }], broken: undefined };
  }
  const stranger = items.items.length > MANY && strangerIn(items.items as Node[], document, schema);
  if (stranger) return { entries: [], problems: [{ file, line: lines(stranger.node), what: `no entry of this file is one of its kind: none knows the field “${stranger.field}”`, remedy: 'Bring the file back from the last version in Git: another one was saved under its name, or a field was renamed all over it' }], broken: undefined };
  const entries: Placed<T>[] = [];
  const seen = new Map<string, number>();
  const again: Problem[] = [];
  const broken = new Set<string>();
  for (const node of items.items as Node[]) {
    const raw: unknown = node && 'toJS' in node ? node.toJS(document) : node;
    const line = lines(node);
    const parsed = schema.safeParse(raw);
    const named: unknown = raw !== null && typeof raw === 'object' && 'id' in raw ? raw.id : undefined;
    const id = named === null || named === undefined || typeof named === 'object' ? undefined : String(named);
    if (id !== undefined) {
      const first = seen.get(id);
      if (first !== undefined) {
        again.push({ file, line, what: `the id “${id}” stands twice, first on line ${first}`, remedy: 'Give one of the two another id, or remove it' });
        continue;
      }
      seen.set(id, line);
    }
    if (parsed.success) entries.push({ value: parsed.data, file, line, lineOf: (path) => lineOfField(node, path, lines) });
    else {
      if (id !== undefined) broken.add(id);
      for (const { path, what, remedy } of toFaults(parsed.error.issues, raw, schema)) {
        problems.push({ file, line: lineOfField(node, path, lines), what: id ? `${id}: ${what}` : what, remedy });
      }
    }
  }
  // A part of the file, or all of it, that was pasted a second time is one mistake.
  if (again.length > MANY) problems.push({ file, line: again[0]!.line, what: `${again.length} entries stand twice, from here on`, remedy: 'Remove what was pasted a second time' });
  else problems.push(...again);
  return { entries, problems, broken };
}
