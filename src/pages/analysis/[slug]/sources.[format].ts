import type { APIRoute } from 'astro';
import { articleFiles, type Props } from '../../../library/citations.ts';
import { toFile, toSourceItems, type Format } from '../../../outputs/citation/index.ts';
import { getLedger } from '../../../library/ledger.ts';

export const getStaticPaths = articleFiles;
export const GET: APIRoute<Props> = async ({ params, props: { article } }) => toFile(toSourceItems(article, await getLedger()), params['format'] as Format);
