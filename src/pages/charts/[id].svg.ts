import type { APIRoute } from 'astro';
import { getLedger } from '../../library/ledger.ts';
import { toStandaloneSvg } from '../../charts/index.ts';
import { toFileLine } from '../../outputs/chart.ts';

export async function getStaticPaths() {
  const ledger = await getLedger();
  return [...ledger.charts.values()].map((chart) => ({ params: { id: chart.id }, props: { chart, source: toFileLine(chart, ledger) } }));
}
export const GET: APIRoute = ({ props: { chart, source } }) => new Response(toStandaloneSvg(chart, { source }), { headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' } });
