/** The measures of pictures in `public/`, so that a page never shifts. */
import { readFileSync } from 'node:fs';
import { imageSize } from 'image-size';
import type { Article } from '../model/article.ts';

/** In pixels, as a reader sees it. */
export interface Size {
  width: number;
  height: number;
}

/** From this value of its Exif field on a camera's picture is shown on its side. */
const ON_ITS_SIDE = 5;

function sizeOf(path: string): Size {
  const { width, height, orientation = 1 } = imageSize(readFileSync(`public${path}`));
  return orientation >= ON_ITS_SIDE ? { width: height, height: width } : { width, height };
}

/** The sizes of a piece's pictures, by address. The check has read each of them before. */
export const sizesOf = ({ pictures }: Article): Record<string, Size> => Object.fromEntries(pictures.map((path) => [path, sizeOf(path)]));
