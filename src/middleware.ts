import { defineMiddleware } from 'astro:middleware';
import { bind } from './outputs/bind.ts';

/** Every page on its way out in development. A build does it to the text that it writes (build/pages-worker.ts): a response more would be read and made anew for each page. */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!import.meta.env.DEV || !response.headers.get('content-type')?.startsWith('text/html')) return response;
  return new Response(bind(await response.text()), response);
});
