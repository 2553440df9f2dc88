import type { APIRoute } from 'astro';
import { topicFeed, topicPaths } from '../../../library/feeds.ts';
import { toRss } from '../../../outputs/feed.ts';

export const getStaticPaths = topicPaths;
export const GET: APIRoute = async ({ params }) => new Response(toRss(...(await topicFeed(params['id']!))), { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
