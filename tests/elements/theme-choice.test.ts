import { beforeEach, expect, test } from 'vitest';
import { ThemeChoice } from '../../src/elements/theme-choice.ts';

globalThis.paint = (theme) => void (document.documentElement.dataset['theme'] = theme);
customElements.define('theme-choice', ThemeChoice);
const radios = `<input type="radio" name="theme" value="" checked><input type="radio" name="theme" value="light"><input type="radio" name="theme" value="dark">`;

/** In a browser the element's children are there when it is defined; here they must be put in first. */
function show(): void {
  const choice = document.createElement('theme-choice');
  choice.hidden = true;
  choice.innerHTML = radios;
  document.body.replaceChildren(choice);
}

beforeEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset['theme'];
});

const choose = (value: string): void => {
  const input = document.querySelector<HTMLInputElement>(`input[value="${value}"]`)!;
  input.checked = true;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};

test('the choice is hidden until script runs, and then says what was chosen before', () => {
  document.documentElement.dataset['theme'] = 'dark';
  show();
  expect(document.querySelector<ThemeChoice>('theme-choice')!.hidden).toBe(false);
  expect(document.querySelector<HTMLInputElement>('input[value="dark"]')!.checked).toBe(true);
});

test('a chosen theme is shown at once and remembered', () => {
  show();
  choose('dark');
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(localStorage.getItem('theme')).toBe('dark');
});

test('going back to the system forgets the choice', () => {
  show();
  choose('light');
  choose('');
  expect(document.documentElement.dataset['theme']).toBe('');
  expect(localStorage.getItem('theme')).toBeNull();
});
