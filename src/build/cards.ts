/** Draw the pictures: share cards and charts. An unchanged one is taken from the cache; the same content always gives the same bytes. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Renderer, type Node } from '@takumi-rs/core';
import { codeVersion, digestOf } from '../loaders/digest.ts';
import { keep } from '../loaders/keep.ts';
import type { Ledger } from '../model/ledger.ts';
import { CARD_SIZE, type Card } from '../outputs/card.ts';
import { toFileLine, toMarks } from '../outputs/chart.ts';
import { drawCard, drawChartFile, SANS, SERIF } from './card-drawing.ts';
import { LOADED } from './loaded.ts';
import { Store } from './store.ts';

const FACES = 'node_modules/@fontsource-variable';
const FONTS = [
  [SERIF, 'newsreader/files/newsreader-latin-opsz-normal.woff2'],
  [SERIF, 'newsreader/files/newsreader-latin-ext-opsz-normal.woff2'],
  [SANS, 'schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2'],
] as const;

/** A picture to be made: where it goes, what it shows, how large it is, and what draws it. */
export interface Picture {
  path: string;
  /** All that the drawing depends on besides the code, as text: pictures with the same `shows` are the same. */
  shows: string;
  draw: () => { node: Node; width: number; height: number };
}

/** Each card as a picture. */
export const toCardPictures = (cards: readonly Card[]): Picture[] => cards.map((card) => ({ path: card.path, shows: JSON.stringify(card), draw: () => ({ node: drawCard(card), ...CARD_SIZE }) }));

/** Each chart as a picture to take along, at twice its size. */
export const toChartPictures = (ledger: Ledger): Picture[] =>
  [...ledger.charts.values()].map((chart) => {
    const source = toFileLine(chart, ledger);
    const events = toMarks(chart, ledger);
    return { path: `/charts/${chart.id}.png`, shows: JSON.stringify([chart, source, events]), draw: () => drawChartFile(chart, source, events) };
  });

/** The names of pictures in the store, by what they show and by the code, so that an unchanged picture is found without laying it out again. */
class PictureNames {
  readonly #file: string;
  readonly #known: Record<string, string>;
  readonly #used: Record<string, string> = {};

  constructor(file: string) {
    this.#file = file;
    this.#known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  }

  /** The name of the picture that shows this; `toName` is called only where it is not known. */
  of(shows: string, toName: () => string): string {
    const key = digestOf(LOADED, shows);
    return (this.#used[key] = this.#known[key] ?? toName());
  }

  save(): void {
    keep(this.#file, this.#used);
  }
}

interface PictureOptions {
  /** The site that is built. */
  folder: string;
  /** Holds the pictures of earlier builds. */
  cache: string;
  /** Told after each picture how many are drawn. */
  progress?: (drawn: number) => void;
  stop?: AbortSignal;
}

/** Do the work of each item, two at a time. Where one fails, no other is begun, and its error is thrown when the one beside it has ended: until then it writes files. */
async function inPairs<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const workOff = async (): Promise<void> => {
    try {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    } finally {
      left.length = 0;
    }
  };
  for (const ended of await Promise.allSettled([workOff(), workOff()])) if (ended.status === 'rejected') throw ended.reason;
}

/** Draw each picture into `folder`. Returns how many were drawn and how many were the same as before. */
export async function writePictures(pictures: readonly Picture[], { folder, cache, progress, stop }: PictureOptions): Promise<{ drawn: number; kept: number }> {
  const store = new Store(join(cache, 'cards'));
  const names = new PictureNames(join(cache, 'cards.json'));
  const fonts = await Promise.all(FONTS.map(async ([name, file]) => ({ name, data: await readFile(join(FACES, file)) })));
  const version = codeVersion(...FONTS.map(([, file]) => join(FACES, file)));
  const renderer = new Renderer();
  for (const font of fonts) await renderer.registerFont(font);

  let drawn = 0;
  const put = async ({ path: target, shows, draw }: Picture): Promise<void> => {
    stop?.throwIfAborted();
    const name = names.of(shows, () => digestOf(version, JSON.stringify(draw())));
    const render = async (path: string): Promise<void> => {
      const { node, ...size } = draw();
      writeFileSync(path, await renderer.render(node, { ...size, format: 'png' }));
    };
    if (await store.make(name, render)) {
      drawn++;
      progress?.(drawn);
    }
    store.place(name, join(folder, target));
  };
  await inPairs(pictures, put);
  store.prune();
  names.save();
  return { drawn, kept: pictures.length - drawn };
}
