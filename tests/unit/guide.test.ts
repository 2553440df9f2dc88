/** The guide for editors says what the schemas say. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '../../src/loaders/content.ts';
import { BLOCK, INLINE } from '../../src/markdown/reference.ts';
import { inWords } from '../../src/model/day.ts';
import { toLine } from '../../src/model/problem.ts';
import { ArticleMatter, files, type FileName } from '../../src/schemas/index.ts';
import { HORIZON } from '../../src/schemas/common.ts';

const guide = readFileSync('content/README.md', 'utf8');

/** What the test reads of zod. */
interface Schema {
  def: { type: string; innerType?: Schema; element?: Schema; in?: Schema; out?: Schema };
  shape?: Record<string, Schema>;
  options?: string[];
  minLength?: number;
  maxLength?: number;
}
const shapeOf = (schema: unknown): Record<string, Schema> => (schema as Required<Schema>).shape;
const isNeeded = ({ def }: Schema): boolean => def.type !== 'optional' && def.type !== 'default';
/** A field's schema, without what makes it optional or turns it into something else. */
const bare = (schema: Schema): Schema => {
  const { innerType, in: from, out } = schema.def;
  const inner = innerType ?? (out?.def.type === 'transform' ? from : out);
  return inner ? bare(inner) : schema;
};
/** The names that a field can hold: words to choose from, or the fields of each item. */
const choices = (schema: Schema): string[] | undefined => {
  const { options, def } = bare(schema);
  if (def.type === 'enum') return options;
  const shape = def.element && bare(def.element).shape;
  return shape && Object.keys(shape);
};

interface Field {
  name: string;
  needed: boolean;
  /** What stands in brackets behind it. */
  about: string;
}

