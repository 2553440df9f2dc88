/** The button that copies a text: what it takes, and what it says. */
import { beforeEach, expect, test, vi } from 'vitest';
import { CopyText } from '../../src/elements/copy-text.ts';

customElements.define('copy-text', CopyText);
const written: string[] = [];
let works = true;

beforeEach(() => {
  written.length = 0;
  works = true;
  vi.stubGlobal('navigator', { clipboard: { writeText: (text: string) => (works ? Promise.resolve(void written.push(text)) : Promise.reject(new Error('refused'))) } });
});

const show = (html: string): { button: HTMLButtonElement; output: HTMLOutputElement } => {
  // In a browser the children are there when the element is defined; here they must be put in first.
  const element = document.createElement('copy-text');
  element.innerHTML = html;
  element.setAttribute('label', 'APA');
  document.body.replaceChildren(element);
  return { button: document.querySelector('button')!, output: document.querySelector('output')! };
};

test('a paragraph is copied as its words, a field as its value, and the button says of what', async () => {
  const line = show('<p>\n  The Entente desk. <em>Title</em>.\n</p>');
  expect(line.button.getAttribute('aria-label')).toBe('Copy: APA');
  line.button.click();
  await vi.waitFor(() => expect(line.output.value).toBe('Copied'));
  const field = show('<textarea>&lt;p&gt;x&lt;/p&gt;</textarea>');
  field.button.click();
  await vi.waitFor(() => expect(field.output.value).toBe('Copied'));
  expect(written).toEqual(['The Entente desk. Title.', '<p>x</p>']);
});

test('a refusal is said', async () => {
  works = false;
  const { button, output } = show('<p>x</p>');
  button.click();
  await vi.waitFor(() => expect(output.value).toContain('Select the text'));
});

test('without a clipboard there is no button', () => {
  vi.stubGlobal('navigator', {});
  expect(show('<p>x</p>').button).toBeNull();
});
