/** What a picture's file says of itself. */
import { readFileSync } from 'node:fs';
import { imageSize } from 'image-size';
import type { PictureFile } from '../model/check/given.ts';

/** From this value of its Exif field on a camera's picture is shown on its side. */
const ON_ITS_SIDE = 5;

/** Whether a file goes on to its end: of one whose copy broke off, a page would show a part, or nothing. */
function isWhole(file: Buffer, kind: string): boolean {
  if (kind === 'png') return file.includes('IEND');
  if (kind === 'jpg') return file.includes(Buffer.from([0xff, 0xd9]));
  if (kind === 'webp') return file.length >= file.readUInt32LE(4) + 8;
  return kind !== 'svg' || file.includes('</svg>');
}

/** The measures of a picture as a reader sees it. Where they cannot be read from this file, for whatever reason, no page could show it: `undefined`. */
export function readPicture(path: string): PictureFile | undefined {
  try {
    const file = readFileSync(path);
    const { width, height, type: kind = '', orientation = 1 } = imageSize(file);
    if (!isWhole(file, kind)) return undefined;
    const [across, down] = orientation >= ON_ITS_SIDE ? [height, width] : [width, height];
    return width > 0 ? { bytes: file.length, width: across, height: down, isDrawing: kind === 'svg', kind } : undefined;
  } catch {
    return undefined;
  }
}
