/** The entry of search's own script, `/pagefind/site-search.js`: the element, and the dialog that holds it over any page. */
import { make } from './make.ts';
import { BASE, get } from './search-engine.ts';
import { SiteSearch } from './site-search.ts';

customElements.define('site-search', SiteSearch);

/** Fetch the dialog. Resolves when its style sheet has arrived too, so that nothing is seen without it. */
export async function makeDialog(): Promise<HTMLDialogElement> {
  const link = make('link', { rel: 'stylesheet', href: `${BASE}pagefind/site-search.css` });
  const styled = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
  });
  document.head.append(link);
  const [html] = await Promise.all([get('dialog.txt').then((response) => response.text()), styled]);
  document.body.insertAdjacentHTML('beforeend', html);
  const dialog = document.body.lastElementChild as HTMLDialogElement;
  // A click beside it closes it; a click on a link leads away or to a place of this page.
  dialog.onclick = ({ target }) => void ((target === dialog || (target as Element).closest('a[href*="#"]')) && dialog.close());
  return dialog;
}
