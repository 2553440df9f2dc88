import type { APIRoute } from 'astro';
import { citationPaths, type Props } from '../../library/articles.ts';
import { toArticleItem, toFile, type Format } from '../../outputs/citation/index.ts';
import { getLedger } from '../../library/ledger.ts';

export const getStaticPaths = citationPaths;
export const GET: APIRoute<Props> = async ({ params, props: { article } }) => toFile([toArticleItem(article, await getLedger())], params['format'] as Format);
