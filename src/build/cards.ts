/** Draw the pictures: share cards and charts. An unchanged one is taken from the cache; the same content always gives the same bytes. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Renderer, type Node } from '@takumi-rs/core';
import { codeVersion, digestOf } from '../loaders/digest.ts';
import type { Ledger } from '../model/ledger.ts';
import { CARD_SIZE, type Card } from '../outputs/card.ts';
import { toFileLine } from '../outputs/chart.ts';
import { drawCard, drawChartFile, SANS, SERIF } from './card-drawing.ts';
import { Store } from './store.ts';

const FACES = 'node_modules/@fontsource-variable';
const FONTS = [
  [SERIF, 'newsreader/files/newsreader-latin-opsz-normal.woff2'],
  [SERIF, 'newsreader/files/newsreader-latin-ext-opsz-normal.woff2'],
  [SANS, 'schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2'],
] as const;

/** A picture to be made: where it goes, how large it is, and what draws it. */
export interface Picture {
  path: string;
  draw: () => { node: Node; width: number; height: number };
}

export const toCardPictures = (cards: readonly Card[]): Picture[] => cards.map((card) => ({ path: card.path, draw: () => ({ node: drawCard(card), ...CARD_SIZE }) }));

/** Each chart as a picture to take along, at twice its size. */
export const toChartPictures = (ledger: Ledger): Picture[] =>
  [...ledger.charts.values()].map((chart) => ({ path: `/charts/${chart.id}.png`, draw: () => drawChartFile(chart, toFileLine(chart, ledger)) }));

/** Draw each picture into `folder`, saying after each how many are drawn. Returns how many were drawn and how many were the same as before. */
export async function writePictures(pictures: readonly Picture[], folder: string, cache: string, progress?: (drawn: number) => void): Promise<{ drawn: number; kept: number }> {
  const store = new Store(join(cache, 'cards'));
  const fonts = await Promise.all(FONTS.map(async ([name, file]) => ({ name, data: await readFile(join(FACES, file)) })));
  const version = codeVersion(...FONTS.map(([, file]) => join(FACES, file)));
  const renderer = new Renderer();
  for (const font of fonts) await renderer.registerFont(font);

  let next = 0;
  let drawn = 0;
  const work = async (): Promise<void> => {
    for (let picture = pictures[next++]; picture; picture = pictures[next++]) {
      const { node, ...size } = picture.draw();
      const name = digestOf(version, JSON.stringify([node, size]));
      if (await store.make(name, async (path) => writeFile(path, await renderer.render(node, { ...size, format: 'png' })))) {
        drawn++;
        progress?.(drawn);
      }
      store.place(name, join(folder, picture.path));
    }
  };
  await Promise.all([work(), work()]);
  store.prune();
  return { drawn, kept: pictures.length - drawn };
}
