import type { APIRoute } from 'astro';
import { feedPaths, type Feed } from '../../library/feeds.ts';
import { toAtom } from '../../outputs/feed.ts';

export const getStaticPaths = feedPaths;
export const GET: APIRoute<Feed> = ({ props: { channel, entries } }) => new Response(toAtom(channel, entries()), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
