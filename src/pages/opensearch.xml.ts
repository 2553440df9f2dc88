import type { APIRoute } from 'astro';
import { escapeHtml } from '../model/html.ts';
import { absolute, site } from '../site.ts';

export const GET: APIRoute = () =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>${escapeHtml(site.name)}</ShortName><Description>${escapeHtml(site.tagline)}</Description><InputEncoding>UTF-8</InputEncoding><Url type="text/html" template="${escapeHtml(absolute('/search/'))}?q={searchTerms}"/></OpenSearchDescription>\n`,
    { headers: { 'Content-Type': 'application/opensearchdescription+xml' } },
  );
