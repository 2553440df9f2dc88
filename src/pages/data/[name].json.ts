import type { APIRoute } from 'astro';
import { wholeKey } from '../../library/keys.ts';
import { getLedger } from '../../library/ledger.ts';
import type { Dataset } from '../../model/pages.ts';
import { DATASETS, toJson } from '../../outputs/data.ts';

export const getStaticPaths = async () => {
  const cacheKey = wholeKey(await getLedger());
  return DATASETS.map((name) => ({ params: { name }, cacheKey }));
};
export const GET: APIRoute = async ({ params }) => new Response(toJson(await getLedger(), params['name'] as Dataset), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
