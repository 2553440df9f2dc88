/** The measures of a picture in `public/`, so that its page never shifts. */
import { readFileSync } from 'node:fs';
import { imageSize as measure } from 'image-size';

export function imageSize(path: string): { width: number; height: number } {
  const { width, height } = measure(readFileSync(`public${path}`));
  return { width, height };
}
