/** The thread that makes pages (build/pages.ts). A page is taken from the last build while its key (library/keys.ts) stays the same. */
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { RouteData } from 'astro';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { digestOf } from '../loaders/digest.ts';
import { absolute } from '../site.ts';
import type { PagesJob, PagesMade } from './pages.ts';
import { SERVER } from './program.ts';
import { Store } from './store.ts';

/** What Astro's entry for making pages ahead exports: its own `App`, which asks its builder for style sheets and scripts that it would add to pages, and ours has none. */
interface Program {
  app: ConstructorParameters<typeof StaticPaths>[0] & {
    logger: unknown;
    getComponentByRoute: (routeData: RouteData) => Promise<unknown>;
    setInternals: (internals: { pagesByKeys: ReadonlyMap<string, unknown> }) => void;
    setOptions: (options: { settings: { scripts: readonly never[] }; logger: unknown }) => void;
    render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
  };
}

/** The program with all that its pages are made of, so that nothing is left to load when content comes. */
async function load(folder: string): Promise<Program['app']> {
  const entry = readdirSync(folder).find((name) => name.startsWith('prerender-entry.'));
  if (!entry) throw new Error(`${folder} holds no program: this version of Astro names its entry otherwise (build/pages-worker.ts)`);
  const { app } = (await import(pathToFileURL(resolve(folder, entry)).href)) as Program;
  app.setInternals({ pagesByKeys: new Map() });
  app.setOptions({ settings: { scripts: [] }, logger: app.logger });
  for (const { routeData } of app.manifest.routes) await app.getComponentByRoute(routeData);
  return app;
}

/** Where a page or file stands in the site, by the address that Astro gives its route. */
function fileOf(pathname: string, type: string): string {
  if (type !== 'page') return pathname.replace(/\/$/, '');
  return pathname.replace(/\/$/, '') === '/404' ? '404.html' : join(pathname, 'index.html');
}

async function makePages(app: Program['app'], { content, name, otherKey, out, cache }: PagesJob): Promise<PagesMade> {
  // The program reads it from there (loaders/handed.ts).
  process.env['CHECKED_CONTENT'] = content;
  const store = new Store(join(cache, 'pages'));
  const paths = await new StaticPaths(app).getAll();
  let made = 0;
  for (const { pathname, route, cacheKey = otherKey } of paths) {
    const file = fileOf(pathname, route.type);
    const kept = digestOf(name, pathname, cacheKey);
    const make = async (at: string): Promise<void> => {
      const address = absolute(route.type === 'page' && pathname !== '/' ? `${pathname.replace(/\/$/, '')}/` : pathname);
      const response = await app.render(new Request(address), { routeData: route });
      if (!response.ok && file !== '404.html') throw new Error(`it answers ${response.status}`);
      // Handing thousands of files over to other threads would cost three times what writing them does.
      writeFileSync(at, await response.bytes());
    };
    try {
      if (await store.make(kept, make)) made++;
      store.place(kept, join(out, file));
    } catch (cause) {
      throw new Error(`${route.component} could not make ${pathname}`, { cause });
    }
  }
  store.prune();
  return { made, kept: paths.length - made };
}

const asked = once(parentPort!, 'message') as Promise<[PagesJob]>;
const app = await load(join(workerData as string, SERVER));
parentPort!.postMessage(await makePages(app, (await asked)[0]));
