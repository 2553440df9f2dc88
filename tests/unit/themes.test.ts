/** Whatever is often said of the partnership, a reader finds the piece that answers it. */
import { describe, expect, test } from 'vitest';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { keyOf } from '../../src/model/entry.ts';
import { toLedger } from '../../src/model/ledger.ts';

const ledger = toLedger(toContent(await readContent()));

describe('themes', () => {
  test('every claim that we checked is answered in a piece', () => {
    const unanswered = [...ledger.claims.keys()].filter((id) => !ledger.namedIn.has(keyOf('claim', id)));
    expect(unanswered).toEqual([]);
  });
  test('every question that the record leaves open is raised in a piece', () => {
    const unraised = [...ledger.questions.keys()].filter((id) => !ledger.namedIn.has(keyOf('question', id)));
    expect(unraised).toEqual([]);
  });
  test('every topic has a piece of its own, filed under it first', () => {
    const sections = new Set(ledger.articles.map(({ topics }) => topics[0]));
    expect([...ledger.topics.keys()].filter((id) => !sections.has(id))).toEqual([]);
  });
});
