/** A folder knows only those that src/README.md names beside it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PARSER } from '../../src/loaders/content.ts';

/** The table of src/README.md: a folder, and which others it may import values from. */
const KNOWS = new Map(
  [...readFileSync('src/README.md', 'utf8').matchAll(/^\| (`.*?) \|.*\| ([^|]*) \|$/gm)].flatMap(([, folders, knows]) =>
    [...folders!.matchAll(/`(\w+)\/`/g)].map(([, folder]): [string, string[]] => [folder!, knows === 'nothing' ? [] : knows!.split(', ')]),
  ),
);

/** `import type` is free: types bind no code. */
const importsOf = (source: string): string[] =>
  [...source.matchAll(/^(?:import|export) (?!type )[^;']*?'(\.[^']+)';/gms), ...source.matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, path]) => path!);

test('the table names every folder', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'decisions');
  expect([...KNOWS.keys()].sort()).toEqual(folders.map(({ name }) => name).sort());
});

test.each([...KNOWS])('%s knows what the table says, no more and no less', (folder, allowed) => {
  const known = new Map<string, string>();
  for (const name of readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(ts|astro)$/.test(name)) continue;
    const file = join('src', folder, name);
    for (const path of importsOf(readFileSync(file, 'utf8'))) {
      const [root, other] = join(file, '..', path).split('/') as [string, string];
      if (root === 'src' && other !== folder && !other.endsWith('.ts')) known.set(other, `${file} → ${path}`);
    }
  }
  expect([...known].filter(([other]) => !allowed.includes(other)).map(([, where]) => where)).toEqual([]);
  expect(allowed.filter((other) => !known.has(other))).toEqual([]);
});

test('a parsed article is kept under a name that all code which parses has a part in', () => {
  const run = new Set(['src/loaders/parse.ts', 'src/loaders/yaml-list.ts']);
  for (const file of run) for (const path of importsOf(readFileSync(file, 'utf8'))) run.add(join(file, '..', path));
  expect(run.size).toBeGreaterThan(15);
  expect([...run].filter((file) => !PARSER.some((part) => file === part || file.startsWith(`${part}/`)))).toEqual([]);
});

test('only the library imports astro:content', () => {
  const importers = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|astro)$/.test(name) && /from 'astro:content'/.test(readFileSync(join('src', name), 'utf8')));
  expect(importers.filter((name) => !name.startsWith('library/') && name !== 'content.config.ts')).toEqual([]);
});

test('a build needs no package that is only for development, nor a Node of its host', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  /** What only tests run, and what cuts the fonts once. */
  const tools = ['build/test.ts', 'build/browsers.ts', 'fonts/subset.ts'];
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|astro)$/.test(name) && !tools.includes(name));
  const packages = sources.flatMap((name) => [...readFileSync(join('src', name), 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*? from '([^.'][^']*)';/gms)].map(([, path]) => /^(?:@[^/]+\/)?[^/]+/.exec(path!)![0]));
  const own = [...new Set(packages)].filter((name) => !/^(?:node|astro):/.test(name));
  expect(own.length).toBeGreaterThan(15);
  expect([...own, 'node'].filter((name) => !(name in dependencies))).toEqual([]);
});

test('what is exported is used in another file', () => {
  const files = ['src', 'tests', 'astro.config.mjs'].flatMap((root) => (root.includes('.') ? [root] : readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)))).filter((file) => /\.(?:ts|astro|mjs)$/.test(file));
  const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
  // Where a file takes a whole module, the names that it uses stand anywhere in it.
  const asked = ([file, source]: [string, string]) => [file, new Set((/\bimport\(|\* as /.test(source) ? source : [...source.matchAll(/^(?:import|export) [^;]*? from /gm)].join()).match(/\w+/g))] as const;
  const words = new Map([...sources].map(asked));
  const exported = [...sources]
    // Astro takes the exports of routes, and those of its configuration.
    .filter(([file]) => file.startsWith('src/') && !file.startsWith('src/pages/') && file !== 'src/content.config.ts')
    .flatMap(([file, source]) => [...source.matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm)].map(([, name]) => ({ file, name: name! })));
  expect(exported.length).toBeGreaterThan(300);
  expect(exported.filter(({ file, name }) => ![...words].some(([other, used]) => other !== file && used.has(name)))).toEqual([]);
});

test('an exported name has one meaning: no two files export the same', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.startsWith('pages/'));
  // A schema and its type share a name, and a file.
  const exported = files.flatMap((file) => [...new Set([...readFileSync(join('src', file), 'utf8').matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm)].map(([, name]) => name!))].map((name) => ({ file, name })));
  expect(exported.length).toBeGreaterThan(400);
  expect([...Map.groupBy(exported, ({ name }) => name)].filter(([, of]) => of.length > 1).map(([name, of]) => `${name}: ${of.map(({ file }) => file).join(', ')}`)).toEqual([]);
});
