/** Search, on its page and in the dialog: answers first, passages beneath, facets beside; on the page its state is the address. */
import { grouped, make, toName, type Part } from './make.ts';
import { BASE, find, inWords, loadSieve, moreAnswers, passages, preload, type PassageData, type Passages, type Result } from './search-engine.ts';
import type { Answer } from '../search/answers.ts';
import { landingOf } from '../search/landing.ts';
import { stem, toWords } from '../search/words.ts';
import { isEmpty, isFiltered, NO_FACETS, STEP, toAddress, toState, type Facet, type State } from '../search/state.ts';

/** How long after a key a search begins, and after a search its count is said. */
const PAUSE = 90;
const HUSH = 500;
/** How many answers stand above the passages, and how many passages in the dialog. */
const MOST_ANSWERS = 3;
const IN_DIALOG = 6;
/** The score of an answer that fits all of a query: none is looked for elsewhere. */
const WELL = 0.75;
/** These are shown before the others have come. */
const FIRST = 2;

const PAGE = `${BASE}search/`;

const count = (number: number, one: string): string => `${grouped(number)} ${one}${number === 1 ? '' : 's'}`;

/** What stands beneath a title: the value, the status or verdict as on every page (a mark and a word), and more. The style sheet sets the items apart. */
function lineOf(kind: string, value: string, status = '', ...more: string[]): HTMLElement {
  const name = kind === 'Claim' ? 'verdict' : 'status';
  const mark = make('span', { className: name }, toName(status));
  mark.dataset[name] = status;
  return make('p', { className: 'search-line' }, ...[value, status && mark, ...more].filter(Boolean).map((part) => make('span', {}, part)));
}

/** Pagefind marks words with `<mark>`, and escapes the signs that begin and end markup. */
const excerptOf = (html: string): HTMLElement => make('p', { className: 'search-excerpt', innerHTML: html });

/** An entry in a list: its kind, which tells two of one title apart, its title, and more. */
const entryOf = (className: string, kind: string, href: string, title: string, ...more: Part[]): HTMLElement =>
  make('li', { className }, make('p', { className: 'search-kind' }, kind), make('a', { className: 'search-title', href }, title), ...more);

export class SiteSearch extends HTMLElement {
  /** Ready to type; `address` is a search to begin with, as `?q=…&topic=…`. */
  begin!: (address?: string) => void;

  connectedCallback(): void {
    this.begin = setUp(this);
  }
}

