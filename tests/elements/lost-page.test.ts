import { expect, test } from 'vitest';
import { tidyAddress } from '../../src/elements/lost-page.ts';

test.each([
  ['/Facts/Microsoft-Stake/', '/facts/microsoft-stake/'],
  ['/facts/microsoft-stake', '/facts/microsoft-stake/'],
  ['/facts/microsoft-stake/).', '/facts/microsoft-stake/'],
  ['/facts/microsoft-stake/)./', '/facts/microsoft-stake/'],
  ['/', '/'],
  ['/facts/microsoft-stake/%22', '/facts/microsoft-stake/'],
  ['/facts/microsoft-stake,', '/facts/microsoft-stake/'],
  ['/facts//microsoft-stake/', '/facts/microsoft-stake/'],
  ['/facts/microsoft-stake/index.html', '/facts/microsoft-stake/'],
  ['/facts/microsoft-stake.html', '/facts/microsoft-stake/'],
  ['/something/Analysis/A/%E2%80%9D', '/something/analysis/a/'],
  ['/charts/Ownership-2025.CSV', '/charts/ownership-2025.csv'],
  ['/facts/100%/', '/facts/100%/'],
  ['//elsewhere.example/a', '/elsewhere.example/a/'],
  ['/%5Celsewhere.example/a', '/elsewhere.example/a/'],
  ['/%09/elsewhere.example/a', '/elsewhere.example/a/'],
  // Programs write the sign of a fragment or a query as a letter of the path, and join a query without its sign.
  ['/facts/microsoft-stake/%23history', '/facts/microsoft-stake/#history'],
  ['/analysis/a%3Fv=2026-07-31%23notes', '/analysis/a/?v=2026-07-31#notes'],
  ['/analysis/a/&utm_source=x', '/analysis/a/?utm_source=x'],
  // A space of no width, and a line that was broken.
  ['/facts/microsoft-stake/%E2%80%8B', '/facts/microsoft-stake/'],
  ['/facts/microsoft-%0Astake/', '/facts/microsoft-stake/'],
])('%s is taken for %s', (path, meant) => {
  expect(tidyAddress(path)).toBe(meant);
});

test.each([
  ['/Deal/Facts/Microsoft-Stake/', '/Deal/facts/microsoft-stake/'],
  ['/deal/facts/microsoft-stake', '/Deal/facts/microsoft-stake/'],
  ['/Deal/', '/Deal/'],
  // From before the site stood below a path.
  ['/facts/microsoft-stake/', '/Deal/facts/microsoft-stake/'],
])('below /Deal/, which keeps its capital, %s is taken for %s', (path, meant) => {
  expect(tidyAddress(path, '/Deal/')).toBe(meant);
});
