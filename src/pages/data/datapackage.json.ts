import type { APIRoute } from 'astro';
import { toDataPackage } from '../../outputs/data.ts';

export const GET: APIRoute = () => new Response(toDataPackage(), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
