import type { APIRoute } from 'astro';
import { getLedger } from '../../library/ledger.ts';
import { datesAhead, toCalendar } from '../../outputs/calendar.ts';
import { FILE_TYPES } from '../../outputs/hosting.ts';

export const GET: APIRoute = async () => new Response(toCalendar(datesAhead(await getLedger())), { headers: { 'Content-Type': FILE_TYPES['.ics'] } });
