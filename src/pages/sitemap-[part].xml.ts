import type { APIRoute } from 'astro';
import { getLedger } from '../library/ledger.ts';
import { pagesOf, SITEMAP_LENGTH, toSitemap } from '../outputs/hosting.ts';

export async function getStaticPaths() {
  const count = Math.ceil(pagesOf(await getLedger()).length / SITEMAP_LENGTH);
  return Array.from({ length: count }, (_, at) => ({ params: { part: String(at) } }));
}

export const GET: APIRoute = async ({ params }) => {
  const from = Number(params['part']) * SITEMAP_LENGTH;
  return new Response(toSitemap(pagesOf(await getLedger()).slice(from, from + SITEMAP_LENGTH)), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
