/**
 * What script adds to links that are shared: they copy themselves and say so, selected words can be linked and quoted, a
 * piece opened by an older link says what changed since. One element at the end of the page, which holds what it shows.
 */
import { make } from './make.ts';
import { wordsIn } from './selection.ts';
import { changedSince } from './version.ts';

/** How long a message stays, and how long a selection rests before anything is offered; in milliseconds. */
const SAID = 4000;
const REST = 250;

export class ShareTools extends HTMLElement implements EventListenerObject {
  #ends = new AbortController();
  #said = make('output', { className: 'said' });
  #offer = make('section', { className: 'passage', hidden: true });
  #selected: Range | undefined;
  #timers: Record<string, number> = {};

  connectedCallback(): void {
    this.#ends = new AbortController();
    this.#offer.setAttribute('aria-label', 'The selected words');
    this.#offer.replaceChildren(
      make('button', { type: 'button', onclick: () => void this.#copyPassage() }, 'Copy link to this passage'),
      make('button', { type: 'button', onclick: () => void this.#copyPassage(true) }, 'Copy quotation with source'),
    );
    // Pressing a button would end the selection.
    this.#offer.onmousedown = (event) => event.preventDefault();
    this.replaceChildren(this.#said, this.#offer);
    for (const type of ['click', 'keydown', 'selectionchange', 'toggle', 'pointerover', 'focusin']) document.addEventListener(type, this, { signal: this.#ends.signal, capture: type === 'toggle' });
    this.#improve();
    this.#land();
    this.#tellChanges();
  }

  disconnectedCallback(): void {
    this.#ends.abort();
  }

  handleEvent(event: Event): void {
    if (event.type === 'selectionchange') this.#later('offer', () => this.#show(), REST);
    else if (event instanceof KeyboardEvent) this.#key(event);
    else if (event.type === 'toggle') this.#addCopy(event);
    else if (event.type === 'click') this.#click(event as MouseEvent);
    else {
      const target = event.target as Element;
      if (event.type === 'focusin') this.#leave(target);
      this.#addAnchor(target);
    }
  }

  #later(name: string, work: () => void, after: number): void {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = window.setTimeout(work, after);
  }

  /** Links that copy themselves say so, and send what stands at this host; the browser's own share sheet comes first. */
  #improve(): void {
    const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
    const share = document.querySelector<HTMLElement>('.share');
    if (!share || !canonical) return;
    share.querySelector('.copy')!.textContent = 'Copy link';
    const [configured, here] = [new URL(canonical.href).origin, location.origin].map(encodeURIComponent) as [string, string];
    for (const link of share.querySelectorAll<HTMLAnchorElement>('li a')) link.href = link.href.replaceAll(configured, here);
    if (!('share' in navigator)) return;
    const button = make('button', { type: 'button' }, 'Share with an app');
    button.onclick = () => {
      const url = share.querySelector<HTMLAnchorElement>('a.copy')!.href;
      navigator.share({ title: document.title, text: share.dataset['text']!, url }).then(
        () => share.querySelector('details')!.removeAttribute('open'),
        (error: Error) => error.name !== 'AbortError' && this.#say('Your browser could not share the page. Copy the link instead.'),
      );
    };
    share.querySelector('ul')!.prepend(make('li', {}, button));
  }

  /** An old link may have been put into capitals on its way. */
  #land(): void {
    const id = location.hash.slice(1).toLowerCase();
    if (`#${id}` !== location.hash && !document.querySelector(':target') && document.getElementById(id)) location.replace(`#${id}`);
  }

  /** The version travels with every link to a piece or a place in it. */
  get #version(): string {
    const link = document.querySelector<HTMLAnchorElement>('.share a.copy');
    return link ? new URL(link.href).search : '';
  }

  #say(text: string): void {
    this.#said.value = text;
    this.#later('said', () => (this.#said.value = ''), SAID);
  }

  async #copy(text: string, said: string, failed: string): Promise<void> {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    this.#say(copied ? said : failed);
  }

  #click(event: MouseEvent): void {
    const target = event.target as Element;
    const open = document.querySelector('.share details[open]');
    if (open && !open.contains(target)) open.removeAttribute('open');
    const link = target.closest<HTMLAnchorElement>('a.copy, a.anchor');
    if (!link || !navigator.clipboard || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const address = new URL(link.href);
    if (address.pathname === location.pathname && address.hash) address.search = this.#version;
    void this.#copy(address.href, `${link.getAttribute('aria-label') ?? 'Link'}: copied`, address.href);
  }

