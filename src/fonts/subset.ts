/**
 * Makes the fonts of the site from their npm packages: `node src/fonts/subset.ts`. The results are kept in this folder,
 * since they change only with this file or the packages. Each face is cut in two: `core` has the signs of nearly every
 * page, `more` the rest of Latin-1, which a browser asks for only where one of them stands (unicode-range).
 */
import { readFile, writeFile } from 'node:fs/promises';
import subset from 'subset-font';
import { CORE, MORE } from './signs.ts';

/** Newsreader is used at two optical sizes: text at 18 points, headlines (and bold words) at 44. */
const faces = [
  ['newsreader-text', 'newsreader/files/newsreader-latin-opsz-normal.woff2', { wght: 400, opsz: 18 }],
  ['newsreader-display', 'newsreader/files/newsreader-latin-opsz-normal.woff2', { wght: 500, opsz: 44 }],
  ['newsreader-italic', 'newsreader/files/newsreader-latin-opsz-italic.woff2', { wght: 400, opsz: 18 }],
  ['schibsted-grotesk', 'schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2', { wght: { min: 400, max: 700 } }],
] as const;

/** Ligatures, accents, and figures of one width for tables. */
const FEATURES = ['liga', 'ccmp', 'locl', 'mark', 'mkmk', 'lnum', 'onum', 'tnum'];

/** Text and headlines are kerned. Labels are not: for pairs that hardly show at their size the tables are half of the file, which has to come before the first paint. */
const featuresOf = (name: string): string[] => (name.startsWith('schibsted') ? FEATURES : ['kern', ...FEATURES]);

for (const [name, file, variationAxes] of faces) {
  for (const [part, signs] of [['core', CORE], ['more', MORE]] as const) {
    // Small capitals, fractions and alternates are never set: their glyphs stay out.
    const font = await subset(await readFile(`node_modules/@fontsource-variable/${file}`), signs, { targetFormat: 'woff2', variationAxes, keepFeatures: featuresOf(name) });
    await writeFile(new URL(`${name}-${part}.woff2`, import.meta.url), font);
    console.log(`${name}-${part}.woff2 ${(font.length / 1024).toFixed(1)} KB`);
  }
}
