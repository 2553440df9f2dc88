import type { APIRoute } from 'astro';
import { siteFeed } from '../library/feeds.ts';
import { toJsonFeed } from '../outputs/feed.ts';

export const GET: APIRoute = async () => new Response(toJsonFeed(...(await siteFeed())), { headers: { 'Content-Type': 'application/feed+json; charset=utf-8' } });
