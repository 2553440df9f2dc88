/** The way to search from every page: its link, `/` and Ctrl or ⌘ K open a dialog, loaded when the reader reaches for it. */
import type * as Dialog from './search-dialog.ts';
import type { SiteSearch } from './site-search.ts';

let opened: Promise<HTMLDialogElement> | undefined;

/** The dialog, made once; its style sheet is there before it opens. */
const load = (): Promise<HTMLDialogElement> =>
  (opened ??= import(/* @vite-ignore */ `${import.meta.env.BASE_URL}pagefind/site-search.js`).then(({ makeDialog }: typeof Dialog) => makeDialog())).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });

/** Wraps links and forms that lead to /search/. Without script, or where it cannot be loaded, they lead there. */
export class SearchDoor extends HTMLElement implements EventListenerObject {
  connectedCallback(): void {
    for (const name of ['click', 'submit', 'focusin', 'pointerenter']) this.addEventListener(name, this);
    if (this.hasAttribute('keys')) addEventListener('keydown', this);
  }

  handleEvent(event: Event): void {
    if (event instanceof KeyboardEvent) {
      const asked = event.key === '/' ? !(event.target as HTMLElement).closest('input, select, textarea, [contenteditable]') : event.key === 'k' && (event.ctrlKey || event.metaKey);
      if (asked && !event.altKey) this.#open(event, '');
    } else if (event.type === 'submit') this.#open(event, `?${new URLSearchParams(new FormData(event.target as HTMLFormElement) as never)}`);
    else if (event.type === 'click') {
      if ((event.target as HTMLElement).closest('a') && !(event as MouseEvent).metaKey && !(event as MouseEvent).ctrlKey && !(event as MouseEvent).shiftKey) this.#open(event, '');
    } else if (!document.querySelector('main site-search')) load().catch(() => undefined);
  }

  #open(event: Event, address: string): void {
    event.preventDefault();
    const page = document.querySelector<SiteSearch>('main site-search');
    // Before its script has come there is but the field.
    if (page && !page.begin) page.querySelector('input')!.focus();
    else if (page) page.begin(address);
    else
      void load().then(
        (dialog) => {
          if (!dialog.open) dialog.showModal();
          dialog.querySelector<SiteSearch>('site-search')!.begin(address);
        },
        () => location.assign(`${import.meta.env.BASE_URL}search/${address}`),
      );
  }
}
