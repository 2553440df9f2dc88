import type { APIRoute } from 'astro';
import { getLedger } from '../../library/ledger.ts';
import { DATASETS, toJson, type Dataset } from '../../outputs/data.ts';

export const getStaticPaths = () => DATASETS.map((name) => ({ params: { name } }));
export const GET: APIRoute = async ({ params }) => new Response(toJson(await getLedger(), params['name'] as Dataset), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
