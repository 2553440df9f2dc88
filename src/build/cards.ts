/** Draw the share cards. An unchanged card is copied from the cache; the same content always gives the same bytes. */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Renderer, type Node } from '@takumi-rs/core';
import type { Card } from '../outputs/card.ts';
import { HORIZON } from '../schemas/common.ts';
import { inWords } from '../model/day.ts';
import { site } from '../site.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const FONTS = [
  ['Newsreader', 'newsreader/files/newsreader-latin-opsz-normal.woff2'],
  ['Newsreader', 'newsreader/files/newsreader-latin-ext-opsz-normal.woff2'],
  ['Schibsted Grotesk', 'schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2'],
] as const;
const INK = '#1a1a18';
const SECOND = '#5b5952';
const PAPER = '#fbf9f4';
const SERIF = 'Newsreader';
const SANS = 'Schibsted Grotesk';

const box = (style: Record<string, unknown>, ...children: Node[]): Node => ({ type: 'container', style: { display: 'flex', ...style }, children }) as Node;
const words = (text: string, style: Record<string, unknown>): Node => ({ type: 'text', text, style }) as Node;

/** The two strands: they run together, cross and part. Faint in their own colors: an `opacity` would cost a third of the card. */
const STRANDS = `data:image/svg+xml;base64,${Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="150" viewBox="0 0 1200 150" fill="none" stroke-width="7"><path stroke="#d5e0df" d="M0 62H260C420 62 470 96 630 96S860 22 1200 22"/><path stroke="#f0dad1" d="M0 78H260C420 78 470 44 630 44S860 128 1200 128"/></svg>`,
).toString('base64')}`;

/** A longer headline is set smaller, so that four lines always hold it. */
const sizeOf = ({ length }: string, figure: boolean): number => {
  const steps = figure ? [[40, 76], [70, 64], [110, 52]] : [[40, 92], [70, 78], [110, 64], [160, 54]];
  return steps.find(([most]) => length <= most!)?.[1] ?? 44;
};

const clip = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', most))} …`);

function draw({ kind, title, figure }: Card): Node {
  return box(
    { width: WIDTH, height: HEIGHT, backgroundColor: PAPER, color: INK, flexDirection: 'column', padding: '56px 64px 0 64px' },
    box(
      { justifyContent: 'space-between', alignItems: 'flex-end', borderBottom: `2px solid ${INK}`, paddingBottom: 18 },
      words(site.name, { fontFamily: SERIF, fontSize: 40, fontWeight: 600 }),
      words(kind, { fontFamily: SANS, fontSize: 28, fontWeight: 600 }),
    ),
    box(
      { flexDirection: 'column', flexGrow: 1, paddingTop: 34, gap: 22 },
      words(clip(title, 170), { fontFamily: SERIF, fontSize: sizeOf(title, figure !== undefined), lineHeight: 1.08, fontWeight: 500, textWrap: 'balance' }),
      ...(figure
        ? [
            box(
              { flexDirection: 'column', gap: 4, paddingLeft: 24, borderLeft: '6px solid #6b4a6e' },
              words(clip(figure.text, 60), { fontFamily: SERIF, fontSize: figure.text.length > 26 ? 46 : 64, fontWeight: 600, lineHeight: 1.1 }),
              words(clip(`${figure.label ? `${figure.label}. ` : ''}${figure.note}`, 120), { fontFamily: SANS, fontSize: 26, color: SECOND, lineHeight: 1.3 }),
            ),
          ]
        : []),
    ),
    { type: 'image', src: STRANDS, width: WIDTH, height: 150, style: { position: 'absolute', left: 0, bottom: 28 } } as Node,
    box(
      { justifyContent: 'space-between', paddingBottom: 30, paddingTop: 12 },
      words(site.tagline, { fontFamily: SANS, fontSize: 22, color: SECOND }),
      words(`Evidence to ${inWords(HORIZON)}`, { fontFamily: SANS, fontSize: 22, color: SECOND }),
    ),
  );
}

/** Draw each card into `folder`. Returns how many were drawn and how many were the same as before. */
export async function writeCards(cards: readonly Card[], folder: string, cache: string, progress?: (done: number) => void): Promise<{ drawn: number; kept: number }> {
  const store = join(cache, 'cards');
  await mkdir(store, { recursive: true });
  const known = new Set(await readdir(store));
  const fonts = await Promise.all(FONTS.map(async ([name, file]) => ({ name, data: await readFile(join('node_modules/@fontsource-variable', file)) })));
  const version = createHash('sha256').update(await readFile('src/build/cards.ts')).update(await readFile('package-lock.json'));
  for (const { data } of fonts) version.update(data);
  const salt = version.digest('hex');
  const renderer = new Renderer();
  for (const font of fonts) await renderer.registerFont(font);
  for (const directory of new Set(cards.map(({ path }) => dirname(join(folder, path))))) await mkdir(directory, { recursive: true });

  let next = 0;
  let drawn = 0;
  const work = async (): Promise<void> => {
    for (let card = cards[next++]; card; card = cards[next++]) {
      const name = `${createHash('sha256').update(salt).update(JSON.stringify([card, site.name, site.tagline, HORIZON])).digest('hex').slice(0, 32)}.png`;
      if (!known.has(name)) {
        const image = await renderer.render(draw(card), { width: WIDTH, height: HEIGHT, format: 'png' });
        await writeFile(join(store, `${name}.part`), image);
        await rename(join(store, `${name}.part`), join(store, name));
        drawn++;
      }
      await copyFile(join(store, name), join(folder, card.path));
      progress?.(next);
    }
  };
  await Promise.all([work(), work()]);
  return { drawn, kept: cards.length - drawn };
}
