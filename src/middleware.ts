import { defineMiddleware } from 'astro:middleware';
import { bind } from './outputs/bind.ts';

/** Every page on its way out, in development as in the build. */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  return new Response(bind(await response.text()), response);
});
