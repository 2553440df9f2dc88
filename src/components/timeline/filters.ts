/** What the timeline can be narrowed to, and the CSS that does it: three native selects, no script. */
export interface Filter {
  /** Id of the select, and of the `data-` attribute on each event that it reads. */
  name: 'topic' | 'party' | 'weight';
  label: string;
  all: string;
  choices: readonly { value: string; label: string }[];
}

export const toFilters = (topics: readonly { id: string; name: string }[]): Filter[] => [
  { name: 'topic', label: 'Topic', all: 'All topics', choices: topics.map(({ id, name }) => ({ value: id, label: name })) },
  {
    name: 'party',
    label: 'Party',
    all: 'Both and others',
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

/** A chosen option hides the events, and the years, that do not have its value. */
export const toFilterCss = (filters: readonly Filter[]): string =>
  `@layer utilities{${filters
    .flatMap(({ name, choices }) => choices.map(({ value }) => `.timeline:has(#by-${name} [value="${value}"]:checked) [data-${name}]:not([data-${name}~="${value}"])`))
    .join(',')}{display:none}}`;
