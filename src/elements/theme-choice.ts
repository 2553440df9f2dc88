/** Remembers the reader's theme on the device. Without script the theme is the system's, and the choice stays hidden. */
export class ThemeChoice extends HTMLElement implements EventListenerObject {
  connectedCallback(): void {
    const chosen = document.documentElement.dataset['theme'] ?? '';
    for (const input of this.querySelectorAll('input')) input.checked = input.value === chosen;
    this.addEventListener('change', this);
    this.hidden = false;
  }

  handleEvent({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.value) document.documentElement.dataset['theme'] = target.value;
    else delete document.documentElement.dataset['theme'];
    try {
      if (target.value) localStorage.setItem('theme', target.value);
      else localStorage.removeItem('theme');
    } catch {
      // Storage is refused: the choice holds for this page.
      return;
    }
  }
}
