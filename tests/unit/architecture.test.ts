/** A folder knows only those before it: src/README.md says which. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Which folders of src/ a folder may import values from. */
const KNOWS: Record<string, readonly string[]> = {
  schemas: [],
  markdown: ['model'],
  model: ['schemas', 'markdown'],
  loaders: ['schemas', 'model', 'markdown'],
  charts: ['schemas', 'model'],
  search: [],
  outputs: ['schemas', 'model', 'markdown', 'charts', 'search'],
  library: ['schemas', 'model', 'loaders', 'outputs'],
  fonts: [],
  elements: ['model', 'outputs', 'search', 'styles'],
  components: ['schemas', 'model', 'markdown', 'charts', 'outputs', 'elements', 'fonts'],
  layouts: ['schemas', 'model', 'charts', 'outputs', 'library', 'components', 'styles', 'fonts', 'elements'],
};

/** `import type` is free: types bind no code. */
const importsOf = (source: string): string[] => [...source.matchAll(/^import (?!type )[^;]*? from '(\.[^']+)';/gms)].map(([, path]) => path!);

test.each(Object.keys(KNOWS))('%s knows only the folders before it', (folder) => {
  const wrong: string[] = [];
  for (const name of readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(ts|astro)$/.test(name)) continue;
    const file = join('src', folder, name);
    for (const path of importsOf(readFileSync(file, 'utf8'))) {
      const target = join(file, '..', path).split('/');
      const other = target[1]!;
      if (target[0] !== 'src' || other === folder || other.endsWith('.ts') || KNOWS[folder]!.includes(other)) continue;
      wrong.push(`${file} → ${path}`);
    }
  }
  expect(wrong).toEqual([]);
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
