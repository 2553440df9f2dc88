import type { APIRoute } from 'astro';
import { getLedger } from '../../library/ledger.ts';
import { toChartJson } from '../../outputs/data.ts';

export const getStaticPaths = async () => [...(await getLedger()).charts.values()].map((chart) => ({ params: { id: chart.id }, props: { chart } }));
export const GET: APIRoute = ({ props: { chart } }) => new Response(toChartJson(chart), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
