/** A site of the least that the check accepts: one piece with a letter, the two parties, and no entry of any other list that may be empty. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'entente-least-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PIECE = `---
title: What Microsoft owns
standfirst: A filing gives the answer, and it is not the number that everybody repeats.
kind: fact-check
published: 2026-07-30
topics: [ownership]
takeaways: [The filing says it., The contract is not public., A claim on profit is no stake.]
method: We read the filing.
---

The filing speaks of :org[microsoft].:cite[filing-2026]

![Two strands that cross](/icon-180.png "The sign of this site. Credit: us")
`;

const htmlOf = (path: string): string => readFileSync(join(folder, 'site', path, 'index.html'), 'utf8');

beforeAll(() => {
  const content = join(folder, 'content');
  cpSync('tests/broken/base', content, { recursive: true });
  for (const name of ['charts', 'events', 'facts', 'people', 'questions', 'series', 'synonyms', 'terms']) writeFileSync(join(content, `${name}.yaml`), '[]\n');
  writeFileSync(join(content, 'agreement.yaml'), 'versions: []\nclauses: []\n');
  writeFileSync(join(content, 'letters.yaml'), '- id: method\n  article: base\n  name: A Reader\n  date: 2026-07-31\n  text: A letter.\n');
  writeFileSync(join(content, 'articles/base.md'), PIECE);
  execFileSync(process.execPath, ['src/build/build.ts'], { stdio: 'pipe', env: { ...process.env, CONTENT_DIR: content, OUT_DIR: join(folder, 'site'), CACHE_DIR: join(folder, 'cache') } });
}, 240_000);

test('a timeline without events has its page', () => {
  expect(htmlOf('timeline')).toContain('<summary>Topic: All</summary>');
});

test('a picture in the text says its measures, so that nothing moves when it comes', () => {
  expect(htmlOf('analysis/base')).toMatch(/<img src="\/icon-180\.png" width="180" height="180" alt="Two strands that cross"/);
});

test('a letter takes no address from the piece that it stands below', () => {
  expect(htmlOf('analysis/base').match(/ id="(?:letter:)?method"/g)).toEqual([' id="method"', ' id="letter:method"']);
});
