/** zod's issues, told to a writer: what is wrong in the file's own words, and what to do. */
import type { z } from 'zod';
import { codeOf } from '../markdown/signs.ts';
import { inBrief, nearest, type Fault } from '../model/problem.ts';

type FieldPath = readonly PropertyKey[];
type FieldFault = Fault & { path: FieldPath };

interface AnySchema {
  def: { type: string; innerType?: AnySchema; element?: AnySchema; options?: AnySchema[]; out?: AnySchema; shape?: Record<string, AnySchema>; entries?: Record<string, string> };
}

/** The field names that a schema knows at a place in it. */
function fieldsAt(schema: AnySchema, path: FieldPath): string[] {
  const { def } = schema;
  if (def.innerType) return fieldsAt(def.innerType, path);
  if (def.type === 'pipe' && def.out) return fieldsAt(def.out, path);
  if (def.options) return def.options.flatMap((option) => fieldsAt(option, path));
  if (def.element) return fieldsAt(def.element, path.slice(1));
  if (!def.shape) return [];
  const [key, ...rest] = path;
  if (key === undefined) return Object.keys(def.shape);
  const inner = def.shape[String(key)];
  return inner ? fieldsAt(inner, rest) : [];
}

/** A place in a file's fields, as a writer counts: `takeaways[2]`. */
export const show = (path: FieldPath): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key + 1}]` : text ? `${text}.${String(key)}` : String(key)), '');

const at = (value: unknown, path: FieldPath): unknown =>
  path.reduce<unknown>((inner, key) => (inner === null || inner === undefined ? undefined : (inner as Record<PropertyKey, unknown>)[key]), value);

const quote = (value: unknown): string => (typeof value === 'string' ? `“${inBrief(value)}”`.replaceAll('\n', ' ') : JSON.stringify(value));

/** The blank before or behind a word, named where it is no common one: nobody sees which it is. */
function blankOf(found: string): string {
  const [blank, where] = found.startsWith(found.trim()) ? [found.at(-1)!, 'end'] : [found[0]!, 'beginning'];
  const name = /[ \t\n]/.test(blank) ? '' : ` (${codeOf(blank)})`;
  return `a blank${name} at its ${where}`;
}

/** Fields that the schema does not know, each with the known one that is nearest and not there. */
function tellUnknown({ keys, path }: z.core.$ZodIssueUnrecognizedKeys, found: unknown, schema: z.ZodType): FieldFault[] {
  const fields = fieldsAt(schema as unknown as AnySchema, path);
  return keys.map((key) => {
    const meant = nearest(key, fields.filter((name) => !(name in ((found ?? {}) as object))));
    return {
      path: [...path, key],
      what: `unknown field “${show([...path, key])}”`,
      remedy: meant ? `Did you mean “${meant}”? Otherwise remove it` : `Remove it; the fields here are ${fields.join(', ')}`,
    };
  });
}

/** A word that is none of those that the field may have. */
function tellValue(issue: z.core.$ZodIssueInvalidValue, found: unknown): Fault {
  const field = show(issue.path);
  const options = issue.values.map(String);
  if (typeof found === 'string' && found !== found.trim() && options.includes(found.trim())) return { what: `“${field}” says “${found}”, with ${blankOf(found)}`, remedy: 'Remove the blank' };
  if (Array.isArray(found) && found.length === 1 && options.includes(String(found[0]))) return { what: `“${field}” is a list`, remedy: `Take the brackets away: ${String(found[0])}` };
  const meant = typeof found === 'string' ? nearest(found, options) : undefined;
  return {
    what: found === undefined ? `the field “${field}” is missing` : `“${field}” says ${quote(found)}`,
    remedy: found !== undefined && found === meant ? 'Take the quotes away' : `${meant ? `Did you mean “${meant}”? It` : 'It'} is one of ${options.join(', ')}`,
  };
}

/** Anything else: a field that is missing, of another type, or against a rule that has its own message. */
function tellOther(issue: z.core.$ZodIssue, found: unknown): Fault {
  const field = show(issue.path);
  if (found === undefined && issue.path.length > 0) return { what: `the field “${field}” is missing`, remedy: `Add it${describe(issue)}` };
  const joined = found !== null && typeof found === 'object' ? Object.keys(found).find((key) => /^[a-z]+:\S/.test(key)) : undefined;
  if (joined) return { what: `“${joined}” of “${field}” is no field`, remedy: `Put a blank behind its colon: ${joined.replace(':', ': ')}` };
  // An id, a day or an address: nothing else holds no blank within.
  if (typeof found === 'string' && /^(?:[^\S\n]+\S+[^\S\n]*|\S+[^\S\n]+)$/.test(found)) return { what: `“${field}” says “${found}”, with ${blankOf(found)}`, remedy: 'Remove the blank' };
  if (typeof found === 'string' && issue.message.startsWith('an id is') && typeof issue.path.at(-1) === 'number' && /^[a-z0-9-]+(?:[;\s]+[a-z0-9-]+)+$/.test(found)) return { what: `“${field}” ${sentence(issue, found)}`, remedy: `Put a comma between two ids: ${found.split(/[;\s]+/).join(', ')}` };
  return { what: `${field ? `“${field}” ` : 'what stands here '}${sentence(issue, found)}`, remedy: remedyOf(issue, found) };
}

/** One fault for each thing a writer has to mend. */
export function toFaults(issues: readonly z.core.$ZodIssue[], value: unknown, schema: z.ZodType): FieldFault[] {
  // Where the type is wrong, what else is said of the same place follows from it.
  const mistyped = new Set(issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => show(path)));
  return issues.flatMap((issue): FieldFault[] => {
    if (issue.code !== 'invalid_type' && mistyped.has(show(issue.path))) return [];
    const found = at(value, issue.path);
    if (issue.code === 'unrecognized_keys') return tellUnknown(issue, found, schema);
    return [{ path: issue.path, ...(issue.code === 'invalid_value' ? tellValue(issue, found) : tellOther(issue, found)) }];
  });
}

const TYPES: Record<string, string> = { array: 'a list', object: 'a group of fields', record: 'a group of fields', string: 'a text', int: 'a whole number', boolean: 'true or false' };
const typeName = (type: string): string => TYPES[type] ?? `a ${type}`;
const typeOf = (value: unknown): string => (typeof value === 'number' && !Number.isFinite(value) ? 'no finite number' : value === null ? 'empty' : typeName(Array.isArray(value) ? 'array' : typeof value));

const describe = (issue: z.core.$ZodIssue): string => (issue.code === 'invalid_type' ? ` (${typeName(issue.expected)})` : '');

const sentence = (issue: z.core.$ZodIssue, found: unknown): string => {
  if (issue.code === 'invalid_type') return `is ${typeOf(found)} and should be ${typeName(issue.expected)}`;
  if (Array.isArray(found)) return `(${found.length} ${found.length === 1 ? 'item' : 'items'}) is not right`;
  return typeof found === 'object' ? 'is not right' : `says ${quote(found)}`;
};

/** Our own messages begin with a verb and speak of the field ("needs a text"), or stand alone ("write a day as …"). */
const remedyOf = (issue: z.core.$ZodIssue, found: unknown): string => {
  const general = /^(?:Invalid input|Too (?:small|big)|needs a text$)/.test(issue.message);
  if (issue.code === 'invalid_type' && general) {
    if (issue.expected === 'string' && (typeof found === 'number' || typeof found === 'boolean')) return `Put it in quotes: "${String(found)}"`;
    if (issue.expected === 'string' && typeof found === 'object' && found !== null) return 'Put the text in quotes: a colon in it, or a bracket at its beginning, makes it something else';
    if (issue.expected === 'number' && typeof found === 'string' && found.trim() !== '' && Number.isFinite(Number(found))) return 'Take the quotes away';
    if (issue.expected === 'number' && typeof found === 'string') return 'Write it in digits alone, as 13.5: no sign, no comma, no word';
    if (issue.expected === 'array' && found === null) return 'Begin each of its items with `- `, on a line of its own further in';
    if (issue.expected === 'array' && typeof found === 'object' && found !== null && Object.values(found).every((value) => value === null)) return `Put it in square brackets: [${Object.keys(found).join(', ')}]`;
    if (issue.expected === 'array' && typeof found === 'object') return 'Begin each of its items with `- `, on a line of its own';
    if (issue.expected === 'object' && typeof found === 'string') return 'Write its fields, each on a line, as `name: value`; an item of a list within an entry begins further in than the entry';
    if (issue.expected === 'array' && typeof found === 'string') return /^[\w-]+(?:, ?[\w-]+)*$/.test(found) ? `Put it in square brackets: [${found}]` : 'Begin each of its items with `- `, on a line of its own';
    if (issue.expected === 'object') return 'Write its fields, each on a line, as `name: value`';
    return `Write ${typeName(issue.expected)}`;
  }
  if (issue.code === 'too_small' && general) return `It has at least ${Number(issue.minimum)}`;
  if (issue.code === 'too_big' && general) return `It has at most ${Number(issue.maximum)}`;
  return /^(?:is|needs|takes|holds|must)\b/.test(issue.message) ? `It ${issue.message}` : issue.message.charAt(0).toUpperCase() + issue.message.slice(1);
};
