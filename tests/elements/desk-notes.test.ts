import { beforeEach, expect, test } from 'vitest';
import { DeskNotes } from '../../src/elements/desk-notes.ts';

customElements.define('desk-notes', DeskNotes);

let notes: DeskNotes;
beforeEach(() => {
  notes = new DeskNotes();
  document.body.replaceChildren(notes);
});

const words = (): string => notes.shadowRoot!.textContent;

test('nothing is shown where there is nothing to say', () => {
  expect(notes.hidden).toBe(true);
  notes.show({ mistakes: ['content/facts.yaml:1  a. B.'], drafts: [] });
  expect(notes.hidden).toBe(false);
  notes.show({ mistakes: [], drafts: [] });
  expect(notes.hidden).toBe(true);
});

test('each mistake stands with its place, and the list stays closed once it was closed', () => {
  notes.show({ mistakes: ['content/facts.yaml:12  the id stands twice. Remove it.', 'content/terms.yaml:3  <b>. Mend.'], drafts: [] });
  const items = [...notes.shadowRoot!.querySelectorAll('li')];
  expect(items.map((item) => item.querySelector('b')!.textContent)).toEqual(['content/facts.yaml:12', 'content/terms.yaml:3']);
  expect(items[1]!.textContent).toContain('<b>. Mend.');
  expect(words()).toContain('2 mistakes in content');
  const details = notes.shadowRoot!.querySelector('details')!;
  expect(details.open).toBe(true);
  details.open = false;
  notes.show({ mistakes: ['content/facts.yaml:12  the id stands twice. Remove it.'], drafts: [] });
  expect(notes.shadowRoot!.querySelector('details')!.open).toBe(false);
});

test('a draft says that it is one, and any page leads to the drafts', () => {
  notes.show({ mistakes: [], drafts: [{ path: location.pathname, title: 'This' }, { path: '/analysis/that/', title: 'That' }] });
  expect(words()).toContain('This piece is a draft');
  expect([...notes.shadowRoot!.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['/analysis/that/']);
});
