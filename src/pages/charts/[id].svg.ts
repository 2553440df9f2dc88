import type { APIRoute } from 'astro';
import { getLedger } from '../../library/ledger.ts';
import { toStandaloneSvg } from '../../charts/index.ts';

export const getStaticPaths = async () => [...(await getLedger()).charts.values()].map((chart) => ({ params: { id: chart.id }, props: { chart } }));
export const GET: APIRoute = ({ props: { chart } }) => new Response(toStandaloneSvg(chart), { headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' } });
