/** Search's own script and style sheet, each one file beside the index: a page that nobody searches from names neither. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { site } from '../site.ts';

/** Write `site-search.js` and `site-search.css` to `folder`. */
export async function writeSearchScript(folder: string): Promise<void> {
  await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    base: site.base,
    build: {
      outDir: folder,
      emptyOutDir: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'src/elements/search-dialog.ts', preserveEntrySignatures: 'strict', output: { entryFileNames: 'site-search.js' } },
    },
  });
  await copyFile('src/styles/search.css', join(folder, 'site-search.css'));
}
