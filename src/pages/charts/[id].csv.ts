import type { APIRoute } from 'astro';
import { getLedger } from '../../library/ledger.ts';
import { toChartCsv } from '../../charts/index.ts';
import { FILE_TYPES } from '../../outputs/hosting.ts';

export const getStaticPaths = async () => [...(await getLedger()).charts.values()].map((chart) => ({ params: { id: chart.id }, props: { chart } }));
export const GET: APIRoute = ({ props: { chart } }) => new Response(toChartCsv(chart), { headers: { 'Content-Type': FILE_TYPES['.csv'] } });
