import type { APIRoute } from 'astro';
import { getLedger } from '../../library/ledger.ts';
import { datesAhead, toCalendar } from '../../outputs/calendar.ts';

export const GET: APIRoute = async () => new Response(toCalendar(datesAhead(await getLedger())), { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
