import type { APIRoute } from 'astro';
import { getLedger } from '../../library/ledger.ts';
import { pathOf } from '../../model/entry.ts';
import { absolute, site } from '../../site.ts';

export const getStaticPaths = async () => [...(await getLedger()).charts.values()].map((chart) => ({ params: { id: chart.id }, props: { chart } }));
export const GET: APIRoute = ({ props: { chart } }) =>
  new Response(`${JSON.stringify({ source: absolute(pathOf('chart', chart.id)), license: site.license.url, ...chart }, null, 1)}\n`, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
