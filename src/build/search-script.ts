/** Search's own scripts and style sheet, files beside the index: a page that nobody searches from names none of them. */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { site } from '../site.ts';

/** The scripts and what each is bundled from. What counts and orders comes when it is asked for, which in the dialog is seldom. */
const SCRIPTS = { 'site-search.js': 'src/elements/search-dialog.ts', 'facets.js': 'src/elements/search-facets.ts' } as const;

/** Write them and `site-search.css` to `folder`. */
export async function writeSearchScripts(folder: string): Promise<void> {
  for (const [name, entry] of Object.entries(SCRIPTS)) await bundle(entry, folder, name);
  await copyFile('src/styles/search.css', join(folder, 'site-search.css'));
}

async function bundle(entry: string, folder: string, name: string): Promise<void> {
  // A large program, and most builds have the script of the last one.
  const { build } = await import('vite');
  await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    base: site.base,
    build: {
      outDir: folder,
      emptyOutDir: false,
      // As a library: Vite puts no loader of its own before what is imported later.
      lib: { entry, formats: ['es'], fileName: () => name },
    },
  });
  await minifyFile(join(folder, name));
}

/** Minify a module in place; what cannot be parsed stops the build. */
export async function minifyFile(file: string): Promise<void> {
  const { minify } = await import('vite');
  const { code, errors } = await minify(file, await readFile(file, 'utf8'), { module: true });
  if (errors.length > 0) throw new Error(`${file} could not be minified: ${errors.map(({ message }) => message).join('; ')}`);
  await writeFile(file, code);
}
