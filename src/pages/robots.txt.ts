import type { APIRoute } from 'astro';
import { toRobots } from '../outputs/hosting.ts';

export const GET: APIRoute = () => new Response(toRobots(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
