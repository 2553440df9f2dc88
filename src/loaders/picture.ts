/** What a picture's file says of itself. */
import { readFileSync } from 'node:fs';
import { imageSize } from 'image-size';
import type { PictureFile } from '../model/check/given.ts';

/** From this value of its Exif field on a camera's picture is shown on its side. */
const ON_ITS_SIDE = 5;

/** The measures of a picture as a reader sees it. Where they cannot be read from this file, for whatever reason, no page could show it: `undefined`. */
export function readPicture(path: string): PictureFile | undefined {
  try {
    const file = readFileSync(path);
    const { width, height, type, orientation = 1 } = imageSize(file);
    const [across, down] = orientation >= ON_ITS_SIDE ? [height, width] : [width, height];
    return width > 0 ? { bytes: file.length, width: across, height: down, isDrawing: type === 'svg' } : undefined;
  } catch {
    return undefined;
  }
}
