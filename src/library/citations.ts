/** For the routes of the files in which an article and its sources are cited. */
import type { Article } from '../model/article.ts';
import { FORMATS } from '../outputs/citation/index.ts';
import { articleKey } from './keys.ts';
import { getLedger } from './ledger.ts';

export interface Props {
  article: Article;
}

/** Each article in each format. */
export async function articleFiles(): Promise<{ params: { slug: string; format: string }; props: Props; cacheKey: string }[]> {
  const ledger = await getLedger();
  return ledger.articles.flatMap((article) => {
    const cacheKey = articleKey(ledger, article);
    return Object.keys(FORMATS).map((format) => ({ params: { slug: article.slug, format }, props: { article }, cacheKey }));
  });
}
