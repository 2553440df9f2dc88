/** What a `::timeline` in a text shows. Pure. */
import type { Entries } from '../schemas/index.ts';
import { byDateUp } from './day.ts';

/** The most events that one may show. */
export const TIMELINE_LIMIT = 12;

/** The events that it asks for, oldest first. */
export function selectEvents(events: Iterable<Entries['events']>, { from = '', to = '9999', topic, weight }: Record<string, string | undefined>): Entries['events'][] {
  return [...events]
    .filter((event) => event.date >= from && event.date <= `${to}~` && (!topic || event.topics.includes(topic)) && (!weight || event.weight >= Number(weight)))
    .sort(byDateUp);
}
