import type { APIRoute } from 'astro';
import { siteFeed } from '../library/feeds.ts';
import { toAtom } from '../outputs/feed.ts';

export const GET: APIRoute = async () => new Response(toAtom(...(await siteFeed())), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
