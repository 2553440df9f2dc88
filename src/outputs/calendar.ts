/** What the record says of days to come → a calendar (RFC 5545), one all-day event each. Pure. */
import { inWords } from '../model/day.ts';
import { pathOf, STATUS_WORDS } from '../model/entry.ts';
import type { Ledger } from '../model/ledger.ts';
import { dayIn, HORIZON } from '../schemas/common.ts';
import type { Entries } from '../schemas/index.ts';
import { absolute, site } from '../site.ts';

/** The last day of a day, month or year. */
export function lastDayOf(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number?, number?];
  if (date !== undefined) return day;
  return new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10);
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

interface DateAhead {
  fact: Entries['facts'];
  /** As exact as it is known. */
  known: string;
  /** The day on which it stands: the last of the time known. */
  day: string;
}

/** The facts that name a time after the evidence ends and that nothing has replaced, soonest first. */
export const datesAhead = (ledger: Ledger): DateAhead[] =>
  [...ledger.facts.values()]
    .flatMap((fact): DateAhead[] => {
      const known = fact.unit === 'date' && !fact.supersededBy && fact.status !== 'superseded' ? dayIn(fact.display) : undefined;
      return known !== undefined && lastDayOf(known) > HORIZON ? [{ fact, known, day: lastDayOf(known) }] : [];
    })
    .sort((a, b) => a.day.localeCompare(b.day) || a.fact.id.localeCompare(b.fact.id));

/** Text of a property: signs with a meaning of their own are escaped. */
const text = (words: string): string => words.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** A line has at most 75 octets; the rest goes on after a line break and a space, and no sign is cut. */
function fold(line: string): string {
  const lines = [''];
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > 75) {
      lines.push('');
      octets = 1;
    }
    lines[lines.length - 1] += sign;
    octets += size;
  }
  return lines.join('\r\n ');
}

/** The calendar. Its stamps are the evidence's day, so that every build writes the same. */
export function toCalendar(dates: readonly DateAhead[]): string {
  const stamp = `${HORIZON.replaceAll('-', '')}T000000Z`;
  const events = dates.flatMap(({ fact, known, day }) => {
    const exact = known.length === 10 ? '' : ` Only the ${known.length === 7 ? 'month' : 'year'} is known: this entry is placed on its last day.`;
    return [
      'BEGIN:VEVENT',
      `UID:${fact.id}@${new URL(site.origin).hostname}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${dayAfter(day).replaceAll('-', '')}`,
      `SUMMARY:${text(`${fact.label}: ${fact.display}${fact.status === 'confirmed' ? '' : ` (${STATUS_WORDS[fact.status].toLowerCase()})`}`)}`,
      `DESCRIPTION:${text(`${fact.statement}${exact} ${STATUS_WORDS[fact.status]}, as of ${inWords(fact.asOf)}. ${absolute(pathOf('fact', fact.id))}`)}`,
      `URL:${absolute(pathOf('fact', fact.id))}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  return `${[
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${site.name}//Dates ahead//EN`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${text(`${site.name}: dates ahead`)}`,
    ...events,
    'END:VCALENDAR',
  ]
    .map(fold)
    .join('\r\n')}\r\n`;
}
