/** Copies the link it wraps and says so. Without script or a clipboard, the link stays a link. */
export class CopyLink extends HTMLElement implements EventListenerObject {
  connectedCallback(): void {
    this.addEventListener('click', this);
  }

  async handleEvent(event: Event): Promise<void> {
    const link = event.target instanceof Element && event.target.closest('a');
    if (!link || !navigator.clipboard) return;
    event.preventDefault();
    // The address under which the page was opened: a copy on another host still works there.
    const address = new URL(link.getAttribute('href')!, location.href);
    const copied = await navigator.clipboard.writeText(address.href).then(
      () => true,
      () => false,
    );
    const output = this.querySelector('output');
    if (output) output.value = copied ? 'Copied' : address.href;
  }
}
