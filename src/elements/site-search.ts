/** Search, on its page and in the dialog: answers first, passages beneath, facets beside; on the page its state is the address. */
import { Engine, inWords as say, type Counts, type PassageData, type Passages, type Result } from './search-engine.ts';
import type { Answer, Answers } from '../search/answers.ts';
import { landingOf } from '../search/landing.ts';
import { FACETS, isFiltered, LONGEST, NO_FACETS, SORTS, STEP, toAddress, toState, type Sort, type State } from '../search/state.ts';

/** How long after a key a search begins, and after a search its count is said. */
const PAUSE = 90;
const HUSH = 500;
/** How many answers stand above the passages, and how many passages in the dialog. */
const MOST_ANSWERS = 3;
const IN_DIALOG = 6;
/** These are shown before the others have come. */
const FIRST = 4;

type Attributes = Record<string, string | boolean | undefined>;

/** An element with attributes, and text or other elements in it. */
function make<T extends keyof HTMLElementTagNameMap>(tag: T, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  element.append(...children);
  return element;
}

/** `2025-10-28` → "Oct 28, 2025", as exact as it is known. */
const inShort = (day: string): string =>
  new Date(day).toLocaleDateString('en-US', { timeZone: 'UTC', year: 'numeric', ...(day[4] ? { month: 'short' as const } : {}), ...(day[7] ? { day: 'numeric' as const } : {}) });

