/** Search's own script and style sheet, each one file beside the index: a page that nobody searches from names neither. */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { site } from '../site.ts';

/** Write `site-search.js` and `site-search.css` to `folder`. */
export async function writeSearchScript(folder: string): Promise<void> {
  const name = 'site-search.js';
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
      lib: { entry: 'src/elements/search-dialog.ts', formats: ['es'], fileName: () => name },
    },
  });
  await minifyFile(join(folder, name));
  await copyFile('src/styles/search.css', join(folder, 'site-search.css'));
}

/** Minify a module in place; what cannot be parsed stops the build. */
export async function minifyFile(file: string): Promise<void> {
  const { minify } = await import('vite');
  const { code, errors } = await minify(file, await readFile(file, 'utf8'), { module: true });
  if (errors.length > 0) throw new Error(`${file} could not be minified: ${errors.map(({ message }) => message).join('; ')}`);
  await writeFile(file, code);
}
