import type { APIRoute } from 'astro';
import { getLedger } from '../../library/ledger.ts';
import { DATASETS, toCsv, type Dataset } from '../../outputs/data.ts';

export const getStaticPaths = () => DATASETS.map((name) => ({ params: { name } }));
export const GET: APIRoute = async ({ params }) => new Response(toCsv(await getLedger(), params['name'] as Dataset), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