  /** A card of evidence or of a source gets a link of its own when it opens. */
  #addCopy({ target, newState }: Event & { newState?: string }): void {
    if (!(target instanceof Element) || newState !== 'open') return;
    const more = target.querySelector<HTMLAnchorElement>('.card-more a, .source-title');
    if (more && !target.querySelector('.copy')) (more.parentElement === target ? target : more.parentElement!).append(' ', make('a', { className: 'copy', href: more.href }, 'Copy link'));
  }

  /** A card closes when the focus goes on: it would cover what has it. */
  #leave(target: Element): void {
    const card = document.querySelector<HTMLElement>(':popover-open');
    if (card && !card.contains(target) && target.getAttribute('popovertarget') !== card.id) card.hidePopover();
  }

  /** An event in a list gets a link beside its day when a reader comes to it: two hundred would stand in the way of all others. */
  #addAnchor(target: Element): void {
    const item = target.closest('.event');
    const title = item?.querySelector<HTMLAnchorElement>('h3 a, .event-title a');
    if (!title || item!.querySelector('.anchor')) return;
    const anchor = make('a', { className: 'anchor', href: title.href, ariaLabel: `Link to ${title.textContent}` });
    item!.querySelector('.event-day')!.append(' ', anchor);
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.#offer.hidden = true;
      const open = document.querySelector('.share details[open]');
      open?.removeAttribute('open');
      // What had the focus is gone with the menu.
      if (open?.contains(document.activeElement)) open.querySelector('summary')!.focus();
    }
    // The offer stands at the end of the page; the next Tab after a selection leads there.
    if (event.key === 'Tab' && !event.shiftKey && !this.#offer.hidden && !this.#offer.contains(document.activeElement)) {
      event.preventDefault();
      this.#offer.querySelector('button')!.focus();
    }
  }

  /** Offer to link and to quote what is selected in the page's text. A card that is open has a link of its own, and would cover the offer. */
  #show(): void {
    const selection = getSelection();
    const range = selection && !selection.isCollapsed && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    const isIn = (place: string): boolean | undefined => document.querySelector(place)?.contains(range!.commonAncestorContainer);
    this.#selected = range && isIn('main') && !isIn(':popover-open') && wordsIn(range).length > 2 ? range.cloneRange() : undefined;
    if (!this.#selected) {
      if (!this.#offer.contains(document.activeElement)) this.#offer.hidden = true;
      return;
    }
    // The generator is on its way before the reader has chosen.
    void import('./passage.ts');
    this.#offer.hidden = false;
    const { bottom, left } = this.#selected.getBoundingClientRect();
    const { offsetHeight, offsetWidth, style } = this.#offer;
    style.setProperty('--top', `${Math.min(bottom, innerHeight - offsetHeight - 16) + scrollY}px`);
    style.setProperty('--left', `${Math.max(0, Math.min(left, document.body.clientWidth - offsetWidth))}px`);
  }

  /** The nearest place around or before the beginning of the selection that has an address. */
  #placeOf(range: Range): string {
    const places = [...document.querySelectorAll('main :is(p, h1, h2, h3, h4, li, section, figure)[id]')];
    const before = places.filter((place) => place.contains(range.startContainer) || place.compareDocumentPosition(range.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING);
    return before.at(-1)?.id ?? '';
  }

  async #copyPassage(quoted = false): Promise<void> {
    const range = this.#selected;
    if (!range) return;
    // Taken apart here, it would be wrapped in a function by Vite on every page.
    const passage = await import('./passage.ts').catch(() => undefined);
    if (!passage) return this.#say('Part of the page did not load. Copy the link to the page instead.');
    const place = `#${this.#placeOf(range)}`;
    const directive = passage.textDirective(range);
    const page = `${location.origin}${location.pathname}${this.#version}`;
    const address = page + (place + directive === '#' ? '' : place + directive);
    const source = document.querySelector<HTMLElement>('.share')?.dataset['source'] ?? document.title;
    const text = quoted ? passage.toQuotation(wordsIn(range), source, passage.figuresIn(range), address) : address;
    await this.#copy(text, quoted ? 'Quotation with its source: copied' : 'Link to this passage: copied', text);
    this.#offer.hidden = true;
  }

  /** Say what the printed list of changes has that the link's version had not. */
  #tellChanges(): void {
    const version = new URLSearchParams(location.search).get('v');
    const entries = [...document.querySelectorAll('.changes li')];
    const newer = version ? changedSince(version, entries.map((entry) => entry.querySelector('time')!.dateTime)) : undefined;
    if (!newer || !document.querySelector('.changes')) return;
    if (newer.length === 0) {
      document.querySelector('.share')!.append(make('span', { className: 'unchanged' }, 'Unchanged since this link was shared'));
      return;
    }
    const panel = make('section', { className: 'since' });
    panel.setAttribute('aria-label', 'Changed since this was shared');
    panel.append(
      make('h2', {}, 'Changed since this was shared'),
      make('ul', {}, ...newer.map((at) => entries[at]!.cloneNode(true))),
      make('p', {}, make('a', { href: '#changes' }, 'All corrections and changes'), ' ', make('button', { type: 'button', onclick: () => panel.remove() }, 'Close')),
    );
    this.append(panel);
    this.#say(`Changed since this was shared: ${newer.length} ${newer.length === 1 ? 'entry' : 'entries'}`);
  }
}
