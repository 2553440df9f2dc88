import { defineConfig } from 'astro/config';
import devDesk from './src/build/dev-desk.ts';
import devSearch from './src/build/dev-search.ts';
import { inlineScripts } from './src/build/inline-script.ts';
import { CLIENT, toProgram } from './src/build/program.ts';
import { site, toPort } from './src/site.ts';

/**
 * Vite's helper for `import()` fetches a chunk's style sheets and own imports ahead, in 0.9 KB on every page; ours have
 * none of either.
 */
const bareImports = { name: 'bare-imports', enforce: 'pre', load: { filter: { id: /vite\/preload-helper/ }, handler: () => 'export const __vitePreload = (load) => load();' } };

/** Where `npm run build` has the program compiled; otherwise Astro is left to itself. */
const program = process.env.PROGRAM_DIR;

export default defineConfig({
  site: site.origin,
  base: site.base,
  // A build's pages have one. Development would ask it of the files beside a piece too, whose ending is a parameter of their route.
  trailingSlash: program ? 'always' : 'ignore',
  server: { port: toPort(process.env.PORT || '4321') },
  outDir: program ? `${program}/${CLIENT}` : 'dist',
  // The build puts public files in place itself: a new picture is no new code.
  publicDir: program ? `${program}/public` : 'public',
  cacheDir: `${process.env.CACHE_DIR || '.cache'}/astro`,
  build: { format: 'directory', assets: '_assets' },
  integrations: [devDesk(), devSearch(), ...(program ? [toProgram(program)] : [])],
  devToolbar: { enabled: false },
  vite: { plugins: [bareImports, inlineScripts()], build: { assetsInlineLimit: 0 } },
});
