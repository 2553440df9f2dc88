import type { APIRoute } from 'astro';
import { articlePaths, type Props } from '../../library/articles.ts';
import { getLedger, readArticle, readSource } from '../../library/ledger.ts';
import { toMarkdown } from '../../outputs/markdown.ts';

export const getStaticPaths = articlePaths;
export const GET: APIRoute<Props> = async ({ props: { article } }) =>
  new Response(toMarkdown(article, await readArticle(article), await readSource(article), await getLedger()), { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
