import type { APIRoute } from 'astro';
import { siteFeed } from '../library/feeds.ts';
import { toRss } from '../outputs/feed.ts';

export const GET: APIRoute = async () => new Response(toRss(...(await siteFeed())), { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
