import type { APIRoute } from 'astro';
import { site, url } from '../site.ts';
import { COLORS } from '../styles/colors.ts';

export const GET: APIRoute = () =>
  new Response(
    JSON.stringify({
      name: `${site.name}: ${site.tagline}`,
      short_name: site.name,
      description: site.description,
      lang: site.language,
      start_url: url('/'),
      scope: url('/'),
      display: 'browser',
      background_color: COLORS.paper,
      theme_color: COLORS.paper,
      icons: [
        { src: url('/icon.svg'), type: 'image/svg+xml', sizes: 'any' },
        { src: url('/icon-192.png'), type: 'image/png', sizes: '192x192' },
        { src: url('/icon-512.png'), type: 'image/png', sizes: '512x512' },
      ],
    }),
    { headers: { 'Content-Type': 'application/manifest+json' } },
  );
