/** The way to search from every page: its link, `/` and Ctrl or ⌘ K open a dialog, loaded when the reader reaches for it. */
import type * as Dialog from './search-dialog.ts';
import type { SiteSearch } from './site-search.ts';

let opened: Promise<HTMLDialogElement> | undefined;
/** The dialog, or until it has come a field alone. */
let shown: HTMLDialogElement | undefined;

const PAGE = `${import.meta.env.BASE_URL}search/`;

/** The dialog, made once; its style sheet is there before it opens. */
const load = (): Promise<HTMLDialogElement> =>
  (opened ??= import(/* @vite-ignore */ `${import.meta.env.BASE_URL}pagefind/site-search.js`).then((dialog: typeof Dialog) => dialog.makeDialog())).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });

function begin(dialog: HTMLDialogElement, address: string): void {
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<SiteSearch>('site-search')!.begin(address);
}

/** A field at once: what is typed into it goes over to the dialog, or, sent before that has come, to the page of search. */
function showField(query: string): HTMLInputElement {
  document.body.insertAdjacentHTML('beforeend', `<dialog class="search-dialog" aria-label="Search"><form method="dialog"><button>Close</button></form><form action="${PAGE}"><input type="search" name="q" aria-label="Search the site" autofocus></form></dialog>`);
  shown = document.body.lastElementChild as HTMLDialogElement;
  const field = shown.querySelector('input')!;
  field.value = query;
  shown.showModal();
  return field;
}

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
    else if (shown?.querySelector('site-search')) begin(shown, address);
    else if (!shown?.open) {
      const asked = new URLSearchParams(address);
      const field = showField(asked.get('q') ?? '');
      const early = shown!;
      void load()
        .catch(() => undefined)
        .then((dialog) => {
          const left = !early.open;
          early.close();
          early.remove();
          shown = dialog;
          if (left) return;
          asked.set('q', field.value);
          if (!dialog) return location.assign(`${PAGE}?${asked}`);
          begin(dialog, `?${asked}`);
          // As it was typed: the next key goes on from there.
          const there = dialog.querySelector<HTMLInputElement>('[type=search]')!;
          there.value = field.value;
          there.setSelectionRange(field.selectionStart, field.selectionEnd);
        });
    }
  }
}