/** A search in an element, as functions that share its parts. In a dialog nothing changes the address, and the list is short. */
function setUp(host: HTMLElement): (address?: string) => void {
  // In the order in which they stand there (outputs/search-form.ts).
  const [field, said, notes, cards, list, more, tools] = host.querySelectorAll('[type=search], [role=status], .search-body > *') as unknown as [HTMLInputElement, ...[HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLButtonElement, HTMLElement]];
  /** Its page has facets; in the dialog there are none. */
  const panel = host.querySelector('details');
  const dialog = host.closest('dialog');
  /** Whether the facets are still to be opened where there is room. */
  let wide = matchMedia('(min-width: 64rem)').matches;
  let current = toState(new URLSearchParams(panel ? location.search : ''));
  let hits: readonly Result[] = [];
  let listed = 0;
  /** Paths that stand among the answers. */
  let answered = new Set<string>();
  let turn = 0;
  let timer = 0;
  let hush = 0;
  /** Counts what each value would leave of the search that is shown. Without, values can be chosen all the same. */
  let recount = async (): Promise<unknown> => undefined;

  async function restore(): Promise<void> {
    // Read before anything scrolls.
    const y = (history.state as { y?: number } | null)?.y;
    await show(toState(new URLSearchParams(location.search)));
    if (y !== undefined) scrollTo({ top: y, behavior: 'instant' });
  }

  function show(state: State, typing = false): Promise<void> {
    current = state;
    if (!typing) field.value = state.query;
    if (panel) {
      for (const box of panel.querySelectorAll('input')) {
        box.checked = state.facets[box.name as Facet].includes(box.value);
        // It can be taken back, whatever was counted before.
        if (box.checked) box.disabled = box.parentElement!.hidden = false;
      }
      panel.querySelector('select')!.value = state.sort;
      const many = panel.querySelectorAll('input:checked').length;
      panel.firstElementChild!.textContent = `Filters and order${many > 0 ? ` (${many} chosen)` : ''}`;
      panel.hidden = isEmpty(state);
      if (panel.hidden && panel.contains(document.activeElement)) field.focus();
    }
    return search(typing);
  }

  /** Another state of this search; an earlier one is a step back, but for every key. */
  function go(change: Partial<State>, push: boolean): void {
    const state = { ...current, shown: STEP, ...change };
    write(state, push);
    void show(state, !push);
  }

  function write(state: State, push: boolean): void {
    if (dialog) return;
    const address = toAddress(state);
    if (push && address !== location.search) history.pushState(null, '', location.pathname + address);
    else history.replaceState(history.state, '', location.pathname + address);
  }

  function submit(event: Event): void {
    event.preventDefault();
    clearTimeout(timer);
    const query = field.value.trim();
    // The page of this search: its state is an address.
    if (dialog) location.assign(PAGE + toAddress({ ...current, query }));
    else go({ query }, true);
  }

  /** A link among the notes leads to another state of this search. */
  function click(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.search-notes a[href*="?"]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(toState(new URLSearchParams(link.search)), true);
    field.focus();
  }

  /** Arrows go from the field through the results and back; Escape returns to the field, and from there closes the dialog, what was typed kept. */
  function key(event: KeyboardEvent): void {
    const at = event.target as HTMLElement;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    let next: HTMLElement | undefined;
    if (event.key === 'Escape') {
      if (at !== field) next = field;
      else if (dialog) {
        event.preventDefault();
        dialog.close();
      }
    }
    if (step && !panel?.contains(at)) {
      const stops = [field, ...host.querySelectorAll<HTMLElement>('.search-body a, .search-more')].filter((stop) => stop.checkVisibility());
      next = stops[stops.indexOf(at) + step];
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  async function search(typing: boolean): Promise<void> {
    const own = ++turn;
    const state = current;
    const here = (): boolean => turn === own;
    if (isEmpty(state)) {
      host.ariaBusy = null;
      tools.hidden = more.hidden = true;
      for (const part of [notes, cards, list]) part.replaceChildren();
      say('');
      return;
    }
    host.ariaBusy = 'true';
    more.hidden = true;
    const slow = window.setTimeout(() => here() && notes.replaceChildren(make('p', {}, 'Searching …')), 700);
    const answering = answer(state, here).catch(() => undefined);
    try {
      const found = await passages(state, typing);
      await answering;
      clearTimeout(slow);
      if (here()) await fill(state, found, here);
      if (!here() || !panel) return;
      // What counts values is fetched when they are seen.
      recount = () => loadSieve().then((sieve) => here() && sieve.show(panel, found.unfiltered, state), console.error);
      if (panel.open) await recount();
      // Where there is room they open, once: not before the first results, which would come later for them.
      panel.open ||= wide;
      wide = false;
    } catch (error) {
      await answering;
      if (!here()) return;
      failed(error);
      list.replaceChildren();
    } finally {
      clearTimeout(slow);
      if (here()) host.ariaBusy = null;
    }
  }

  /** The answers, before the engine for passages has arrived. */
  async function answer(state: State, here: () => boolean): Promise<void> {
    const show = async (): Promise<Answer[]> => {
      // Where none can be had, none of an earlier search stay.
      const best = await find(state, MOST_ANSWERS).catch(() => []);
      if (here()) {
        const shown = state.sort ? [] : best;
        answered = new Set(shown.map(({ path }) => path));
        replace(cards, shown.map((answer) => card(answer)));
      }
      return best;
    };
    const [best] = await show();
    if ((best?.score ?? 0) <= WELL && (await moreAnswers(state.query))) await show();
  }

  function card({ row: [, , title, , answer, status, day, sources], kind, kindName, path }: Answer): HTMLElement {
    const value = answer ? [make('p', { className: kind === 'term' || kind === 'topic' || kind === 'person' ? 'search-excerpt' : 'search-value' }, answer)] : [];
    return entryOf('search-answer', kindName, BASE + path.slice(1), title, ...value, lineOf(kindName, '', status, day, sources ? count(sources, 'source') : ''));
  }

  /** New items in a list; the focus stays on the link that had it, or returns to the field. */
  function replace(list: HTMLElement, items: readonly HTMLElement[]): void {
    const focused = list.contains(document.activeElement) && (document.activeElement as HTMLAnchorElement).href;
    list.replaceChildren(...items);
    if (focused) ([...list.querySelectorAll('a')].find(({ href }) => href === focused) ?? field).focus();
  }

  /** Said once the reader has stopped typing. */
  function say(text: string): void {
    clearTimeout(hush);
    hush = window.setTimeout(() => (said.textContent = text), HUSH);
  }

  /** A link to another state of this search. */
  function to(change: Partial<State>, label: string): HTMLElement {
    return make('a', { href: PAGE + toAddress({ ...current, shown: STEP, ...change }) }, label);
  }

  function index(): HTMLElement {
    return make('a', { href: `${dialog ? PAGE : ''}#index` }, 'the A–Z index');
  }

  /** What was made of the query, in words. */
  function notesOn(state: State, { results, whole, unfiltered, slips, apart, asked, cut }: Passages): HTMLElement[] {
    const lines: HTMLElement[] = [];
    const note = (...parts: Part[]): void => void lines.push(make('p', {}, ...parts));
    const each = (words: readonly string[]): Part[] => words.flatMap((word, at) => [at > 0 ? ', ' : '', make('em', {}, word)]);
    const searched = inWords(asked);
    const unknown = slips.flatMap(({ word, pages }) => (pages > 0 ? [] : word));
    if (unknown.length > 0) note('No page contains ', ...each(unknown), ...(searched ? ['; results for ', ...each([searched])] : []), '.');
    if (apart.length > 0) note('No page has all of these words; results without ', ...each(apart), '.');
    for (const { word, pages, meant } of slips) {
      const query = state.query.replace(word, meant!);
      if (pages > 0) note('Did you mean ', to({ query }, query), '?');
    }
    if (cut) note('Only the first words of the query were used.');
    const filtered = isFiltered(state);
    const typed = state.query && `“${state.query.slice(0, 80)}${state.query.length > 80 ? '…' : ''}”`;
    const loose = state.query && filtered && unfiltered.length > 0 ? to({ facets: NO_FACETS }, `${count(unfiltered.length, 'result')} without the filters`) : '';
    if (results.length > 0) {
      const what = unknown.length + apart.length === 0 ? typed : searched && `“${searched}”`;
      note(`${count(whole, 'result')}${what && ` for ${what}`}${whole < results.length ? `, then ${results.length - whole} that say some of it or say it otherwise` : ''}`, loose && '; ', loose);
    } else {
      note(`No page fits ${[typed, filtered && 'these filters'].filter(Boolean).join(' and ')}. `, loose, loose ? ', or see ' : cards.firstChild ? 'The nearest is below; or see ' : 'See ', index(), '.');
    }
    return lines;
  }

  async function fill(state: State, found: Passages, here: () => boolean): Promise<void> {
    hits = found.results;
    listed = 0;
    const wanted = dialog ? IN_DIALOG : state.shown;
    const first = await items(FIRST);
    if (!here()) return;
    replace(list, first);
    notes.replaceChildren(...notesOn(state, found));
    const rest = await items(wanted);
    if (!here()) return;
    list.append(...rest);
    after();
    const answers = cards.childElementCount;
    say(`${answers > 0 ? `${count(answers, 'answer')}, ` : ''}${notes.textContent}`);
  }

  /** The next results, as items of the list: listed as soon as they are asked for. */
  async function items(until: number): Promise<HTMLElement[]> {
    const data = await Promise.all(hits.slice(listed, (listed = until)).map((result) => result.data()));
    return data.filter(({ url }) => !answered.has(`/${url.slice(BASE.length)}`)).map((each) => item(each));
  }

  function item(data: PassageData): HTMLElement {
    const { url, meta, excerpt, sub_results: parts } = data;
    const { kind = '', title = meta['name']!, answer = '', date = '', topic = '', status } = meta;
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
      ...(best.some((part) => part.excerpt === excerpt) ? [] : [excerptOf(excerpt)]),
      ...(sections.length > 0 ? [make('ul', { className: 'search-sections' }, ...sections)] : []),
    );
  }

  async function longer(): Promise<void> {
    const own = turn;
    // One step at a time; hidden, it would give its place to what follows it.
    more.disabled = true;
    try {
      const next = await items(listed + STEP);
      if (turn !== own) return;
      list.append(...next);
      current = { ...current, shown: current.shown + STEP };
      write(current, false);
      after();
      next[0]?.querySelector('a')?.focus();
      say(count(next.length, 'more result'));
    } catch (error) {
      if (turn !== own) return;
      failed(error);
      // The list stays; what is said stands above it.
      notes.querySelector('button')!.focus();
    }
  }

  /** What stands beneath the list: more of it, a link to it. */
  function after(): void {
    more.hidden = !panel || hits.length <= listed;
    more.disabled = false;
    tools.hidden = false;
    (tools.firstChild as HTMLAnchorElement).href = PAGE + toAddress(current);
  }

  function failed(error: unknown): void {
    console.error(error);
    const again = make('button', { type: 'button', className: 'search-more', onclick: () => (field.focus(), void search(false)) }, 'Try again');
    notes.replaceChildren(make('p', {}, 'The text of the pages could not be loaded. Try again, or use ', index(), '.'), again);
    more.hidden = tools.hidden = true;
    say(notes.textContent!);
  }

  field.onfocus = preload;
  field.oninput = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => go({ query: field.value.trim() }, false), PAUSE);
  };
  host.onsubmit = submit;
  host.onkeydown = key;
  host.onclick = click;
  more.onclick = longer;
  if (panel) {
    panel.ontoggle = () => panel.open && recount();
    // The form is the search.
    panel.onchange = () => go(toState(new URLSearchParams(new FormData(field.form!) as never)), true);
    if (location.search) preload();
    history.scrollRestoration = 'manual';
    addEventListener('popstate', restore);
    addEventListener('scrollend', () => history.replaceState({ y: scrollY }, ''));
    // What was typed before this script had come is the search.
    const query = field.value.trim();
    if (query) go({ query }, false);
    else void restore();
  }
  return (address = '') => {
    if (address) void show(toState(new URLSearchParams(address)));
    field.focus();
    field.select();
  };
}
