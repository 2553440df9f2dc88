/** Search, on its page and in the dialog: answers first, passages beneath, facets beside; on the page its state is the address. */
import { Engine, inWords, type PassageData, type Passages, type Result } from './search-engine.ts';
import { inShort } from '../model/day.ts';
import type { Answer } from '../search/answers.ts';
import { FACETS, NO_FACETS, type Counts, type Facets } from '../search/facets.ts';
import { landingOf } from '../search/landing.ts';
import { isFiltered, LONGEST, SORTS, STEP, toAddress, toState, type Sort, type State } from '../search/state.ts';

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

const BASE = import.meta.env.BASE_URL;
const PAGE = `${BASE}search/`;

type Part = Node | string;

/** An element with attributes, and text or other elements in it. */
export function make<T extends keyof HTMLElementTagNameMap>(tag: T, attributes: Record<string, string | boolean | undefined>, ...parts: Part[]): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  element.append(...parts);
  return element;
}

const toName = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replace('-', ' ');
/** `1234` → "1,234". `Intl` would take a sixth of the time until the first answer to begin. */
const grouped = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
const count = (number: number, one: string): string => `${grouped(number)} ${one}${number === 1 ? '' : 's'}`;

/** What an entry is, under its title: its kind, its status or verdict as on every page (a mark and a word), and more. */
function lineOf(kind: string, kindName: string, status = '', ...more: string[]): HTMLElement {
  const name = kind === 'claim' ? 'verdict' : 'status';
  const parts: Part[] = status ? [' · ', make('span', { class: name, [`data-${name}`]: status }, toName(status))] : [];
  return make('p', { class: 'search-line' }, kindName, ...parts, ...more.filter(Boolean).map((text) => ` · ${text}`));
}

/** Pagefind marks words with `<mark>` and escapes everything else; of what a parser reads in it, text and marks are taken. */
const excerptOf = (html: string): HTMLElement =>
  make(
    'p',
    { class: 'search-excerpt' },
    ...[...new DOMParser().parseFromString(html, 'text/html').body.childNodes].map((node) => (node.nodeName === 'MARK' ? make('mark', {}, node.textContent!) : node.textContent!)),
  );

const titleOf = (href: string, title: string): HTMLElement => make('a', { class: 'search-title', href }, title);

export class SiteSearch extends HTMLElement {
  #engine = new Engine(BASE);
  #state = toState(new URLSearchParams());
  #results: readonly Result[] = [];
  #listed = 0;
  /** Paths that stand among the answers. */
  #answered = new Set<string>();
  #turn = 0;
  #timer = 0;
  #hush = 0;
  /** Counts and draws the facets of the search that is shown. */
  #count = async (): Promise<void> => {};
  #field!: HTMLInputElement;
  #said!: HTMLElement;
  #facets!: HTMLDetailsElement;
  #notes!: HTMLElement;
  #answers!: HTMLElement;
  #list!: HTMLElement;
  #more!: HTMLElement;
  #tools!: HTMLElement;

