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
])('%s is taken for %s', (path, meant) => {
  expect(tidyAddress(path)).toBe(meant);
});
