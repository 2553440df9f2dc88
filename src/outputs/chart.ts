/** What a chart's figure shows, made once however many pages show it. */
import { drawChart, marksOn, partyOf, toTable, type Mark, type Table } from '../charts/index.ts';
import { byDateUp, inWords } from '../model/day.ts';
import { pathOf } from '../model/entry.ts';
import type { Ledger } from '../model/ledger.ts';
import { PARTIES } from '../model/parties.ts';
import { listSources } from '../model/source.ts';
import { HORIZON } from '../schemas/common.ts';
import type { Entries } from '../schemas/index.ts';
import { absolute, site, url } from '../site.ts';

interface ChartFigure {
  /** SVG for wide and for narrow screens, and one with more paper for the chart's own page, which marks the same events. */
  wide: string;
  narrow: string;
  large: string;
  table: Table;
  /** The events that either drawing marks, oldest first. */
  marks: Turn[];
}

/** An event to be marked, with its own page. */
interface Turn extends Mark {
  href: string;
}

type Events = Pick<Ledger, 'events'>;

const lowerWords = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}’]+/u).filter(Boolean);

/** Whether a label of the chart says the event already: it stands at the same day, or has all words of its name. */
const isSaid = ({ points }: Entries['charts'], date: string, name: string): boolean =>
  points.some((point) => point.label !== undefined && (point.date === date || lowerWords(name).every((word) => lowerWords(point.label!).includes(word))));

/** The turning points between the two companies that touch every topic of a chart and that its labels do not say: first those with the fewest other topics, then those with the shortest name. A chart of neither company has none. */
export function toMarks(chart: Entries['charts'], { events }: Events): Turn[] {
  if (partyOf(chart) === 'none') return [];
  const days = chart.points.map(({ date }) => date).sort();
  return [...events.values()]
    .filter(({ date }) => date >= days[0]! && date <= days.at(-1)!)
    .filter((event) => event.weight === 3 && chart.topics.every((topic) => event.topics.includes(topic)) && PARTIES.every((party) => event.actors.includes(party)))
    .map((event) => ({ id: event.id, date: event.date, label: event.short ?? event.title, others: event.topics.length, href: url(pathOf('event', event.id)) }))
    .filter(({ date, label }) => !isSaid(chart, date, label))
    .sort((a, b) => a.others - b.others || a.label.length - b.label.length || byDateUp(a, b))
    .map(({ date, label, href }) => ({ date, label, href }));
}

const made = new WeakMap<Events['events'], Map<Entries['charts'], ChartFigure>>();

/** The figure of a chart: drawn once for all pages of one ledger. */
export function toFigure(chart: Entries['charts'], { events }: Events): ChartFigure {
  const known = made.get(events) ?? new Map<Entries['charts'], ChartFigure>();
  made.set(events, known);
  const figure = known.get(chart) ?? drawFigure(chart, toMarks(chart, { events }));
  known.set(chart, figure);
  return figure;
}

function drawFigure(chart: Entries['charts'], events: readonly Turn[]): ChartFigure {
  const marked = new Set((['wide', 'narrow'] as const).flatMap((width) => marksOn(chart, { width, events })));
  const marks = events.filter((event) => marked.has(event));
  return {
    wide: drawChart(chart, { width: 'wide', events }),
    narrow: drawChart(chart, { width: 'narrow', events }),
    large: drawChart(chart, { width: 'large', events: marks }),
    table: toTable(chart),
    marks: marks.toSorted((a, b) => a.date.localeCompare(b.date)),
  };
}

/** At most this many publishers are named beneath a chart. */
const NAMED = 4;

/** "Sources: Microsoft, OpenAI and 3 more": whose numbers a chart shows, nearest to the record first. */
export function toSourceLine(chart: Entries['charts'], { sources }: Pick<Ledger, 'sources'>): string {
  const used = [...new Set(chart.points.flatMap((point) => point.sources))];
  const names = [...new Set(listSources(used, sources).map(({ publisher }) => publisher))];
  const rest = names.length - NAMED;
  const listed = rest > 1 ? [...names.slice(0, NAMED), `${rest} more`] : names;
  return `${listed.length > 1 ? 'Sources' : 'Source'}: ${listed.length > 1 ? `${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}` : listed[0]}.`;
}

/** The line that goes with a chart's file wherever it is taken: whose numbers, until when, and where it is from. */
export const toFileLine = (chart: Entries['charts'], ledger: Pick<Ledger, 'sources'>): string =>
  `${toSourceLine(chart, ledger)} Evidence through ${inWords(HORIZON)}. ${site.name}, ${absolute(pathOf('chart', chart.id)).replace(/^https?:\/\//, '')}, ${site.license.name}`;
