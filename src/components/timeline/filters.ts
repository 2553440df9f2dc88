/** What the timeline can be narrowed to, and the CSS that does it: native selects, no script. Topics have addresses of their own instead. */
interface Filter {
  /** Id of the select, and of the `data-` attribute on each event that it reads. */
  name: 'party' | 'weight';
  label: string;
  all: string;
  choices: readonly { value: string; label: string }[];
}

/** In the order in which they stand on the page. */
export const FILTERS: readonly Filter[] = [
  {
    name: 'party',
    label: 'Party',
    all: 'All parties',
    choices: [
      { value: 'microsoft', label: 'With Microsoft' },
      { value: 'openai', label: 'With OpenAI' },
    ],
  },
  {
    name: 'weight',
    label: 'Weight',
    all: 'Everything',
    choices: [
      { value: '3', label: 'Turning points' },
      { value: '2', label: 'Notable and above' },
    ],
  },
];

/**
 * Every way in which values of the filters, one list of words for each in order, fit a choice: `['openai', '3 2']` →
 * `openai`, `3`, `2`, `openai.3`, `openai.2`.
 */
export const combine = (values: readonly string[]): string[] =>
  values.reduceRight<string[]>((later, words) => [...later, ...words.split(' ').filter(Boolean).flatMap((word) => [word, ...later.map((other) => `${word}.${other}`)])], []);

/** Every way to choose from one filter and the filters after it, but none at all. */
function choicesOf([filter, ...rest]: readonly Filter[]): { chosen: string; wanted: string; fit: string }[] {
  if (!filter) return [];
  const later = choicesOf(rest);
  return [
    ...later,
    ...filter.choices.flatMap(({ value }) =>
      [{ chosen: '', wanted: '', fit: '' }, ...later].map(({ chosen, wanted, fit }) => ({
        chosen: `:has(#by-${filter.name} [value="${value}"]:checked)${chosen}`,
        wanted: `[data-${filter.name}~="${value}"]${wanted}`,
        fit: fit ? `${value}.${fit}` : value,
      })),
    ),
  ];
}

/** Every state of the filters: the value that each of them, in order, is set to, or '' where it is set to all. */
export const statesOf = (filters: readonly Filter[]): string[][] => filters.reduce<string[][]>((states, { choices }) => states.flatMap((state) => ['', ...choices.map(({ value }) => value)].map((value) => [...state, value])), [[]]);

/** What was not chosen goes: events, years left without an event and the links to them. Of the lines that say how many events are left, the one of this state is shown. */
export function toFilterCss(filters: readonly Filter[]): string {
  const hidden = choicesOf(filters).flatMap(({ chosen, wanted, fit }) => [`.timeline${chosen} .event:not(${wanted})`, `.timeline${chosen} .year:not(:has(.event${wanted}))`, `.timeline${chosen} .years li:not([data-fits~="${fit}"])`]);
  const said = statesOf(filters).map((state) => `.timeline${state.map((value, at) => `:has(#by-${filters[at]!.name} [value="${value}"]:checked)`).join('')} [data-state="${state.join('.')}"]`);
  return `@layer utilities{[data-state],${hidden.join(',')}{display:none}${said.join(',')}{display:inline}}`;
}
