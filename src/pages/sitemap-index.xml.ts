import type { APIRoute } from 'astro';
import { getLedger } from '../library/ledger.ts';
import { pagesOf, SITEMAP_LENGTH, toSitemapIndex } from '../outputs/hosting.ts';

export const GET: APIRoute = async () =>
  new Response(toSitemapIndex(Math.ceil(pagesOf(await getLedger()).length / SITEMAP_LENGTH)), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
