/** Search, on its page and in the dialog: answers first, passages beneath, facets beside; on the page its state is the address. */
import { make } from './make.ts';
import { BASE, find, loadSieve, moreAnswers, passages, preload, type Passages, type Result, type Search } from './search-engine.ts';
import { count, linkToIndex, PAGE, showChoices, toAnswerItem, toItem, toNotes } from './search-list.ts';
import type { Answer } from '../search/answers.ts';
import { toAsked } from '../search/query.ts';
import { isEmpty, STEP, toAddress, toState, type State } from '../search/state.ts';

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

/** Stands around the form of search (outputs/search-form.ts) and brings it to life. */
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
      showChoices(panel, state);
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

  /** Arrows go from the field through the results and back; Escape returns from a result to the field, and from elsewhere closes the dialog, what was typed kept. */
  function key(event: KeyboardEvent): void {
    const at = event.target as HTMLElement;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    let next: HTMLElement | undefined;
    if (event.key === 'Escape') {
      if (at.closest('.search-body')) next = field;
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
    const asked = { ...state, ...toAsked(state.query) };
    const answering = answer(asked, here).catch(() => undefined);
    try {
      const found = await passages(asked, typing);
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
  async function answer(state: Search, here: () => boolean): Promise<void> {
    const show = async (): Promise<Answer[]> => {
      // Where none can be had, none of an earlier search stay.
      const best = await find(state, MOST_ANSWERS).catch(() => []);
      if (here()) {
        const shown = state.sort ? [] : best;
        answered = new Set(shown.map(({ path }) => path));
        replace(cards, shown.map(toAnswerItem));
      }
      return best;
    };
    const [best] = await show();
    if ((best?.score ?? 0) <= WELL && (await moreAnswers(state.query))) await show();
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

  async function fill(state: State, found: Passages, here: () => boolean): Promise<void> {
    hits = found.results;
    listed = 0;
    const wanted = dialog ? IN_DIALOG : state.shown;
    const first = await items(FIRST);
    if (!here()) return;
    replace(list, first);
    notes.replaceChildren(...toNotes(state, found, dialog, cards.firstChild));
    const rest = await items(wanted);
    if (!here()) return;
    list.append(...rest);
    after();
    const answers = cards.childElementCount;
    // As lines: run together, a stop would join two sentences.
    say(`${answers ? `${count(answers, 'answer')}, ` : ''}${notes.innerText}`);
  }

  /** The next results, as items of the list: listed as soon as they are asked for. */
  async function items(until: number): Promise<HTMLElement[]> {
    const data = await Promise.all(hits.slice(listed, (listed = until)).map((result) => result.data()));
    return data.filter(({ url }) => !answered.has(`/${url.slice(BASE.length)}`)).map(toItem);
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
    notes.replaceChildren(make('p', {}, 'The text of the pages could not be loaded. Try again, or use ', linkToIndex(dialog), '.'), again);
    more.hidden = tools.hidden = true;
    say(notes.innerText);
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
