import type { APIRoute } from 'astro';
import { feedPaths, type Feed } from '../../library/feeds.ts';
import { toRss } from '../../outputs/feed.ts';

export const getStaticPaths = feedPaths;
export const GET: APIRoute<Feed> = ({ props: { channel, entries } }) => new Response(toRss(channel, entries()), { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
