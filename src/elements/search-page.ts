/** Search with Pagefind: its state is the page's address, its results are links, its counts are said politely. */

interface Result {
  id: string;
  data(): Promise<{
    url: string;
    meta: Record<string, string>;
    excerpt: string;
    sub_results: { title: string; url: string; excerpt: string }[];
  }>;
}
interface Found {
  results: Result[];
  filters: Record<string, Record<string, number>>;
  totalFilters: Record<string, Record<string, number>>;
}
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(query: string | null, options?: { filters?: Record<string, string[]>; sort?: Record<string, 'asc' | 'desc'> }): Promise<Found>;
}

const FACETS = [
  ['kind', 'Kind'],
  ['topic', 'Topic'],
  ['status', 'Status'],
  ['year', 'Year'],
] as const;
const STEP = 10;
/** A query longer than this is cut: nobody types it, and it would freeze the page. */
const LONGEST = 200;

const make = (tag: string, className = '', text = ''): HTMLElement => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
};

/** Pagefind marks words with `<mark>` and escapes everything else; only that one tag is let through. */
function marked(className: string, excerpt: string): HTMLElement {
  const paragraph = make('p', className);
  for (const piece of excerpt.split(/(<mark>.*?<\/mark>)/s)) {
    const word = /^<mark>(.*)<\/mark>$/s.exec(piece);
    const text = (word?.[1] ?? piece).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
    paragraph.append(word ? make('mark', '', text) : text);
  }
  return paragraph;
}

export class SearchPage extends HTMLElement {
  #engine: Promise<Pagefind> | undefined;
  #found: Result[] = [];
  #shown = 0;
  #turn = 0;
  #timer = 0;

  connectedCallback(): void {
    const form = this.#part<HTMLFormElement>('form');
    const input = this.#part<HTMLInputElement>('input');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#go(true);
    });
    input.addEventListener('focus', () => void this.#load());
    input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#go(false), 120);
    });
    this.#part('.search-facets').addEventListener('change', () => void this.#go(true));
    this.#part('.search-more').addEventListener('click', () => void this.#more(true));
    window.addEventListener('popstate', () => void this.#restore());
    void this.#restore();
  }

  #part<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }

  /** The engine, loaded once, when the reader reaches for search. */
  #load(): Promise<Pagefind> {
    this.#engine ??= (async () => {
      const bundle = this.dataset['bundle']!;
      const engine = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Pagefind;
      await engine.options({ baseUrl: this.dataset['base']!, bundlePath: bundle });
      await engine.init();
      // Counts come with results only once the filters are loaded.
      await engine.filters();
      return engine;
    })();
    return this.#engine;
  }

  async #restore(): Promise<void> {
    const state = new URLSearchParams(location.search);
    this.#part<HTMLInputElement>('input').value = (state.get('q') ?? '').slice(0, LONGEST);
    await this.#search(state);
  }

  #state(): URLSearchParams {
    const state = new URLSearchParams();
    const query = this.#part<HTMLInputElement>('input').value.trim().slice(0, LONGEST);
    if (query) state.set('q', query);
    const boxes = this.querySelectorAll<HTMLInputElement>('.search-facets input');
    if (boxes.length > 0) for (const box of boxes) {
      if (box.checked) state.append(box.name, box.value);
    } else for (const [name] of FACETS) for (const value of new URLSearchParams(location.search).getAll(name)) state.append(name, value);
    return state;
  }

  async #go(push: boolean): Promise<void> {
    clearTimeout(this.#timer);
    const state = this.#state();
    const address = state.size > 0 ? `?${state}` : location.pathname;
    if (push && address !== location.search) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    await this.#search(state);
  }

  async #search(state: URLSearchParams): Promise<void> {
    const turn = ++this.#turn;
    const query = (state.get('q') ?? '').trim().slice(0, LONGEST);
    const filters = Object.fromEntries(FACETS.map(([name]) => [name, state.getAll(name)] as const).filter(([, values]) => values.length > 0));
    const status = this.#part('.search-status');
    if (!query && Object.keys(filters).length === 0) {
      this.#found = [];
      status.textContent = '';
      this.#part('.search-results').replaceChildren();
      this.#part('.search-facets').hidden = true;
      this.#part('.search-more').hidden = true;
      return;
    }
    try {
      const engine = await this.#load();
      // Several values of one facet widen the search, several facets narrow it.
      const any = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, { any: values }]));
      const found = await engine.search(query || null, { filters: any as never });
      if (turn !== this.#turn) return;
      this.#found = found.results;
      this.#shown = 0;
      this.#facets(found, filters);
      this.#part('.search-results').replaceChildren();
      const count = found.results.length;
      status.textContent = count === 0 ? `Nothing found${query ? ` for “${query}”` : ''}. Try fewer words, or the index below.` : `${count} ${count === 1 ? 'result' : 'results'}${query ? ` for “${query}”` : ''}`;
      await this.#more(false);
    } catch (error) {
      this.#engine = undefined;
      status.textContent = 'The search index could not be loaded. Try again, or use the index below.';
      console.error(error);
    }
  }

  #facets(found: Found, chosen: Record<string, string[]>): void {
    const box = this.#part('.search-facets');
    box.hidden = false;
    const focused = document.activeElement instanceof HTMLInputElement && box.contains(document.activeElement) ? document.activeElement.id : '';
    box.replaceChildren(
      ...FACETS.map(([name, label]) => {
        const group = make('fieldset');
        group.append(make('legend', '', label));
        const counts = Object.entries(found.totalFilters[name] ?? {}).filter(([value, count]) => count > 0 || chosen[name]?.includes(value));
        counts.sort((a, b) => (name === 'year' ? b[0].localeCompare(a[0]) : b[1] - a[1] || a[0].localeCompare(b[0])));
        for (const [at, [value, count]] of counts.entries()) {
          const input = document.createElement('input');
          Object.assign(input, { type: 'checkbox', name, value, id: `facet-${name}-${at}`, checked: chosen[name]?.includes(value) ?? false });
          const line = document.createElement('label');
          line.append(input, ` ${value} `, make('span', 'count', String(count)));
          group.append(line);
        }
        group.hidden = counts.length === 0;
        return group;
      }),
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  async #more(move: boolean): Promise<void> {
    const turn = this.#turn;
    const next = this.#found.slice(this.#shown, this.#shown + STEP);
    const data = await Promise.all(next.map((result) => result.data()));
    if (turn !== this.#turn) return;
    const items = data.map(({ url, meta, excerpt, sub_results: parts }) => {
      const item = make('li', 'search-result');
      const link = make('a', 'search-title', meta['title']) as HTMLAnchorElement;
      link.href = url;
      const line = make('p', 'search-line', [meta['kind'], meta['answer'], meta['status'], meta['date']].filter(Boolean).join(' · '));
      item.append(link, line, marked('search-excerpt', excerpt));
      const sections = parts.filter((part) => part.url !== url && part.url.includes('#')).slice(0, 2);
      if (sections.length > 0) {
        const list = make('ul', 'search-sections');
        for (const part of sections) {
          const section = make('li');
          const to = make('a', '', part.title) as HTMLAnchorElement;
          to.href = part.url;
          section.append(to, marked('search-excerpt', part.excerpt));
          list.append(section);
        }
        item.append(list);
      }
      return item;
    });
    this.#part('.search-results').append(...items);
    this.#shown += items.length;
    this.#part('.search-more').hidden = this.#shown >= this.#found.length;
    if (move) items[0]?.querySelector('a')?.focus();
  }
}
