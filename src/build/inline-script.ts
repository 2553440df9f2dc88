/** Scripts that stand in a page: written as any other code that a browser runs, and imported as the text that they come to. */
import { readFile } from 'node:fs/promises';
import { Script } from 'node:vm';
import type { Plugin } from 'vite';
import { site } from '../site.ts';

/** The text of an inline script from its file, without types and minified. It is no module, so that it runs where it stands: throws where the file imports or exports something. */
export async function toInlineScript(file: string): Promise<string> {
  const { minify, transformWithOxc } = await import('vite');
  const { code: plain } = await transformWithOxc(await readFile(file, 'utf8'), file, { define: { 'import.meta.env.BASE_URL': JSON.stringify(site.base) } });
  const { code, errors } = await minify(file, plain, { module: false });
  if (errors.length > 0) throw new Error(`${file} could not be minified: ${errors.map(({ message }) => message).join('; ')}`);
  // Read as a page reads it, and not run.
  new Script(code, { filename: file });
  return code.trim().replace(/;$/, '');
}

const QUERY = '?script';

/** For Vite: `import code from './x.ts?script'`. */
export const inlineScripts = (): Plugin => ({
  name: 'entente-inline-scripts',
  enforce: 'pre',
  load: {
    filter: { id: /\?script$/ },
    async handler(id) {
      const file = id.slice(0, -QUERY.length);
      this.addWatchFile(file);
      return `export default ${JSON.stringify(await toInlineScript(file))};`;
    },
  },
});
