/** The entry of search's own script, `/pagefind/site-search.js`: the element, and the dialog that holds it over any page. */
import { make } from './make.ts';
import { SiteSearch } from './site-search.ts';

customElements.define('site-search', SiteSearch);

/** Resolves when its style sheet has arrived, so that nothing is seen without it. */
export function makeDialog(): Promise<HTMLDialogElement> {
  const close = make('button', { className: 'search-close' }, 'Close');
  const dialog = make('dialog', { className: 'search-dialog' }, close, document.createElement('site-search'));
  dialog.setAttribute('aria-label', 'Search');
  // A click beside it closes it; a click on a link leads away or to a place of this page.
  dialog.addEventListener('click', ({ target }) => void ((target === dialog || target === close || (target as Element).closest('a[href*="#"]')) && dialog.close()));
  const link = make('link', { rel: 'stylesheet', href: `${import.meta.env.BASE_URL}pagefind/site-search.css` });
  return new Promise((resolve, reject) => {
    link.onload = () => {
      document.body.append(dialog);
      resolve(dialog);
    };
    link.onerror = () => reject(new Error(`${link.href} could not be loaded`));
    document.head.append(link);
  });
}
