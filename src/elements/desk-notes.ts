import { make } from './make.ts';
import type { Desk } from '../build/dev-desk.ts';

/** The page's own styles are not asked: this stands over any page, and is no part of it. */
const STYLE = `
:host { position: fixed; inset: auto 0 0; z-index: 9; max-height: 45vh; overflow: auto; background: #fff7d6; color: #1a1a18; border-top: 3px solid #b0361a; font: 15px/1.45 system-ui, sans-serif; }
:host([hidden]) { display: none; }
p, details { margin: 0; padding: 8px 16px; }
summary { cursor: pointer; font-weight: 600; }
ol { margin: 8px 0 0; padding-left: 24px; }
li { margin-bottom: 6px; overflow-wrap: anywhere; }
b { font-weight: 600; }
a { color: inherit; }
@media print { :host { display: none; } }
`;

/** In development alone: the mistakes in content, and that a piece is a draft. Nothing to say, nothing shown. */
export class DeskNotes extends HTMLElement {
  connectedCallback(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
    this.hidden = true;
  }

  show({ mistakes, drafts }: Desk): void {
    const root = this.shadowRoot!;
    const wasOpen = root.querySelector('details')?.open ?? true;
    root.replaceChildren();
    this.hidden = mistakes.length + drafts.length === 0;
    if (mistakes.length > 0) {
      const summary = make('summary', {}, `${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'} in content: until mended, nothing is published, and this page may be older than your files`);
      root.append(make('details', { open: wasOpen }, summary, make('ol', {}, ...mistakes.map(toItem))));
    }
    const own = drafts.find(({ path }) => path === location.pathname);
    const others = drafts.filter((draft) => draft !== own);
    if (own) root.append(make('p', {}, 'This piece is a draft: only npm run dev shows it.'));
    if (others.length > 0) {
      const line = make('p', {}, own ? 'Other drafts: ' : 'Drafts: ');
      for (const [at, { path, title }] of others.entries()) line.append(at === 0 ? '' : ', ', make('a', { href: path }, title));
      root.append(line);
    }
  }
}

/** `content/facts.yaml:12  what. Remedy.` with the place on top of the words. */
function toItem(mistake: string): HTMLLIElement {
  const [place, ...words] = mistake.split('  ');
  return make('li', {}, make('b', {}, place!), make('br', {}), words.join('  '));
}
