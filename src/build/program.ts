/**
 * The site's program: what Astro makes of the code, pages that can be made and the files that they fetch, without
 * content and `public/`. Astro takes seconds to compile it and has nothing to do until the code is another, so it is
 * kept; the pages are made by running it (build/pages-worker.ts).
 */
import { spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { codeVersion, digestOf } from '../loaders/digest.ts';
import { site } from '../site.ts';
import { Store } from './store.ts';

/** A program's folders: modules that make pages, and files as the site has them. */
export const SERVER = 'server';
export const CLIENT = 'client';

/** Which program the code makes: another name for any other code, configuration or place of the site. */
export const programName = (): string => digestOf(codeVersion('src', 'astro.config.mjs', 'tsconfig.json'), JSON.stringify(site));

/** For Astro's configuration while it compiles: no page is made, content is left for later, and the modules are kept. */
export function toProgram(folder: string): AstroIntegration {
  let compiled: ReadonlyMap<string, { component: string; styles: readonly unknown[] }> = new Map();
  return {
    name: 'entente-program',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { resolve: { alias: { 'astro:data-layer-content': fileURLToPath(new URL('../loaders/handed.ts', import.meta.url)) } } } });
      },
      'astro:build:setup': ({ pages, target }) => {
        // Filled while Vite builds, so read when it has.
        if (target === 'server') compiled = pages;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((inner) => ({
          ...inner,
          name: 'entente-program',
          setup: async () => {
            const styled = [...compiled].filter(([, page]) => page.styles.length > 0).map(([, { component }]) => component);
            if (styled.length > 0) throw new Error(`${styled.join(', ')}: a style sheet that Astro would link. Import it with ?inline and hand it to the layout (decision 3)`);
            await cp(join(folder, CLIENT, '.prerender'), join(folder, SERVER), { recursive: true });
          },
          getStaticPaths: () => Promise.resolve([]),
        }));
      },
    },
  };
}

/** Run Astro in a process of its own. Rejects with what it said, or where it is stopped. */
function compile(folder: string, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const astro = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
      // Vitest sets these, and Astro would make a development build, with drafts and with routes that development alone has.
      env: { ...process.env, NODE_ENV: 'production', DEV: undefined, PROD: undefined, MODE: undefined, PROGRAM_DIR: folder, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: stop,
    });
    let said = '';
    for (const stream of [astro.stdout, astro.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
    astro.on('error', reject);
    astro.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Astro stopped with code ${code}\n${said}`));
    });
  });
}

/** Put the program at `folder`, which must stand within the project: there its modules find the packages. Returns whether it was compiled anew. */
export async function placeProgram(name: string, folder: string, cache: string, stop: AbortSignal): Promise<boolean> {
  const store = new Store(join(cache, 'program'));
  const made = await store.make(name, async (path) => {
    await compile(folder, stop);
    if (programName() !== name) throw new Error('the code was changed while Astro compiled it. Build again');
    await cp(folder, path, { recursive: true });
  });
  if (!made) store.place(name, folder);
  store.prune();
  return made;
}