const inWords = (id: string): string => (id[0] ?? '').toUpperCase() + id.slice(1).replace('-', ' ');
const count = (number: number, one: string, many = `${one}s`): string => `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;

/** A status or a verdict as on every page: its mark and its word. */
function statusOf(kind: string | undefined, id: string): HTMLElement {
  const name = kind === 'claim' ? 'verdict' : 'status';
  return make('span', { class: name, [`data-${name}`]: id }, inWords(id));
}

/** Pagefind marks words with `<mark>` and escapes everything else; of what a parser reads in it, text and marks are taken. */
function excerptOf(html: string): HTMLElement {
  const { childNodes } = new DOMParser().parseFromString(html, 'text/html').body;
  return make('p', { class: 'search-excerpt' }, ...[...childNodes].map((node) => (node.nodeName === 'MARK' ? make('mark', {}, node.textContent!) : node.textContent!)));
}

export class SiteSearch extends HTMLElement {
  #engine = new Engine(import.meta.env.BASE_URL);
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
  readonly #field = make('input', { type: 'search', name: 'q', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search', placeholder: 'A name, a number, a claim, a question', maxlength: '2000' });
  readonly #form = make('form', { class: 'search-form', role: 'search', action: `${import.meta.env.BASE_URL}search/` });
  readonly #said = make('p', { class: 'visually-hidden', role: 'status' });
  readonly #notes = make('div', { class: 'search-notes' });
  readonly #answers = make('ol', { class: 'search-answers' });
  readonly #list = make('ol', { class: 'search-results' });
  readonly #more = make('button', { class: 'search-more', type: 'button', hidden: true }, 'More results');
  readonly #facets = make('details', { class: 'search-facets', hidden: true });
  readonly #tools = make('p', { class: 'search-tools', hidden: true });

  /** In the dialog nothing changes the address, and the list is short. */
  get #inDialog(): boolean {
    return this.closest('dialog') !== null;
  }

  connectedCallback(): void {
    const id = this.#inDialog ? 'search-dialog-q' : 'q';
    this.#field.id = id;
    this.#form.replaceChildren(make('label', { for: id, class: 'visually-hidden' }, 'Search the site'), this.#field, make('button', { type: 'submit' }, 'Search'));
    const body = make('div', { class: 'search-body' }, this.#notes, this.#answers, this.#list, this.#more, this.#tools);
    this.replaceChildren(this.#form, this.#said, ...(this.#inDialog ? [] : [this.#facets]), body);
    this.#form.addEventListener('submit', (event) => this.#submit(event));
    this.#field.addEventListener('focus', () => this.#engine.preload());
    this.#field.addEventListener('input', () => this.#typed());
    this.addEventListener('keydown', (event) => this.#key(event));
    this.#facets.addEventListener('toggle', () => this.#facets.open && this.#facets.childElementCount < 2 && this.#count().catch((error: unknown) => this.#failed(error)));
    this.#facets.addEventListener('change', () => this.#go({ facets: this.#chosen(), shown: STEP }, true));
    this.#more.addEventListener('click', () => void this.#longer());
    if (this.#inDialog) return;
    this.#facets.open = matchMedia('(min-width: 64rem)').matches;
    if (location.search) this.#engine.preload();
    history.scrollRestoration = 'manual';
    addEventListener('popstate', () => this.#restore());
    addEventListener('scrollend', () => history.replaceState({ y: scrollY }, ''));
    this.#restore();
  }

  /** Ready to type; `address` is a search to begin with, as `?q=…&topic=…`. */
  begin(address = ''): void {
    if (address) this.#show(toState(new URLSearchParams(address)));
    this.#field.focus();
    this.#field.select();
  }

  #restore(): void {
    // Read before anything scrolls.
    const y = (history.state as { y?: number } | null)?.y;
    this.#show(toState(new URLSearchParams(location.search)), y);
  }

  #show(state: State, y?: number): void {
    this.#state = state;
    this.#field.value = state.query;
    void this.#search().then(() => {
      if (y !== undefined) scrollTo({ top: y, behavior: 'instant' });
    });
  }

  #submit(event: Event): void {
    if (this.#inDialog) {
      // The page of this search: its state is an address.
      event.preventDefault();
      location.href = `${import.meta.env.BASE_URL}search/${toAddress({ ...this.#state, query: this.#field.value.trim() })}`;
      return;
    }
    event.preventDefault();
    clearTimeout(this.#timer);
    this.#go({ query: this.#field.value.trim(), shown: STEP }, true);
  }

  #typed(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#go({ query: this.#field.value.trim(), shown: STEP }, false), PAUSE);
  }

  #go(change: Partial<State>, push: boolean): void {
    this.#state = { ...this.#state, ...change };
    this.#write(push);
    void this.#search(!push);
  }

  #write(push: boolean): void {
    if (this.#inDialog) return;
    const address = toAddress(this.#state);
    const whole = location.pathname + address;
    if (push && address !== location.search) history.pushState(null, '', whole);
    else history.replaceState(history.state, '', whole);
  }

  /** Arrows go from the field through the results and back; Escape returns to the field. */
  #key(event: KeyboardEvent): void {
    const at = event.target as HTMLElement;
    if (event.key === 'Escape' && at !== this.#field) {
      event.preventDefault();
      this.#field.focus();
      return;
    }
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || at.matches('select, .search-facets *')) return;
    const stops = [this.#field, ...this.querySelectorAll<HTMLElement>('.search-body a, .search-more:not([hidden])')].filter((stop) => stop.checkVisibility());
    const next = stops[stops.indexOf(at) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  async #search(typing = false): Promise<void> {
    const turn = ++this.#turn;
    const state = this.#state;
    const here = (): boolean => turn === this.#turn;
    if (!state.query && !isFiltered(state)) {
      this.#results = [];
      this.#facets.hidden = this.#tools.hidden = this.#more.hidden = true;
      for (const part of [this.#notes, this.#answers, this.#list]) part.replaceChildren();
      this.#say('');
      return;
    }
    this.setAttribute('aria-busy', 'true');
    // There from the start, so that its coming moves nothing.
    if (this.#facets.childElementCount === 0 || !this.#facets.open) this.#facets.replaceChildren(make('summary', {}, 'Filters and order'));
    this.#facets.hidden = false;
    const slow = window.setTimeout(() => here() && this.#note(make('p', {}, 'Searching …')), 700);
    const answered = this.#answer(state, here);
    try {
      const found = await this.#engine.passages(state, typing);
      await answered.catch(() => undefined);
      if (!here()) return;
      await this.#fill(state, found, here);
      if (this.#inDialog) return;
      // What counts values is fetched when they are seen.
      this.#count = async () => {
        const counts = await this.#engine.counts(state, found.asked);
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
    const show = (answers: Answers): void => {
      if (!here()) return;
      const { answers: best } = state.sort ? { answers: [] } : answers.find(state.query.slice(0, LONGEST), state.facets, MOST_ANSWERS);
      this.#answered = new Set(best.map(({ path }) => path));
      this.#replace(this.#answers, best.map((answer) => this.#card(answer)));
    };
    show(await this.#engine.answersTo(state.query, show));
  }

  #card({ row: [, , title, , answer, status, date, sources], kind, kindName, path }: Answer): HTMLElement {
    const line = make('p', { class: 'search-line' }, kindName);
    if (status) line.append(' ', statusOf(kind, status));
    if (date) line.append(` ${kind === 'event' || kind === 'article' ? '' : 'as of '}${inShort(date)}`);
    if (sources > 0) line.append(` · ${count(sources, 'source')}`);
    const link = make('a', { class: 'search-title', href: this.#href(path) }, title);
    return make('li', { class: 'search-answer' }, link, ...(answer ? [make('p', { class: kind === 'term' || kind === 'person' ? 'search-excerpt' : 'search-value' }, answer)] : []), line);
  }

  #href(path: string): string {
    return import.meta.env.BASE_URL + path.replace(/^\//, '');
  }

  /** New items in a list; the focus stays on the link that had it, or returns to the field. */
  #replace(list: HTMLElement, items: readonly HTMLElement[]): void {
    const href = list.contains(document.activeElement) && document.activeElement!.getAttribute('href');
    list.replaceChildren(...items);
    if (href) ([...list.querySelectorAll('a')].find((link) => link.getAttribute('href') === href) ?? this.#field).focus();
  }

  #note(...notes: Node[]): void {
    this.#notes.replaceChildren(...notes);
  }

  /** Said once the reader has stopped typing. */
  #say(text: string): void {
    clearTimeout(this.#hush);
    this.#hush = window.setTimeout(() => (this.#said.textContent = text), HUSH);
  }

  /** A link that leads to another state of this search. */
  #to(change: Partial<State>, ...label: (Node | string)[]): HTMLElement {
    const state = { ...this.#state, shown: STEP, ...change };
    const link = make('a', { href: `${this.#href('/search/')}${toAddress(state)}` }, ...label);
    link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      this.#field.value = state.query;
      this.#go(state, true);
      this.#field.focus();
    });
    return link;
  }

  #index(): HTMLElement {
    return make('a', { href: `${this.#inDialog ? this.#href('/search/') : ''}#index` }, 'the A–Z index');
  }

  /** What was made of the query, in words. */
  #notesOn(state: State, { unknown, apart, perhaps, asked, cut }: Passages): HTMLElement[] {
    const notes: HTMLElement[] = [];
    const em = (text: string): HTMLElement => make('em', {}, text);
    const each = (words: readonly string[]): (Node | string)[] => words.flatMap((word, at) => [at > 0 ? ', ' : '', em(word)]);
    const searched = say(asked);
    const results = searched ? ['; results for ', em(searched)] : [];
    if (unknown.length > 0) notes.push(make('p', {}, 'No page contains ', ...each(unknown.map(({ word }) => word)), ...results, '.'));
    if (apart.length > 0) notes.push(make('p', {}, 'No page has all of these words; results without ', ...each(apart), '.'));
    for (const { word, meant: near } of perhaps) {
      const query = state.query.replace(word, near);
      notes.push(make('p', {}, 'Did you mean ', this.#to({ query }, em(query)), '?'));
    }
    if (cut) notes.push(make('p', {}, `Only the first words of the query were used.`));
    return notes;
  }

  async #fill(state: State, found: Passages, here: () => boolean): Promise<void> {
    this.#results = found.results;
    this.#listed = 0;
    const notes = this.#notesOn(state, found);
    const total = found.results.length;
    const { whole, unfiltered } = found;
    if (total === 0) {
      const asked = state.query && ` “${state.query.slice(0, 80)}${state.query.length > 80 ? '…' : ''}”`;
      const none = make('p', {}, `No page fits${asked}${asked && isFiltered(state) ? ' and' : ''}${isFiltered(state) ? ' these filters' : ''}. `);
      if (unfiltered > 0) none.append(this.#to({ facets: NO_FACETS }, `${count(unfiltered, 'result')} without the filters`), ', or see ');
      else none.append(this.#answers.childElementCount > 0 ? 'The nearest is below; or see ' : 'See ');
      none.append(this.#index(), '.');
      notes.push(none);
    } else {
      const exact = `${count(whole, 'result')}${state.query ? ` for “${say(found.asked)}”` : ''}`;
      notes.push(make('p', { class: 'search-count' }, whole < total ? `${exact}, then ${total - whole} that say some of it or say it otherwise` : exact));
    }
    const wanted = Math.min(total, this.#inDialog ? IN_DIALOG : state.shown);
    const first = await this.#items(Math.min(wanted, FIRST));
    if (!here()) return;
    this.#replace(this.#list, first);
    this.#note(...notes);
    const rest = await this.#items(wanted);
    if (!here()) return;
    this.#list.append(...rest);
    this.#after(total);
    const answers = this.#answers.childElementCount;
    this.#say(`${answers > 0 ? `${count(answers, 'answer')}, ` : ''}${this.#notes.textContent}`);
  }

  /** The next results, as items of the list. */
  async #items(until: number): Promise<HTMLElement[]> {
    const data = await Promise.all(this.#results.slice(this.#listed, until).map((result) => result.data()));
    this.#listed = until;
    return data.filter(({ url }) => !this.#answered.has(this.#path(url))).map((each) => this.#item(each));
  }

  #path(url: string): string {
    return `/${url.slice(import.meta.env.BASE_URL.length)}`;
  }

  #item(data: PassageData): HTMLElement {
    const { url, meta, excerpt, sub_results: parts } = data;
    const head = this.#engine.head;
    const line = make('p', { class: 'search-line' }, head?.kinds.find(([id]) => id === meta['kind'])?.[1] ?? inWords(meta['kind'] ?? ''));
    if (meta['answer']) line.append(` · ${meta['answer']}`);
    if (meta['status']) line.append(' · ', statusOf(meta['kind'], meta['status']));
    if (meta['date']) line.append(` · ${inShort(meta['date'])}`);
    const item = make('li', { class: 'search-result' }, make('a', { class: 'search-title', href: landingOf(data) }, meta['title'] ?? meta['name'] ?? url), line, excerptOf(excerpt));
    const sections = parts.filter((part) => part.anchor && part.url !== url).slice(0, 2);
    if (sections.length > 0) {
      const starts = parts.flatMap(({ anchor }) => anchor?.location ?? []).sort((a, b) => a - b);
      item.append(
        make(
          'ul',
          { class: 'search-sections' },
          ...sections.map((part) => {
            const from = part.anchor!.location;
            const to = starts.find((start) => start > from);
            return make('li', {}, make('a', { href: landingOf(data, from, to) }, part.title), excerptOf(part.excerpt));
          }),
        ),
      );
    }
    return item;
  }

  async #longer(): Promise<void> {
    const turn = this.#turn;
    const items = await this.#items(Math.min(this.#results.length, this.#listed + STEP));
    if (turn !== this.#turn) return;
    this.#list.append(...items);
    this.#state = { ...this.#state, shown: this.#state.shown + STEP };
    this.#write(false);
    this.#after(this.#results.length);
    items[0]?.querySelector('a')?.focus();
    this.#say(`${count(items.length, 'more result', 'more results')}`);
  }

  /** What stands beneath the list: more of it, its order, a link to it. */
  #after(total: number): void {
    this.#tools.hidden = false;
    const address = `${this.#href('/search/')}${toAddress(this.#state)}`;
    if (this.#inDialog) {
      this.#tools.replaceChildren(make('a', { href: address }, total > this.#listed ? `All ${count(total, 'result')}, with filters` : 'Open as a page, with filters'));
      return;
    }
    this.#more.hidden = this.#listed >= total;
    // The page's share-tools copies it.
    this.#tools.replaceChildren(make('a', { className: 'copy', href: address }, 'Copy link to this search'));
  }

  #chosen(): State['facets'] {
    return Object.fromEntries(FACETS.map(([name]) => [name, [...this.#facets.querySelectorAll<HTMLInputElement>(`[name="${name}"]:checked`)].map(({ value }) => value)])) as unknown as State['facets'];
  }

  #label(name: string, value: string): string {
    const head = this.#engine.head;
    const list: readonly (readonly (string | number)[])[] = (name === 'kind' ? head?.kinds : name === 'topic' ? head?.topics : name === 'party' ? head?.parties : undefined) ?? [];
    return String(list.find(([id]) => id === value)?.[1] ?? inWords(value));
  }

  /** The facets with what each value would leave; the focus stays where it was. */
  #drawFacets(counts: Counts): void {
    const focused = document.activeElement?.closest('.search-facets') ? (document.activeElement as HTMLElement).id : '';
    const { facets, sort } = this.#state;
    const order = make('select', { id: 'search-sort' }, ...SORTS.map(([value, label]) => make('option', { value, selected: value === sort }, label)));
    order.addEventListener('change', (event) => {
      event.stopPropagation();
      this.#go({ sort: order.value as Sort, shown: STEP }, true);
    });
    const groups = FACETS.map(([name, label]) => {
      const values = new Map(Object.entries(counts[name] ?? {}));
      for (const value of facets[name]) if (!values.has(value)) values.set(value, 0);
      const rows = [...values].filter(([value]) => value).sort(([a, many], [b, other]) => (name === 'year' ? b.localeCompare(a) : other - many || a.localeCompare(b)));
      const lines = rows.map(([value, number]) => {
        const id = `${name}-${value}`;
        const chosen = facets[name].includes(value);
        // Nothing to be had: it cannot be chosen, only taken back.
        const box = make('input', { type: 'checkbox', name, value, id, checked: chosen, disabled: number === 0 && !chosen });
        return make('label', { for: id }, box, ` ${this.#label(name, value)} `, make('span', { class: 'count' }, number.toLocaleString('en-US')));
      });
      return make('fieldset', { hidden: rows.length === 0 }, make('legend', {}, label), make('div', { class: 'search-values' }, ...lines));
    });
    const many = FACETS.reduce((sum, [name]) => sum + facets[name].length, 0);
    const clear = many > 0 ? [make('p', {}, this.#to({ facets: NO_FACETS }, 'Clear the filters'))] : [];
    this.#facets.replaceChildren(
      make('summary', {}, many > 0 ? `Filters and order (${many} chosen)` : 'Filters and order'),
      make('p', { class: 'search-sort' }, make('label', { for: 'search-sort' }, 'Order '), order),
      ...clear,
      ...groups,
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  #failed(error: unknown): void {
    console.error(error);
    const again = make('button', { type: 'button', class: 'search-more' }, 'Try again');
    again.addEventListener('click', () => void this.#search());
    const what = this.#answers.childElementCount > 0 ? 'These are answers from the ledger; the text of the pages could not be searched: the index could not be loaded.' : 'The search index could not be loaded.';
    this.#note(make('p', {}, `${what} Try again, or use `, this.#index(), '.'), again);
    this.#list.replaceChildren();
    this.#more.hidden = this.#tools.hidden = true;
    this.#say(this.#notes.textContent ?? '');
  }
}

declare global {
  interface HTMLElementTagNameMap {
  }
}
