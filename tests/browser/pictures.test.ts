/** Pictures that come out the same on every machine, compared pixel by pixel: what our own code draws with its own faces, without a browser. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { toCardPictures, writePictures } from '../../src/build/cards.ts';
import type { Card } from '../../src/outputs/card.ts';
import { useBrowser, withPage } from './browser.ts';

useBrowser();
/** Where the new ones stand, to be looked at and, if they are as they should be, copied over the kept ones. */
const folder = '.build/pictures';
beforeAll(() => rmSync(folder, { recursive: true, force: true }));

/** How a file is told to a page that reads none. */
const toData = (path: string): string => `data:image/${path.endsWith('.svg') ? 'svg+xml' : 'png'};base64,${readFileSync(path).toString('base64')}`;

/** Which part of two pictures, drawn at the size of the second, differs so that an eye could see it; from 0 to 1. */
const difference = (page: Page, one: string, other: string): Promise<number> =>
  page.evaluate(
    async (files) => {
      const images = await Promise.all(files.map(async (file) => {
        const image = new Image();
        image.src = file;
        await image.decode();
        return image;
      }));
      const { naturalWidth: width, naturalHeight: height } = images[1]!;
      const [a, b] = images.map((image) => {
        const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!;
        context.drawImage(image, 0, 0, width, height);
        return context.getImageData(0, 0, width, height).data;
      }) as [Uint8ClampedArray, Uint8ClampedArray];
      let different = 0;
      for (let at = 0; at < a.length; at += 4) if ([0, 1, 2, 3].some((part) => Math.abs(a[at + part]! - b[at + part]!) > 24)) different++;
      return different / (width * height);
    },
    [one, other].map(toData),
  );

const CARDS: readonly Card[] = [
  {
    path: '/card-of-a-piece.png',
    kind: 'Fact-check',
    title: 'The forty-nine percent was a claim on profit; Microsoft’s stake is about a quarter',
    figure: { label: 'Microsoft’s stake in OpenAI Group PBC', text: 'about 25%', note: 'Confirmed, as of June 30, 2026' },
  },
  { path: '/card-of-an-event.png', kind: 'Timeline', kicker: 'October 28, 2025', title: 'OpenAI recapitalizes and Microsoft becomes a shareholder with about 27 percent', days: ['2025-10-28'] },
];

test.each(CARDS)('$path is drawn as the picture that is kept beside this test', async (card) => {
  await writePictures(toCardPictures([card]), { folder, cache: join(folder, 'cache') });
  await withPage({}, async ({ page }) => {
    expect(await difference(page, join(folder, card.path), `tests/browser${card.path}`)).toBeLessThan(0.0002);
  });
});

test.each([180, 192, 512])('the icon of %i pixels shows the mark of the drawn one', async (size) => {
  await withPage({}, async ({ page }) => {
    expect(await difference(page, 'public/icon.svg', `public/icon-${size}.png`)).toBeLessThan(0.02);
  });
});
