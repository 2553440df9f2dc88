/**
 * Makes the fonts of the site from their npm packages: `node src/fonts/subset.ts`. The results are kept in this folder,
 * since they change only with this file or the packages. The signs are Latin-1, typographic punctuation and arrows.
 */
import { readFile, writeFile } from 'node:fs/promises';
import subset from 'subset-font';

const range = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join('');
const SIGNS = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ŒœŠšŽžŁłćčęńśż\u2009\u202f–—‘’‚“”„†‡•…′″‹›€™−×÷≈≠≤≥½¼¾←↑→↓↗↩`;

const faces = [
  ['newsreader-roman', 'newsreader/files/newsreader-latin-opsz-normal.woff2', { wght: { min: 400, max: 700 }, opsz: { min: 14, max: 72 } }],
  ['newsreader-italic', 'newsreader/files/newsreader-latin-opsz-italic.woff2', { wght: 400, opsz: 18 }],
  ['schibsted-grotesk', 'schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2', { wght: { min: 400, max: 700 } }],
] as const;

for (const [name, file, variationAxes] of faces) {
  const font = await subset(await readFile(`node_modules/@fontsource-variable/${file}`), SIGNS, { targetFormat: 'woff2', variationAxes });
  await writeFile(new URL(`${name}.woff2`, import.meta.url), font);
  console.log(`${name}.woff2 ${(font.length / 1024).toFixed(0)} KB`);
}
