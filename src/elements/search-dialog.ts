/** The entry of search's own script, `/pagefind/site-search.js`: the element, and the dialog that holds it over any page. */
import { SiteSearch } from './site-search.ts';

customElements.define('site-search', SiteSearch);

/** Resolves when its style sheet has arrived, so that nothing is seen without it. */
export function makeDialog(): Promise<HTMLDialogElement> {
  const dialog = document.createElement('dialog');
  dialog.className = 'search-dialog';
  dialog.setAttribute('aria-label', 'Search');
  const close = document.createElement('button');
  Object.assign(close, { type: 'button', className: 'search-close', textContent: 'Close' });
  close.addEventListener('click', () => dialog.close());
  dialog.append(close, document.createElement('site-search'));
  // A click beside it closes it; a click on a link leads away or to a place of this page.
  dialog.addEventListener('click', ({ target }) => void ((target === dialog || (target as Element).closest('a[href*="#"]')) && dialog.close()));
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', href: `${import.meta.env.BASE_URL}pagefind/site-search.css` });
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => {
      document.body.append(dialog);
      resolve(dialog);
    });
    link.addEventListener('error', () => reject(new Error(`${link.href} could not be loaded`)));
    document.head.append(link);
  });
}
