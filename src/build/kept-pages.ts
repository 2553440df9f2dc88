/**
 * Pages with a key (library/keys.ts) are kept from one build to the next while their key and the code stay the same: Astro
 * is not told of them, and the kept file is put in their place. Astro's own `experimental.incrementalBuild` does as much,
 * but it writes every page twice and reads each one again.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { places } from '../loaders/content.ts';
import { codeVersion, digestOf } from '../loaders/digest.ts';
import { link, Store } from './store.ts';

/** What makes a page besides its key. */
const CODE = ['src', 'astro.config.mjs'] as const;

export default function keptPages(): AstroIntegration {
  let out = '';
  let store: Store;
  /** Pages that are made in this build: where they will stand, and under which name they are kept. */
  const made = new Map<string, string>();
  return {
    name: 'entente-kept-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        out = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        const version = codeVersion(...CODE);
        store = new Store(join(places.cache, 'pages'));
        setPrerenderer((inner) => ({
          ...inner,
          name: 'entente-kept-pages',
          getStaticPaths: async () =>
            (await inner.getStaticPaths()).filter(({ pathname, route, cacheKey }) => {
              if (cacheKey === undefined) return true;
              const file = route.type === 'page' ? join(out, pathname, 'index.html') : join(out, pathname.replace(/\/$/, ''));
              const name = digestOf(version, pathname, cacheKey);
              if (store.place(name, file)) return false;
              made.set(file, name);
              return true;
            }),
        }));
      },
      'astro:build:done': async () => {
        for (const [file, name] of made) await store.make(name, (path) => link(file, path));
        store.prune();
      },
    },
  };
}
