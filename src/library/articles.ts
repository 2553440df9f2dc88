/** For the routes of what stands beside an article: citations, Markdown, the page for republishing. */
import type { Article } from '../model/article.ts';
import { filesBeside } from '../outputs/beside.ts';
import { FORMATS } from '../outputs/citation/index.ts';
import { textKey } from './keys.ts';
import { getLedger, readArticle } from './ledger.ts';

/** What each of these routes is given. */
export interface Props {
  article: Article;
}

interface ArticlePath {
  params: { slug: string };
  props: Props;
  cacheKey: string;
}

/** Each article. */
export async function articlePaths(): Promise<ArticlePath[]> {
  const ledger = await getLedger();
  return ledger.articles.map((article) => ({ params: { slug: article.slug }, props: { article }, cacheKey: textKey(ledger, article) }));
}

/** Each article in each format of a file, for development alone: a build writes these files itself (build/beside.ts). */
export const filePaths = async (): Promise<(ArticlePath & { params: { format: string } })[]> =>
  import.meta.env.DEV ? (await articlePaths()).flatMap((path) => ['md', ...Object.keys(FORMATS)].map((format) => ({ ...path, params: { ...path.params, format } }))) : [];

/** The file beside an article at this path (outputs/beside.ts), as development serves it; 404 where there is none. */
export async function serveBeside(article: Article, path: string): Promise<Response> {
  const file = filesBeside(article, readArticle(article), await getLedger()).find((one) => one.path === path);
  return file ? new Response(file.text, { headers: { 'Content-Type': file.type } }) : new Response(null, { status: 404 });
}
