/** Every word that a reader meets is spelled as American English spells it, or is a name that the ledger knows. */
import { readdirSync, readFileSync } from 'node:fs';
import { spellCheckDocument } from 'cspell-lib';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (path: string): string => readFileSync(path, 'utf8');

interface Named {
  name?: string;
  term?: string;
  publisher?: string;
  aliases?: string[];
}

/** Names of people, organizations, terms and publishers: words that the ledger itself vouches for. */
const names = ['people', 'organizations', 'terms', 'sources'].flatMap((file) =>
  (parse(read(`content/${file}.yaml`)) as Named[]).flatMap(({ name, term, publisher, aliases = [] }) => [name, term, publisher, ...aliases]),
);
const words = [...names, ...read('tests/unit/words.txt').split('\n')].flatMap((text) => text?.match(/[\p{L}\p{M}]+/gu) ?? []);

/** What no reader sees as words: ids and addresses. Masked letter by letter, so that lines and columns stay. */
const UNREAD = {
  md: [
    // Front matter that holds ids, and the names of fields.
    /^(?:kind|topics|series|about|lead|checks|unknown|redirects-from):.*$/gm,
    /^[a-z-]+:/gm,
    // A line of `ids-from`: an old place and the one that it is now.
    /^ {2}[\w-]+: [\w-]+$/gm,
    // The ids of directives; `{as="…"}` is read.
    /:[a-z]+\[[^\]]*\]/g,
    /^::[a-z]+\{[^}]*\}/gm,
    /\]\([^)]*\)/g,
  ],
  yaml: [
    /^[ -]*(?:id|url|readAt|sources|topics|actors|organizations|article|lead|claims|version|fact|measure|supersededBy|unit|kind|status):.*$/gm,
    // An item of a list of ids.
    /^ *- [a-z0-9]+(?:-[a-z0-9]+)+$/gm,
    /#.*$/gm,
  ],
};

const mask = (text: string, patterns: readonly RegExp[]): string => patterns.reduce((masked, pattern) => masked.replace(pattern, (found) => ' '.repeat(found.length)), text);

/** Misspelled words of a file, each with its line. */
async function misspelled(path: string, source = read(path)): Promise<string[]> {
  const text = mask(source, UNREAD[path.endsWith('.md') ? 'md' : 'yaml']);
  const { issues, errors } = await spellCheckDocument(
    { uri: `file:///${path}`, text, languageId: 'plaintext' },
    { generateSuggestions: false, noConfigSearch: true },
    { version: '0.2', language: 'en-US', loadDefaultConfiguration: false, import: ['@cspell/dict-en_us/cspell-ext.json'], dictionaries: ['en_us'], words, minWordLength: 3 },
  );
  expect(errors ?? []).toEqual([]);
  return issues.map(({ text: word, offset }) => `${path}:${text.slice(0, offset).split('\n').length} ${word}`);
}

// Titles in sources.yaml are other people's words, in several languages; synonyms.yaml is what readers type.
const files = [
  ...readdirSync('content/articles').map((name) => `content/articles/${name}`),
  ...readdirSync('content')
    .filter((name) => name.endsWith('.yaml') && name !== 'sources.yaml' && name !== 'synonyms.yaml')
    .map((name) => `content/${name}`),
];

describe('spelling', () => {
  test.each(files)('%s', async (path) => {
    expect(await misspelled(path)).toEqual([]);
  });

  // Of two forms the dictionary knows both; an alias is what a reader may type.
  test.each(files)('%s keeps to one form of a word', (path) => {
    const text = mask(read(path), [...UNREAD[path.endsWith('.md') ? 'md' : 'yaml'], /^ +aliases:.*$/gm]);
    expect(text.match(/\b(?:after|back|to)wards\b|\bstart-ups?\b|\bdata centers?\b/gi) ?? []).toEqual([]);
  });

  test('tells a misspelled word with its line, and knows British spelling for what it is', async () => {
    const text = 'title: Fair\n---\nThe colour of a :term[agi-clause]{as="partnershp"} with Microsoft.:cite[nobody-reads-thiss]\n';
    expect(await misspelled('a.md', text)).toEqual(['a.md:3 colour', 'a.md:3 partnershp']);
    expect(await misspelled('a.md', 'ids-from:\n  p-2dda51: microsofts-lock\n---\nMispeled.\n')).toEqual(['a.md:4 Mispeled']);
    expect(await misspelled('a.yaml', '- id: mispeled\n  note: |\n    Mispeled.\n')).toEqual(['a.yaml:3 Mispeled']);
  });
});
