/** What a search shows: answers, pages with their passages, what was made of the query, what was chosen. */
import { grouped, make, toName, type Child } from './make.ts';
import { askedInWords, BASE, type PassageData, type Passages } from './search-engine.ts';
import type { Answer } from '../search/answers.ts';
import { landingOf } from '../search/landing.ts';
import { stem, toWords } from '../search/words.ts';
import { isFiltered, NO_FACETS, STEP, toAddress, type Facet, type State } from '../search/state.ts';

/** The page of search. */
export const PAGE = `${BASE}search/`;

/** `3, 'result'` → "3 results". */
export const count = (number: number, one: string): string => `${grouped(number)} ${one}${number === 1 ? '' : 's'}`;

/** What stands beneath a title: the value, the status or verdict as on every page (a mark and a word), and more. The style sheet sets the items apart. */
function lineOf(kind: string, value: string | undefined, status = '', ...more: (string | undefined)[]): HTMLElement {
  const name = kind === 'Claim' ? 'verdict' : 'status';
  const mark = make('span', { className: name }, toName(status));
  mark.dataset[name] = status;
  return make('p', { className: 'search-line' }, ...[value, status && mark, ...more].flatMap((part) => (part ? make('span', {}, part) : [])));
}

/** Pagefind marks words with `<mark>`, and escapes the signs that begin and end markup. */
const excerptOf = (html: string): HTMLElement => make('p', { className: 'search-excerpt', innerHTML: html });

/** An entry in a list: its kind, which tells two of one title apart, its title, and more. */
const entryOf = (className: string, kind: string, href: string, title: string, ...more: Child[]): HTMLElement =>
  make('li', { className }, make('p', { className: 'search-kind' }, kind), make('a', { className: 'search-title', href }, title), ...more);

/** An answer. */
export function toAnswerItem({ row: [, , title, , answer, status, day, sources], kind, kindName, path }: Answer): HTMLElement {
  const value = answer && make('p', { className: ['term', 'topic', 'person'].includes(kind) ? 'search-excerpt' : 'search-value' }, answer);
  return entryOf('search-answer', kindName, BASE + path.slice(1), title, value, lineOf(kindName, '', status, day, sources ? count(sources, 'source') : ''));
}

/** Of a page: what is not there is not said. A source has a name instead of a title. */
type Meta = { kind: string; title: string } & Partial<Record<'answer' | 'date' | 'topic' | 'status', string>>;

/** A page with passages: as found as a whole, then up to two of its sections. */
export function toItem(data: PassageData): HTMLElement {
  const { url, meta, excerpt, sub_results: parts } = data;
  const { kind, title = meta['name']!, answer, date, topic, status } = meta as Meta;
  const starts = parts.flatMap(({ anchor }) => anchor?.location ?? []).sort((a, b) => a - b);
  const words = data.content.split(/\s+/);
  /** How many words of the query a section has, then how often. */
  const worth = (places: readonly number[]): number => new Set(places.map((at) => stem(toWords(words[at]!)[0] ?? ''))).size + places.length / 1000;
  const best = parts
    .filter((part) => part.anchor && part.url !== url)
    .sort((a, b) => worth(b.locations) - worth(a.locations))
    .slice(0, 2);
  const sections = best.map(({ title: heading, excerpt: said, anchor }) => make('li', {}, make('a', { href: landingOf(data, anchor!.location, starts.find((start) => start > anchor!.location)) }, heading), excerptOf(said)));
  return entryOf(
    'search-result',
    kind,
    landingOf(data),
    title,
    lineOf(kind, answer, status, date, topic),
    // Not the same twice.
    best.some((part) => part.excerpt === excerpt) ? '' : excerptOf(excerpt),
    sections.length ? make('ul', { className: 'search-sections' }, ...sections) : '',
  );
}

/** The values that a state has chosen, and its order. */
export function showChoices(panel: HTMLElement, { facets, sort }: State): void {
  let many = 0;
  for (const box of panel.querySelectorAll('input')) {
    box.checked = facets[box.name as Facet].includes(box.value);
    if (!box.checked) continue;
    many++;
    // It can be taken back, whatever was counted before.
    box.disabled = box.parentElement!.hidden = false;
  }
  panel.querySelector('select')!.value = sort;
  panel.firstElementChild!.textContent = `Filters and order${many ? ` (${many} chosen)` : ''}`;
}

/** A link to another state of a search. */
const linkTo = (state: State, change: Partial<State>, label: string): HTMLElement => make('a', { href: PAGE + toAddress({ ...state, shown: STEP, ...change }) }, label);

/** The index stands on the page of search; a search in a dialog may be on any other. */
export const linkToIndex = (dialog: Element | null): HTMLElement => make('a', { href: `${dialog ? PAGE : ''}#index` }, 'the A–Z index');

/** What was made of the query, in words. `answer` is the first that stands below. */
export function toNotes(state: State, { results, whole, unfiltered, slips, apart, asked, cut }: Passages, dialog: Element | null, answer: Node | null): HTMLElement[] {
  const lines: HTMLElement[] = [];
  const note = (...parts: Child[]): void => void lines.push(make('p', {}, ...parts));
  const each = (words: readonly string[]): Child[] => words.flatMap((word, at) => [at ? ', ' : '', make('em', {}, word)]);
  const searched = askedInWords(asked);
  const unknown = slips.flatMap(({ word, pages }) => (pages ? [] : word));
  if (unknown.length > 0) note('No page contains ', ...each(unknown), ...(searched ? ['; results for ', make('em', {}, searched)] : []), '.');
  if (apart.length > 0) note('No page has all of these words; results without ', ...each(apart), '.');
  for (const { word, pages, meant } of slips) {
    const query = state.query.replace(word, meant!);
    if (pages > 0) note('Did you mean ', linkTo(state, { query }, query), '?');
  }
  if (cut) note('Only the first words count.');
  const filtered = isFiltered(state);
  const typed = state.query && `“${state.query.replace(/(?<=^.{80}).+/, '…')}”`;
  const loose = state.query && filtered && unfiltered.length ? linkTo(state, { facets: NO_FACETS }, `${count(unfiltered.length, 'result')} without the filters`) : '';
  if (results.length > 0) {
    const what = unknown.length + apart.length === 0 ? typed : searched && `“${searched}”`;
    note(`${count(whole, 'result')}${what && ` for ${what}`}${whole < results.length ? `, then ${results.length - whole} that come near` : ''}`, loose && '; ', loose);
  } else {
    note(`No page fits ${[typed, filtered && 'these filters'].filter(Boolean).join(' and ')}. `, loose, loose ? ', or see ' : answer ? 'The nearest is below; or see ' : 'See ', linkToIndex(dialog), '.');
  }
  return lines;
}
