/** An error of the YAML parser, told to an editor: what was meant, where it went wrong, and what to do. */
import { isMap, isSeq, visit, type Document, type Node, type YAMLError, type YAMLMap, type YAMLSeq } from 'yaml';
import { codeOf } from '../markdown/signs.ts';
import { inBrief, lineAt, type Problem } from '../model/problem.ts';

type Told = Omit<Problem, 'file'>;

/** Where the parser gave up, and what it said. */
interface Failure {
  code: YAMLError['code'];
  /** Without its place and its last sign. */
  said: string;
  document: Document;
  text: string;
  /** The place in the text, and its line. */
  at: number;
  line: number;
  /** That line, the next one, and the first from the place on. */
  whole: string;
  below: string;
  rest: string;
}

/** The quoted text at whose end the parser gave up, if it is one. */
function quoteBefore(document: Document, at: number): Node | undefined {
  let found: Node | undefined;
  visit(document, {
    Scalar: (_, node) => {
      const [start, end] = node.range!;
      if (node.type?.startsWith('QUOTE') && start < at && at <= end + 1) found = node;
    },
  });
  return found;
}

/** The list or group in brackets that was open where the parser gave up. */
function bracketBefore(document: Document, at: number): YAMLMap | YAMLSeq | undefined {
  let found: YAMLMap | YAMLSeq | undefined;
  visit(document, {
    Collection: (_, node) => {
      if (node.flow && node.range![0] < at && at <= node.range![1]) found = node;
    },
  });
  return found;
}

/** A name and a colon at the beginning of a line. */
const FIELD = /^[\w-]+:(?:\s|$)/;

/** A blank that only looks like one, where YAML asks for one: at the beginning of a line or behind a colon or a dash; a wide colon too. In the line at which the parser gave up, or the next. */
function blankFrom(text: string, line: number): Told | undefined {
  for (const [at, whole] of text.split('\n').slice(line - 1, line + 1).entries()) {
    const found = /^(?: *(?:- +)?|[ -]*[\w-]+:|[ -]*-)([\u{A0}\u{2000}-\u{200A}\u{202F}\u{3000}])|^[ -]*[\w-]+(：)/u.exec(whole);
    if (!found) continue;
    const sign = found[1] ?? found[2]!;
    return { line: line + at, what: `${found[2] ? 'a wide colon' : 'a blank'} (${codeOf(sign)}) that came along with copied text stands in “${whole.trim().slice(0, 40)}”`, remedy: `Type ${found[2] ? 'the colon' : 'the blank'} again` };
  }
  return undefined;
}

