import { defineConfig } from 'vitest/config';

/** Fast to slow: `unit` and `elements` need nothing, `built` and `browser` read the site in `dist/`. */
export default defineConfig({
  test: {
    root: '.',
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 20_000 } },
      { test: { name: 'elements', include: ['tests/elements/**/*.test.ts'], environment: 'happy-dom' } },
      { test: { name: 'built', include: ['tests/built/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
});
