import type { APIRoute } from 'astro';
import { getLedger } from '../../library/ledger.ts';
import { toStandaloneSvg } from '../../charts/index.ts';
import { toFileLine, toMarks } from '../../outputs/chart.ts';

export async function getStaticPaths() {
  const ledger = await getLedger();
  return [...ledger.charts.values()].map((chart) => ({ params: { id: chart.id }, props: { chart, source: toFileLine(chart, ledger), events: toMarks(chart, ledger) } }));
}
export const GET: APIRoute = ({ props: { chart, source, events } }) => new Response(toStandaloneSvg(chart, { source, events }).svg, { headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' } });
