/** The measures of a piece's pictures, so that its page never shifts. */
import { readPicture } from '../loaders/picture.ts';
import type { Article } from '../model/article.ts';
import type { PictureSizes } from '../outputs/article.ts';

/** By address. One that cannot be read has none: a build has stopped at it, and development shows the rest of the piece, and all others. */
export const sizesOf = ({ pictures }: Article): PictureSizes =>
  Object.fromEntries(
    pictures.flatMap((path) => {
      const picture = readPicture(`public${path}`);
      return picture ? [[path, { width: picture.width, height: picture.height }]] : [];
    }),
  );
