import type { APIRoute } from 'astro';
import { topicFeed, topicPaths } from '../../../library/feeds.ts';
import { toJsonFeed } from '../../../outputs/feed.ts';

export const getStaticPaths = topicPaths;
export const GET: APIRoute = async ({ params }) => new Response(toJsonFeed(...(await topicFeed(params['id']!))), { headers: { 'Content-Type': 'application/feed+json; charset=utf-8' } });
