/** The measures of a piece's pictures, so that its page never shifts. */
import { readPicture } from '../loaders/picture.ts';
import type { Article } from '../model/article.ts';
import type { PictureSizes } from '../outputs/article.ts';

/** By address. Throws where a picture cannot be read, which the check has told before. */
export const sizesOf = ({ pictures }: Article): PictureSizes =>
  Object.fromEntries(
    pictures.map((path) => {
      const picture = readPicture(`public${path}`);
      if (!picture) throw new Error(`public${path} is no picture that can be read`);
      return [path, { width: picture.width, height: picture.height }];
    }),
  );
