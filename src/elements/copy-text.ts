/** A text to take away: adds a button that copies it whole and says so. Without script or a clipboard the text is selected by hand. */
export class CopyText extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.clipboard || this.querySelector('button')) return;
    const text = this.firstElementChild as HTMLElement;
    const said = document.createElement('output');
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Copy' });
    const name = this.getAttribute('label');
    if (name) button.setAttribute('aria-label', `Copy: ${name}`);
    button.onclick = () =>
      void navigator.clipboard.writeText(text instanceof HTMLTextAreaElement ? text.value : text.textContent.trim()).then(
        () => (said.value = 'Copied'),
        () => (said.value = 'Your browser blocked copying. Select the text instead.'),
      );
    this.append(button, ' ', said);
  }
}