/** Cases, the surest first: what the first says that knows the failure is told. */
const CASES: readonly ((failure: Failure) => Told | undefined | false)[] = [
  ({ said, whole, line }) => /^[ -]*\t/.test(whole) && { line, what: notValid(said), remedy: 'Indent by spaces; this line begins with a tab' },
  ({ document, text, at }) => {
    const quote = quoteBefore(document, at);
    return quote && { line: lineAt(text, quote.range![0]), what: 'a quotation mark opens a text here that ends too early or never', remedy: 'Close it; a quotation mark of the same kind within the text has a backslash before it in "…", and is doubled in \'…\'' };
  },
  ({ code, line }) => code === 'MULTIPLE_DOCS' && { line, what: 'a line `---` or `...` parts the file in two', remedy: 'Remove it' },
  ({ code, text, at, line }) => {
    const name = /^[\s-]*("[^"]*"|[^:]*)/.exec(text.slice(at))![1]!;
    return code === 'DUPLICATE_KEY' && { line, what: `the field “${name}” stands twice`, remedy: name === 'id' ? 'Begin an entry of its own with a dash, `- id: …`, or keep one of the two' : 'Keep one of the two' };
  },
  ({ text, line }) => blankFrom(text, line),
  ({ document: { contents }, text }) => isSeq(contents) && contents.flow === true && contents.items.length === 0 && { line: lineAt(text, contents.range![0]), what: '[] says that the list is empty, and entries follow', remedy: 'Take it away' },
  ({ document: { contents }, rest, text }) =>
    rest.startsWith('- ') && isMap(contents) && contents.has('id') && { line: lineAt(text, contents.range![0]), what: 'an entry begins without a dash', remedy: 'Write it before the first of its fields, `- id: …`, and the others two blanks further in' },
  ({ said, text, at, line }) => {
    // The next line that holds something is no field: it belongs to the text above.
    const [blank = '', words = ''] = /^(\s*)(.*)/.exec(text.slice(at))!.slice(1);
    return said.startsWith('All mapping items') && words !== '' && !FIELD.test(words) && { line: line + blank.split('\n').length - 1, what: `the line “${inBrief(words)}” begins less far in than the text above it`, remedy: 'Begin all lines of a text below its first' };
  },
  ({ said, rest, line }) => /^(?:All mapping items|Sequence item without)/.test(said) && { line, what: `the field “${inBrief(rest).split(':')[0]!}” does not stand below the one before it`, remedy: 'Give all fields of one entry as many blanks at their beginning' },
  ({ code, rest, line }) => code === 'TAG_RESOLVE_FAILED' && { line, what: `the sign ${/^!\S*/.exec(rest)?.[0] ?? '!'} before a text is not read`, remedy: 'Take it away. A text that begins with ! stands in quotes' },
  ({ rest, line }) => /^-[a-z]/i.test(rest) && { line, what: `“${inBrief(rest)}” is no item of a list`, remedy: 'Put a blank behind its dash' },
  ({ said, line }) => said.startsWith('Unexpected , in flow') && { line, what: 'a comma too many stands in a list', remedy: 'Take it away' },
  ({ said, rest, whole, below, line }) =>
    said.startsWith('Nested mappings') && !/:(?: |$)/.test(rest) && FIELD.test(below.trim()) && below.search(/\S/) > whole.search(/\S/) && { line: line + 1, what: `the field “${inBrief(below.trim())}” stands further in than the one above it`, remedy: 'Begin it below the beginning of that one' },
  ({ said, rest, line }) =>
    said.startsWith('Nested mappings') && !rest.startsWith('?') && { line, what: `the text “${inBrief(rest)}” holds a colon and stands in no quotes`, remedy: `Put double quotes around the whole text: \`name: "one: two"\`${/^\S+ [\w-]+: /.test(rest) ? '; a second field begins a line of its own' : ''}` },
  ({ said, document, text, at }) => {
    const bracket = said.startsWith('Flow ') ? bracketBefore(document, at) : undefined;
    return bracket && { line: lineAt(text, bracket.range![0]), what: `a bracket ${isSeq(bracket) ? '[' : '{'} opens a ${isSeq(bracket) ? 'list' : 'group'} here that has no end`, remedy: `Close it with ${isSeq(bracket) ? ']' : '}'}` };
  },
  ({ said, whole, rest, line }) =>
    /^Implicit (?:map )?keys need/.test(said) && whole.trim().startsWith(rest) && { line, what: `the line “${inBrief(rest)}” is no field`, remedy: 'Write `name: value`, with a blank behind the colon; a line that goes on with the text above begins two blanks further in than the name there' },
  ({ code, said, rest, line }) =>
    (code === 'BAD_SCALAR_START' || rest.startsWith('?') || said.startsWith('Unexpected block-seq-ind')) && { line, what: `a text begins with ${rest[0]}, which YAML takes for a sign of its own`, remedy: 'Put double quotes around the whole text' },
  ({ said, whole, document: { contents }, line }) =>
    / at node end$/.test(said) && /^[^\s-]/.test(whole) && isSeq(contents) && !contents.flow && { line, what: `the line “${inBrief(whole)}” belongs to no entry`, remedy: 'Begin an entry with `- id: …`; its other fields stand two blanks further in' },
  ({ said, rest, line }) => / at node end$|^Not a YAML token/.test(said) && { line, what: `“${inBrief(rest)}” stands behind a text that has ended`, remedy: 'Put double quotes around the whole text: one that begins with a bracket, a quotation mark or a sign such as * ends sooner' },
  ({ said, line }) => /^All sequence items|^A block sequence may not/.test(said) && { line, what: 'the dash of this item does not stand below that of the one before', remedy: 'Give both as many blanks at their beginning' },
];

const notValid = (said: string): string => `not valid YAML: ${said}`;

/** The error as a problem of the text that was parsed. */
export function toYamlProblem(error: YAMLError, document: Document, text: string): Told {
  const [at] = error.pos;
  const line = lineAt(text, at);
  const [whole = '', below = ''] = text.split('\n').slice(line - 1, line + 1);
  const failure: Failure = { code: error.code, said: error.message.split('\n')[0]!.replace(/[.:]$/, ''), document, text, at, line, whole, below, rest: text.slice(at).split('\n')[0]!.trim() };
  for (const toTold of CASES) {
    const told = toTold(failure);
    if (told) return told;
  }
  return { line, what: notValid(failure.said), remedy: 'Check the indentation, and put quotes around a text that holds a colon or begins with a special sign' };
}
