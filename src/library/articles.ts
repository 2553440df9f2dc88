/** For the routes of what stands beside an article: citations, Markdown, the page for republishing. */
import type { Article } from '../model/article.ts';
import { FORMATS } from '../outputs/citation/index.ts';
import { articleKey } from './keys.ts';
import { getLedger } from './ledger.ts';

export interface Props {
  article: Article;
}

interface Path {
  params: { slug: string };
  props: Props;
  cacheKey: string;
}

/** Each article. */
export async function articlePaths(): Promise<Path[]> {
  const ledger = await getLedger();
  return ledger.articles.map((article) => ({ params: { slug: article.slug }, props: { article }, cacheKey: articleKey(ledger, article) }));
}

/** Each article in each format of a citation. */
export const citationPaths = async (): Promise<(Path & { params: { format: string } })[]> =>
  (await articlePaths()).flatMap((path) => Object.keys(FORMATS).map((format) => ({ ...path, params: { ...path.params, format } })));