/** "`label`, `history`? (oldest first), `points` (`date`, `value`)": the fields up to the end of the list. */
function fieldsIn(text: string): Field[] {
  const fields: Field[] = [];
  let depth = 0;
  for (const [part] of text.matchAll(/`[^`]*`\??|[()]|[^`()]+/g)) {
    if (part === ')') depth--;
    if (depth > 0) fields.at(-1)!.about += part;
    else if (part.startsWith('`')) fields.push({ name: part.replace(/`\??/g, ''), needed: !part.endsWith('?'), about: '' });
    else if (/[.;:]/.test(part)) break;
    if (part === '(') depth++;
  }
  return fields;
}

const section = (title: string): string => guide.split(`\n## ${title}\n`)[1]!.split('\n## ')[0]!;
const rowsOf = (text: string): string[][] => [...text.matchAll(/^\| (`.*) \|$/gm)].map(([, row]) => row!.split(/ \| /));

/** The lists of the ledger, each with what the guide says of its fields. */
const LISTS = rowsOf(section('Fields of the ledger')).flatMap(([names, fields]): [FileName, string][] => {
  const named = [...fields!.matchAll(/`(\w+)`: (.*?)(?=; `\w+`: |$)/g)];
  if (named.length > 0) return named.map(([, list, text]) => [list as FileName, text!]);
  return [...names!.matchAll(/`(\w+)\.yaml`/g)].map(([, list]) => [list as FileName, fields!]);
});

/** Said once above the table, of all lists. */
const COMMON = ['id', 'aliases', 'redirects-from'];

test('every list of the ledger stands in the guide', () => {
  expect(LISTS.map(([list]) => list).sort()).toEqual(Object.keys(files).sort());
});

describe.each(LISTS)('an entry of %s', (list, text) => {
  const shape = shapeOf(files[list].schema);
  const told = fieldsIn(text);
  test('has the fields that the guide names', () => {
    const own = Object.entries(shape).filter(([name]) => !COMMON.includes(name));
    expect(told.map(({ name, needed }) => name + (needed ? '' : '?')).sort()).toEqual(own.map(([name, schema]) => name + (isNeeded(schema) ? '' : '?')).sort());
  });
  const chosen = told.filter(({ name }) => choices(shape[name]!));
  // Of an entry without such a field there is nothing to hold.
  if (chosen.length > 0) test('holds what the guide lists behind a field', () => {
    for (const { name, about } of chosen) {
      const listed = fieldsIn(about).map((field) => field.name);
      const known = choices(shape[name]!)!;
      const explained = new RegExp(`^\`${name}\` is (.*)$`, 'm').exec(section('Fields of the ledger'))?.[1];
      if (explained === undefined) expect([name, listed.sort()]).toEqual([name, known.sort()]);
      else expect(known.filter((word) => !explained.includes(`\`${word}\``))).toEqual([]);
    }
  });
});

test('the lists that take aliases are those that the guide names', () => {
  const [, named] = /^(Facts, .*?) take `aliases`/m.exec(guide)!;
  expect(named!.toLowerCase().split(/, | and /).sort()).toEqual((Object.keys(files) as FileName[]).filter((list) => 'aliases' in files[list].schema.shape).sort());
});

test('an article has the fields that the guide names', () => {
  const told = rowsOf(section('Fields of an article')).flatMap(([names, needed]) => [...names!.matchAll(/`([\w-]+)`/g)].map(([, name]) => `${name}: ${needed === 'yes'}`));
  expect(told.sort()).toEqual(Object.entries(shapeOf(ArticleMatter)).map(([name, schema]) => `${name}: ${isNeeded(schema)}`).sort());
});

test('the example of an article has fields that there are', () => {
  const [, front] = /```markdown\n---\n([\s\S]*?)\n---/.exec(guide)!;
  const known = Object.keys(shapeOf(ArticleMatter));
  expect(Object.keys(parse(front!) as object).filter((name) => !known.includes(name))).toEqual([]);
});

test('a title and a standfirst have the length that the guide names', () => {
  const { title, standfirst } = shapeOf(ArticleMatter);
  expect(guide).toContain(`at most ${bare(title!).maxLength} characters`);
  const lengths = [...guide.matchAll(/(\d+) to (\d+) characters/g)].map(([, least, most]) => [Number(least), Number(most)]);
  expect(lengths.length).toBeGreaterThan(0);
  for (const length of lengths) expect(length).toEqual([bare(standfirst!).minLength, bare(standfirst!).maxLength]);
});

test('every directive stands in the guide', () => {
  const written = [...Object.keys(INLINE).map((name) => `\`:${name}[`), ...Object.keys(BLOCK).map((name) => `\`::${name}{`)];
  expect(written.filter((start) => !guide.includes(start))).toEqual([]);
});

test('every message in the guide is one that the check gives', () => {
  const given = ['tests/broken/cases.yaml', 'tests/unit/broken.test.ts', 'tests/unit/thrown.test.ts'].map((file) => readFileSync(file, 'utf8')).join('');
  const patterns = rowsOf(section('What the check says')).flatMap(([messages]) => [...messages!.matchAll(/`([^`]+)`/g)].map(([, message]) => message!));
  expect(patterns.length).toBeGreaterThan(30);
  const unknown = patterns.filter((message) => !new RegExp(message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.*')).test(given));
  expect(unknown).toEqual([]);
});

test('the guide names the last day of the evidence', () => {
  expect(guide).toContain(`nothing later than ${inWords(HORIZON)} stands on this site`);
});

test('the guide’s example is a draft that the check takes', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'entente-guide-'));
  cpSync('content', copy, { recursive: true });
  const example = /```markdown\n([\s\S]*?)```/.exec(guide)![1]!;
  writeFileSync(join(copy, 'articles/my-first-piece.md'), example.replace('---\n\n', 'draft: true\n---\n\n'));
  const { problems } = await readContent({ content: copy, public: 'public', cache: join(copy, '.cache') });
  rmSync(copy, { recursive: true });
  expect(problems.map(toLine)).toEqual([]);
});
