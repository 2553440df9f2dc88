/** The list of contents shows where the reader is. */
import { expect, test, vi } from 'vitest';
import { followReader } from '../../src/elements/current-place.ts';

test('the last place whose beginning was read is current; above the first, the first', () => {
  document.body.innerHTML = '<nav><a href="#a">A</a><a href="#b">B</a><a href="#gone">Gone</a></nav><h2 id="a"></h2><h2 id="b"></h2>';
  let report: (entries: { target: Element; isIntersecting: boolean }[]) => void = () => {};
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: typeof report) {
        report = callback;
      }
      observe(): void {}
    },
  );
  followReader(document.querySelector('nav')!);
  const [a, b] = ['a', 'b'].map((id) => document.getElementById(id)!) as [HTMLElement, HTMLElement] & HTMLElement[];
  const current = () => [...document.querySelectorAll('[aria-current="true"]')].map(({ textContent }) => textContent);
  report([{ target: a, isIntersecting: false }, { target: b, isIntersecting: false }]);
  expect(current()).toEqual(['A']);
  report([{ target: a, isIntersecting: true }, { target: b, isIntersecting: true }]);
  expect(current()).toEqual(['B']);
  report([{ target: b, isIntersecting: false }]);
  expect(current()).toEqual(['A']);
});
