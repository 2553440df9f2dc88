import { defineConfig } from 'vitest/config';

/** A loop over nothing and a callback that is never called are no passed test. */
const expect = { requireAssertions: true };

/** Fast to slow: `unit` and `elements` need nothing, `built` and `browser` read the site in `dist/`. */
export default defineConfig({
  test: {
    root: '.',
    projects: [
      { test: { expect, name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 60_000 } },
      { test: { expect, name: 'elements', include: ['tests/elements/**/*.test.ts'], environment: 'happy-dom' } },
      { test: { expect, name: 'built', include: ['tests/built/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { expect, name: 'browser', include: ['tests/browser/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
