import type { APIRoute } from 'astro';
import { wholeKey } from '../../library/keys.ts';
import { getLedger } from '../../library/ledger.ts';
import type { Dataset } from '../../model/pages.ts';
import { DATASETS, toCsv } from '../../outputs/data.ts';
import { FILE_TYPES } from '../../outputs/hosting.ts';

export const getStaticPaths = async () => {
  const cacheKey = wholeKey(await getLedger());
  return DATASETS.map((name) => ({ params: { name }, cacheKey }));
};
export const GET: APIRoute = async ({ params }) => new Response(toCsv(await getLedger(), params['name'] as Dataset), { headers: { 'Content-Type': FILE_TYPES['.csv'] } });