  /** In the dialog nothing changes the address, and the list is short. */
  get #inDialog(): boolean {
    return this.closest('dialog') !== null;
  }

  connectedCallback(): void {
    const id = this.#inDialog ? 'search-dialog-q' : 'q';
    this.innerHTML = `<form class="search-form" role="search" action="${PAGE}"><label for="${id}" class="visually-hidden">Search the site</label><input id="${id}" type="search" name="q" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" placeholder="A name, a number, a claim" maxlength="2000"><button type="submit">Search</button></form><p class="visually-hidden" role="status"></p><details class="search-facets" hidden></details><div class="search-body"><div class="search-notes"></div><ol class="search-answers"></ol><ol class="search-results"></ol><button class="search-more" type="button" hidden>More results</button><p class="search-tools" hidden></p></div>`;
    const find = <T extends HTMLElement>(selector: string): T => this.querySelector<T>(selector)!;
    this.#field = find('input');
    this.#said = find('[role=status]');
    this.#facets = find('details');
    this.#notes = find('.search-notes');
    this.#answers = find('.search-answers');
    this.#list = find('.search-results');
    this.#more = find('.search-more');
    this.#tools = find('.search-tools');
    this.#field.addEventListener('focus', () => this.#engine.preload());
    this.#field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#go({ query: this.#field.value.trim() }, false), PAUSE);
    });
    this.addEventListener('submit', (event) => this.#submit(event));
    this.addEventListener('keydown', (event) => this.#key(event));
    this.addEventListener('click', (event) => this.#click(event));
    this.#more.addEventListener('click', () => void this.#longer());
    if (this.#inDialog) return;
    this.#facets.open = matchMedia('(min-width: 64rem)').matches;
    this.#facets.addEventListener('toggle', () => this.#facets.open && this.#facets.childElementCount < 2 && this.#count().catch((error: unknown) => this.#failed(error)));
    this.#facets.addEventListener('change', () => this.#go(this.#chosen(), true));
    if (location.search) this.#engine.preload();
    history.scrollRestoration = 'manual';
    addEventListener('popstate', () => this.#restore());
    addEventListener('scrollend', () => history.replaceState({ y: scrollY }, ''));
    this.#restore();
  }

  /** Ready to type; `address` is a search to begin with, as `?q=…&topic=…`. */
  begin(address = ''): void {
    if (address) void this.#show(toState(new URLSearchParams(address)));
    this.#field.focus();
    this.#field.select();
  }

  async #restore(): Promise<void> {
    // Read before anything scrolls.
    const y = (history.state as { y?: number } | null)?.y;
    await this.#show(toState(new URLSearchParams(location.search)));
    if (y !== undefined) scrollTo({ top: y, behavior: 'instant' });
  }

  #show(state: State, typing = false): Promise<void> {
    this.#state = state;
    if (!typing) this.#field.value = state.query;
    return this.#search(typing);
  }

  /** Another state of this search; an earlier one is a step back, but for every key. */
  #go(change: Partial<State>, push: boolean): void {
    const state = { ...this.#state, shown: STEP, ...change };
    this.#write(state, push);
    void this.#show(state, !push);
  }

  #write(state: State, push: boolean): void {
    if (this.#inDialog) return;
    const address = toAddress(state);
    if (push && address !== location.search) history.pushState(null, '', location.pathname + address);
    else history.replaceState(history.state, '', location.pathname + address);
  }

  #submit(event: Event): void {
    event.preventDefault();
    clearTimeout(this.#timer);
    const query = this.#field.value.trim();
    // The page of this search: its state is an address.
    if (this.#inDialog) location.assign(PAGE + toAddress({ ...this.#state, query }));
    else this.#go({ query }, true);
  }

  /** A link among the notes and facets leads to another state of this search. */
  #click(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>(':is(.search-notes, .search-facets) a[href*="?"]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.#go(toState(new URLSearchParams(link.search)), true);
    this.#field.focus();
  }

  /** Arrows go from the field through the results and back; Escape returns to the field. */
  #key(event: KeyboardEvent): void {
    const at = event.target as HTMLElement;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    let next: HTMLElement | undefined;
    if (event.key === 'Escape' && at !== this.#field) next = this.#field;
    else if (step && !at.closest('.search-facets')) {
      const stops = [this.#field, ...this.querySelectorAll<HTMLElement>('.search-body a, .search-more')].filter((stop) => stop.checkVisibility());
      next = stops[stops.indexOf(at) + step];
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  async #search(typing: boolean): Promise<void> {
    const turn = ++this.#turn;
    const state = this.#state;
    const here = (): boolean => turn === this.#turn;
    if (!state.query && !isFiltered(state)) {
      this.removeAttribute('aria-busy');
      this.#facets.hidden = this.#tools.hidden = this.#more.hidden = true;
      for (const part of [this.#notes, this.#answers, this.#list]) part.replaceChildren();
      this.#say('');
      return;
    }
    this.setAttribute('aria-busy', 'true');
    // There from the start, so that its coming moves nothing.
    if (!this.#facets.open || !this.#facets.firstChild) this.#facets.replaceChildren(make('summary', {}, 'Filters and order'));
    this.#facets.hidden = this.#inDialog;
    const slow = window.setTimeout(() => here() && this.#notes.replaceChildren(make('p', {}, 'Searching …')), 700);
    const answered = this.#answer(state, here);
    try {
      const found = await this.#engine.passages(state, typing);
      await answered.catch(() => undefined);
      clearTimeout(slow);
      if (here()) await this.#fill(state, found, here);
      if (!here() || this.#inDialog) return;
      // What counts values is fetched when they are seen.
      this.#count = async () => {
        const counts = await this.#engine.counts(found.unfiltered, state.facets);
        if (here()) this.#drawFacets(counts);
      };
      if (this.#facets.open || isFiltered(state)) await this.#count();
    } catch (error) {
      await answered.catch(() => undefined);
      if (here()) this.#failed(error);
    } finally {
      clearTimeout(slow);
      if (here()) this.removeAttribute('aria-busy');
    }
  }

  /** The answers, before the engine for passages has arrived. */
  async #answer(state: State, here: () => boolean): Promise<void> {
    const answers = await this.#engine.answers();
    const show = (): Answer[] => {
      const best = answers.find(state.query.slice(0, LONGEST), state.facets, MOST_ANSWERS);
      if (here()) {
        const shown = state.sort ? [] : best;
        this.#answered = new Set(shown.map(({ path }) => path));
        this.#replace(this.#answers, shown.map((answer) => this.#card(answer)));
      }
      return best;
    };
    const [best] = show();
    if ((best?.score ?? 0) <= WELL && (await this.#engine.moreAnswers(state.query))) show();
  }

  #card({ row: [, , title, , answer, status, date, sources], kind, kindName, path }: Answer): HTMLElement {
    const day = date && `${kind === 'event' || kind === 'article' ? '' : 'as of '}${inShort(date)}`;
    const value = answer ? [make('p', { class: kind === 'term' || kind === 'topic' || kind === 'person' ? 'search-excerpt' : 'search-value' }, answer)] : [];
    return make('li', { class: 'search-answer' }, titleOf(BASE + path.slice(1), title), ...value, lineOf(kind, kindName, status, day, sources ? count(sources, 'source') : ''));
  }

  /** New items in a list; the focus stays on the link that had it, or returns to the field. */
  #replace(list: HTMLElement, items: readonly HTMLElement[]): void {
    const focused = list.contains(document.activeElement) && (document.activeElement as HTMLAnchorElement).href;
    list.replaceChildren(...items);
    if (focused) ([...list.querySelectorAll('a')].find(({ href }) => href === focused) ?? this.#field).focus();
  }

  /** Said once the reader has stopped typing. */
  #say(text: string): void {
    clearTimeout(this.#hush);
    this.#hush = window.setTimeout(() => (this.#said.textContent = text), HUSH);
  }

  /** A link to another state of this search. */
  #to(change: Partial<State>, label: string): HTMLElement {
    return make('a', { href: PAGE + toAddress({ ...this.#state, shown: STEP, ...change }) }, label);
  }

  #index(): HTMLElement {
    return make('a', { href: `${this.#inDialog ? PAGE : ''}#index` }, 'the A–Z index');
  }

  /** What was made of the query, in words. */
  #notesOn(state: State, { results, whole, unfiltered, unknown, apart, perhaps, asked, cut }: Passages): HTMLElement[] {
    const notes: HTMLElement[] = [];
    const note = (...parts: Part[]): void => void notes.push(make('p', {}, ...parts));
    const each = (words: readonly string[]): Part[] => words.flatMap((word, at) => [at > 0 ? ', ' : '', make('em', {}, word)]);
    const searched = inWords(asked);
    if (unknown.length > 0) note('No page contains ', ...each(unknown.map(({ word }) => word)), ...(searched ? ['; results for ', ...each([searched])] : []), '.');
    if (apart.length > 0) note('No page has all of these words; results without ', ...each(apart), '.');
    for (const { word, meant } of perhaps) {
      const query = state.query.replace(word, meant);
      note('Did you mean ', this.#to({ query }, query), '?');
    }
    if (cut) note('Only the first words of the query were used.');
    const filtered = isFiltered(state);
    const typed = state.query && `“${state.query.slice(0, 80)}${state.query.length > 80 ? '…' : ''}”`;
    if (results.length > 0) {
      const what = unknown.length + apart.length === 0 ? typed : searched && `“${searched}”`;
      note(`${count(whole, 'result')}${what && ` for ${what}`}${whole < results.length ? `, then ${results.length - whole} that say some of it or say it otherwise` : ''}`);
    } else {
      note(
        `No page fits ${[typed, filtered && 'these filters'].filter(Boolean).join(' and ')}. `,
        ...(filtered && unfiltered.length > 0 ? [this.#to({ facets: NO_FACETS }, `${count(unfiltered.length, 'result')} without the filters`), ', or see '] : [this.#answers.firstChild ? 'The nearest is below; or see ' : 'See ']),
        this.#index(),
        '.',
      );
    }
    return notes;
  }

  async #fill(state: State, found: Passages, here: () => boolean): Promise<void> {
    this.#results = found.results;
    this.#listed = 0;
    const wanted = this.#inDialog ? IN_DIALOG : state.shown;
    const first = await this.#items(FIRST);
    if (!here()) return;
    this.#replace(this.#list, first);
    this.#notes.replaceChildren(...this.#notesOn(state, found));
    const rest = await this.#items(wanted);
    if (!here()) return;
    this.#list.append(...rest);
    this.#after();
    const answers = this.#answers.childElementCount;
    this.#say(`${answers > 0 ? `${count(answers, 'answer')}, ` : ''}${this.#notes.textContent}`);
  }

  /** The next results, as items of the list. */
  async #items(until: number): Promise<HTMLElement[]> {
    const data = await Promise.all(this.#results.slice(this.#listed, until).map((result) => result.data()));
    this.#listed = until;
    return data.filter(({ url }) => !this.#answered.has(`/${url.slice(BASE.length)}`)).map((each) => this.#item(each));
  }

  #item(data: PassageData): HTMLElement {
    const { url, meta, excerpt, sub_results: parts } = data;
    const { kind = '', title = meta['name']!, answer = '', date = '', status } = meta;
    const starts = parts.flatMap(({ anchor }) => anchor?.location ?? []).sort((a, b) => a - b);
    const sections = parts
      .flatMap(({ anchor, ...part }) => (anchor && part.url !== url ? [{ ...part, from: anchor.location }] : []))
      .slice(0, 2)
      .map(({ title: heading, excerpt: words, from }) => make('li', {}, make('a', { href: landingOf(data, from, starts.find((start) => start > from)) }, heading), excerptOf(words)));
    return make(
      'li',
      { class: 'search-result' },
      titleOf(landingOf(data), title),
      lineOf(kind, this.#name('kind', kind) + (answer && ` · ${answer}`), status, date && inShort(date)),
      excerptOf(excerpt),
      ...(sections.length > 0 ? [make('ul', { class: 'search-sections' }, ...sections)] : []),
    );
  }

  async #longer(): Promise<void> {
    const turn = this.#turn;
    const items = await this.#items(this.#listed + STEP);
    if (turn !== this.#turn) return;
    this.#list.append(...items);
    this.#state = { ...this.#state, shown: this.#state.shown + STEP };
    this.#write(this.#state, false);
    this.#after();
    items[0]?.querySelector('a')?.focus();
    this.#say(count(items.length, 'more result'));
  }

  /** What stands beneath the list: more of it, a link to it. */
  #after(): void {
    const total = this.#results.length;
    const more = total > this.#listed;
    this.#more.hidden = this.#inDialog || !more;
    this.#tools.hidden = false;
    // The page's share-tools copies it.
    this.#tools.replaceChildren(
      make('a', { class: this.#inDialog ? '' : 'copy', href: PAGE + toAddress(this.#state) }, !this.#inDialog ? 'Copy link to this search' : more ? `All ${count(total, 'result')}, with filters` : 'Open as a page, with filters'),
    );
  }

  #name(facet: string, value: string): string {
    const { kinds, topics, parties } = this.#engine.head ?? {};
    const lists: Record<string, readonly (readonly unknown[])[] | undefined> = { kind: kinds, topic: topics, party: parties };
    return (lists[facet]?.find(([id]) => id === value)?.[1] as string | undefined) ?? toName(value);
  }

  /** What is chosen among the facets, and the order. */
  #chosen(): Partial<State> {
    const chosen = (name: string): string[] => [...this.#facets.querySelectorAll<HTMLInputElement>(`[name="${name}"]:checked`)].map(({ value }) => value);
    return { facets: Object.fromEntries(FACETS.map(([name]) => [name, chosen(name)])) as unknown as Facets, sort: this.#facets.querySelector('select')!.value as Sort };
  }

  /** The facets with what each value would leave; the focus stays where it was. */
  #drawFacets(counts: Counts): void {
    const focused = document.activeElement?.closest('.search-facets') && document.activeElement.id;
    const { facets, sort } = this.#state;
    const many = FACETS.reduce((sum, [name]) => sum + facets[name].length, 0);
    const groups = FACETS.map(([name, label]) => {
      const rows = [...counts[name]].sort(([a, some], [b, others]) => (name === 'year' ? b.localeCompare(a) : others - some || a.localeCompare(b)));
      const values = rows.map(([value, number]) => {
        const id = `${name}-${value}`;
        const checked = facets[name].includes(value);
        // Nothing to be had: it cannot be chosen, only taken back.
        const box = make('input', { type: 'checkbox', name, value, id, checked, disabled: number === 0 && !checked });
        return make('label', { for: id }, box, ` ${this.#name(name, value)} `, make('span', { class: 'count' }, grouped(number)));
      });
      return make('fieldset', { hidden: rows.length === 0 }, make('legend', {}, label), make('div', { class: 'search-values' }, ...values));
    });
    this.#facets.replaceChildren(
      make('summary', {}, `Filters and order${many > 0 ? ` (${many} chosen)` : ''}`),
      make('p', { class: 'search-sort' }, make('label', { for: 'search-sort' }, 'Order '), make('select', { id: 'search-sort' }, ...SORTS.map(([value, label]) => make('option', { value, selected: value === sort }, label)))),
      ...(many > 0 ? [make('p', {}, this.#to({ facets: NO_FACETS }, 'Clear the filters'))] : []),
      ...groups,
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  #failed(error: unknown): void {
    console.error(error);
    const again = make('button', { type: 'button', class: 'search-more' }, 'Try again');
    again.addEventListener('click', () => void this.#search(false));
    const what = this.#answers.firstChild ? 'These are answers from the ledger; the text of the pages could not be loaded.' : 'The search index could not be loaded.';
    this.#notes.replaceChildren(make('p', {}, `${what} Try again, or use `, this.#index(), '.'), again);
    this.#list.replaceChildren();
    this.#more.hidden = this.#tools.hidden = true;
    this.#say(this.#notes.textContent!);
  }
}
