import type { APIRoute } from 'astro';
import { feedPaths, type Feed } from '../../library/feeds.ts';
import { toJsonFeed } from '../../outputs/feed.ts';

export const getStaticPaths = feedPaths;
export const GET: APIRoute<Feed> = ({ props: { channel, entries } }) => new Response(toJsonFeed(channel, entries()), { headers: { 'Content-Type': 'application/feed+json; charset=utf-8' } });
