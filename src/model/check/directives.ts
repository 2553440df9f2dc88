/** What a directive asks of an entry is there to be shown. */
import { CUT_OFF, HORIZON, PartialDay } from '../../schemas/common.ts';
import type { Entries } from '../../schemas/index.ts';
import { directiveOf, type Reference } from '../../markdown/reference.ts';
import type { Fault, Problem } from '../problem.ts';
import { selectEvents, TIMELINE_LIMIT } from '../timeline.ts';
import { lateDay } from './entries.ts';
import type { Known } from './known.ts';

/** Blocks that show all of an entry. */
const ONCE: ReadonlySet<Reference['name']> = new Set(['chart', 'claim', 'agreement']);

/** A second block of the same entry says nothing new. */
export function* repeatedBlocks({ articles }: Known): Generator<Problem> {
  for (const { file, matter, references } of articles) {
    const shown = new Set(Object.entries(matter.lead ?? {}).map(([name, id]) => `${name} ${id}`));
    for (const { name, id, line } of references.filter((reference) => ONCE.has(reference.name))) {
      if (shown.has(`${name} ${id}`)) yield { file, line, what: `${directiveOf(name)} shows “${id}” a second time`, remedy: `Keep one of the two; ${name === 'agreement' ? 'a clause' : `a ${name}`} stands in a piece once` };
      shown.add(`${name} ${id}`);
    }
  }
}

/** A day, a value or a position that a directive asks for is there; a timeline finds events, and not too many. */
export function* directives({ articles, content, ids, lost }: Known): Generator<Problem> {
  const facts = new Map(content.facts.map(({ value }) => [value.id, value]));
  const people = new Map(content.people.map(({ value }) => [value.id, value]));
  const events = content.events.map(({ value }) => value);
  const faultIn = (reference: Reference): Fault | undefined => {
    const { name, id, options } = reference;
    const unreal = (['at', 'date', 'from', 'to'] as const).find((option) => options[option] !== undefined && !PartialDay.safeParse(options[option]).success);
    if (unreal) return { what: `${directiveOf(name)} has ${unreal}=“${options[unreal]}”`, remedy: 'Write a day that exists, as 2025-10-28' };
    // An id that nobody has is told of elsewhere.
    if (name === 'timeline' && !lost.has('event') && (options['topic'] === undefined || ids.topic.has(options['topic']))) return faultInTimeline(options, events);
    if (name === 'fact' && facts.has(id)) return faultInFact(facts.get(id)!, reference);
    if (name === 'position' && people.has(id)) return faultInPosition(people.get(id)!, options);
    return undefined;
  };
  for (const { file, references } of articles) {
    for (const reference of references) {
      const fault = faultIn(reference);
      if (fault) yield { file, line: reference.line, ...fault };
    }
  }
}

/** That a figure is a rounded one, said once before it. */
const ABOUT = /^(?:about|almost|around|nearly|roughly|some)$/;

function faultInFact({ id, display, history }: Entries['facts'], { options: { at }, beside: [before, behind] = [], begins }: Reference): Fault | undefined {
  const then = history.find(({ asOf }) => asOf === at);
  if (at !== undefined && !then) return { what: `the fact “${id}” has no value for ${at}`, remedy: history.length ? `Its history has ${history.map(({ asOf }) => asOf).join(', ')}` : 'It has no history; leave the braces out' };
  const printed = then?.display ?? display;
  if (begins && CUT_OFF.test(printed)) return { what: `a sentence begins with :fact[${id}], which prints “${printed}”`, remedy: 'Put a word before it: a sentence begins with a capital letter' };
  const words = printed.toLowerCase().split(/\s+/);
  const twice = (before && (before === words[0] || (ABOUT.test(before) && ABOUT.test(words[0]!)))) ? before : behind && behind === words.at(-1) ? behind : undefined;
  return twice ? { what: `“${twice}” stands beside :fact[${id}], which prints “${printed}”`, remedy: 'Take it away: readers would read it twice' } : undefined;
}

function faultInPosition({ id, positions }: Entries['people'], { date }: Reference['options']): Fault | undefined {
  const days = positions.map((position) => position.date);
  if (days.length === 0) return { what: `“${id}” has no position on the record`, remedy: 'Add one to content/people.yaml, or name somebody else' };
  return date === undefined || days.includes(date) ? undefined : { what: `“${id}” has no position of ${date}`, remedy: `There is one of ${days.join(', ')}` };
}

function faultInTimeline(options: Reference['options'], events: readonly Entries['events'][]): Fault | undefined {
  const { weight, from, to } = options;
  const late = [from, to].find((day) => day !== undefined && day > HORIZON);
  if (late) return lateDay(late, '::timeline');
  if (from !== undefined && to !== undefined && from > `${to}~`) return { what: `::timeline ends (${to}) before it begins (${from})`, remedy: 'Exchange from and to' };
  if (weight !== undefined && !/^[123]$/.test(weight)) return { what: `::timeline has weight=“${weight}”`, remedy: 'Write 1, 2 or 3' };
  const { length } = selectEvents(events, options);
  if (length === 0) return { what: '::timeline finds no event', remedy: 'Widen from, to, topic or weight' };
  return length > TIMELINE_LIMIT ? { what: `::timeline finds ${length} events`, remedy: `Narrow it to at most ${TIMELINE_LIMIT}, by from, to, topic or weight` } : undefined;
}
