import type { APIRoute } from 'astro';
import { topicFeed, topicPaths } from '../../../library/feeds.ts';
import { toAtom } from '../../../outputs/feed.ts';

export const getStaticPaths = topicPaths;
export const GET: APIRoute = async ({ params }) => new Response(toAtom(...(await topicFeed(params['id']!))), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
