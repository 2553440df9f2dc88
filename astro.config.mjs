import { defineConfig } from 'astro/config';
import devSearch from './src/build/dev-search.ts';
import keptPages from './src/build/kept-pages.ts';
import { site } from './src/site.ts';

/**
 * Vite's helper for `import()` fetches a chunk's style sheets and own imports ahead, in 0.9 KB on every page; ours have
 * none of either.
 */
const bareImports = { name: 'bare-imports', enforce: 'pre', load: { filter: { id: /vite\/preload-helper/ }, handler: () => 'export const __vitePreload = (load) => load();' } };

export default defineConfig({
  site: site.origin,
  base: site.base,
  trailingSlash: 'always',
  outDir: process.env.OUT_DIR ?? 'dist',
  cacheDir: `${process.env.CACHE_DIR ?? '.cache'}/astro`,
  // A page waits for its text from the cache; meanwhile others are made.
  build: { format: 'directory', assets: '_assets', concurrency: 4 },
  integrations: [devSearch(), keptPages()],
  devToolbar: { enabled: false },
  vite: { plugins: [bareImports], build: { assetsInlineLimit: 0 } },
});
