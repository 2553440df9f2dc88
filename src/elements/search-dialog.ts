/** The dialog of search: the search page's own element over any page. */
import './site-search.define.ts';
import sheet from '../styles/search.css?url';

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
  Object.assign(link, { rel: 'stylesheet', href: sheet });
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => {
      document.body.append(dialog);
      resolve(dialog);
    });
    link.addEventListener('error', () => reject(new Error(`${sheet} could not be loaded`)));
    document.head.append(link);
  });
}
