/** What is quoted beside its words: the figures in them with their status, and where they stand. Loaded with passage.ts. */

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** `about 27% (Confirmed as of Mar 31, 2026)`: each figure that a selection touches, once. */
export function figuresIn(range: Range): string[] {
  const root = range.commonAncestorContainer;
  const inside = (root instanceof Element ? root : root.parentElement)!;
  const around = inside.closest<HTMLElement>('button.fact');
  const touched = around ? [around] : [...inside.querySelectorAll<HTMLElement>('button.fact')].filter((figure) => range.intersectsNode(figure));
  const said = touched.map((figure) => {
    const words = tidy(figure.firstChild?.textContent ?? '');
    const card = document.getElementById(figure.getAttribute('popovertarget') ?? '');
    // A figure of an earlier day has another status than the card, which says how things stand.
    const current = tidy(card?.querySelector('.card-value')?.textContent ?? '') === words;
    const status = current ? tidy(card?.querySelector('.card-line')?.textContent ?? '') : figure.dataset['status'];
    return `${words} (${status})`;
  });
  return [...new Set(said)];
}

/** What is copied: quotation, source, figures, address. */
export function toQuotation(words: string, source: string, figures: readonly string[], address: string): string {
  const inner = words.replaceAll('“', '‘').replaceAll('”', '’');
  return [`“${inner}”`, `— ${source}`, ...(figures.length > 0 ? [`Figures: ${figures.join('; ')}`] : []), address].join('\n');
}
