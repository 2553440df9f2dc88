/**
 * `npm run look`: screenshots of each page type at four widths in both themes, in .build/look/, with a contact sheet.
 *   npm run look -- /facts/ /            these pages
 *   npm run look -- --widths=360,1280 --themes=light --full
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { launchChromium } from '../../src/build/browsers.ts';
import { OUT } from '../../src/build/publish.ts';
import { serve } from '../../src/build/serve.ts';
import { PAGES } from './pages.ts';

const words = process.argv.slice(2);
const option = (name: string, fallback: string): string[] => (words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? fallback).split(',');
const paths = words.filter((word) => word.startsWith('/'));
const widths = option('widths', '360,768,1280,1680').map(Number);
const themes = option('themes', 'light,dark') as ('light' | 'dark')[];
const fullPage = words.includes('--full');
const folder = '.build/look';

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const { address, server } = await serve(OUT, 0);
const browser = await launchChromium();
const shots: { path: string; file: string; width: number; theme: string }[] = [];
for (const theme of themes) {
  for (const width of widths) {
    const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: width < 500 ? 780 : 1000 }, deviceScaleFactor: 1 });
    const page = await context.newPage();
    for (const path of paths.length > 0 ? paths : PAGES) {
      await page.goto(address + path.slice(1));
      await page.waitForLoadState('networkidle');
      const file = `${path.replace(/^\/|\/$/g, '').replaceAll(/[^a-z0-9-]+/g, '_') || 'front'}-${width}-${theme}.png`;
      await page.screenshot({ path: `${folder}/${file}`, fullPage });
      shots.push({ path, file, width, theme });
    }
    await context.close();
  }
}
const rows = [...new Set(shots.map(({ path }) => path))].map((path) => `<h2>${path}</h2><div>${shots.filter((shot) => shot.path === path).map(({ file, width, theme }) => `<figure><img src="${file}" width="${Math.round(width / 4)}" alt=""><figcaption>${width} ${theme}</figcaption></figure>`).join('')}</div>`);
await writeFile(`${folder}/index.html`, `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>body{font:14px sans-serif;margin:2rem}div{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}figure{margin:0}img{border:1px solid #999}</style>${rows.join('')}`);
await browser.close();
server.close();
console.log(`${shots.length} screenshots in ${folder}/, all on ${folder}/index.html`);
