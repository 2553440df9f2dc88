declare global {
  /** Shows a theme, the system's if it has no name; the first script of every page brings it (layouts/Base.astro). */
  var paint: (theme: string) => void;
}

/** Remembers the reader's theme on the device. Without script the theme is the system's, and the choice stays hidden. */
export class ThemeChoice extends HTMLElement implements EventListenerObject {
  connectedCallback(): void {
    this.addEventListener('change', this);
    // On a page that Back returns to as it was left, another may have been chosen since.
    addEventListener('pageshow', this);
    this.#tell();
    this.hidden = false;
  }

  #tell(): void {
    for (const input of this.querySelectorAll('input')) input.checked = input.value === (document.documentElement.dataset['theme'] ?? '');
  }

  handleEvent({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return this.#tell();
    paint(target.value);
    try {
      if (target.value) localStorage.setItem('theme', target.value);
      else localStorage.removeItem('theme');
    } catch {
      // Storage is refused: the choice holds for this page.
      return;
    }
  }
}
