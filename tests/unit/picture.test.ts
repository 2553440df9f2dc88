/** The measures of a picture are those that a reader sees. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sizesOf } from '../../src/library/images.ts';
import { readPicture } from '../../src/loaders/picture.ts';
import type { Article } from '../../src/model/article.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-picture-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The head of a JPEG of 40 × 20 pixels with the turn that a camera noted. */
const jpeg = (orientation: number): Buffer => {
  const exif = Buffer.from(`457869660000${'4d4d002a00000008'}${'0001'}${`011200030000000100${orientation.toString(16).padStart(2, '0')}0000`}00000000`, 'hex');
  const app1 = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app1, Buffer.from('ffc00011080014002803011100021101031101ffd9', 'hex')]);
};

test.each([
  [1, 40, 20],
  [3, 40, 20],
  [6, 20, 40],
  [8, 20, 40],
])('a picture with the turn %i is %i × %i', (orientation, width, height) => {
  const path = join(folder, `${orientation}.jpg`);
  writeFileSync(path, jpeg(orientation));
  expect(readPicture(path)).toMatchObject({ width, height, isDrawing: false });
});

test('a file that is no picture has no measures', () => {
  const path = join(folder, 'text.png');
  writeFileSync(path, 'No picture.');
  expect(readPicture(path)).toBeUndefined();
});

test('a picture that is not there leaves the others of its piece their measures', () => {
  expect(sizesOf({ pictures: ['/images/none.png', '/icon-180.png'] } as unknown as Article)).toEqual({ '/icon-180.png': { width: 180, height: 180 } });
});
