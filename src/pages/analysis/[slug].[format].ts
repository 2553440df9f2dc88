import type { APIRoute } from 'astro';
import { filePaths, serveBeside, type Props } from '../../library/articles.ts';

export const getStaticPaths = filePaths;
export const GET: APIRoute<Props> = ({ params, props: { article } }) => serveBeside(article, `/analysis/${article.slug}.${params['format']}`);
