/** How wide a text will be, without a browser: Schibsted Grotesk's own advances, with room for a fallback face. */

/** Thousandths of an em for U+0020 to U+007E at weight 400; figures as wide as the tabular ones. */
const ADVANCES = (
  '254 240 353 654 600 850 686 199 309 309 443 635 265 488 280 444 600 600 600 600 600 600 600 600 600 600 280 268 635 635 635 529 885 ' +
  '700 645 703 697 585 561 718 720 354 536 660 545 868 729 770 615 770 633 613 644 673 678 935 652 623 595 310 444 310 635 500 500 ' +
  '551 589 551 589 573 341 555 567 242 272 552 262 873 581 597 590 590 401 513 340 581 554 812 559 548 504 310 300 310 635'
)
  .split(' ')
  .map(Number);
const OTHERS: Record<string, number> = { '\u202f': 220, '\u2009': 220, '\u00a0': 254, '’': 265, '–': 500, '—': 1000, '−': 635 };
const BOLD = 1.05;
const SLACK = 1.03;

/** Width of a text in the drawing's units. */
export function widthOf(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const sign of text) sum += OTHERS[sign] ?? ADVANCES[sign.codePointAt(0)! - 32] ?? 600;
  return (sum / 1000) * size * (bold ? BOLD : 1) * SLACK;
}

function fillLines(words: readonly string[], size: number, max: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && widthOf(longer, size) <= max) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Widest line of a text. */
export const widest = (lines: readonly string[], size: number, bold = false): number =>
  Math.max(0, ...lines.map((line) => widthOf(line, size, bold)));

/** A text in lines no wider than `max` (unless one word is), as even as their number allows. */
export function wrap(text: string, size: number, max: number): string[] {
  const words = text.split(' ');
  let lines = fillLines(words, size, max);
  const count = lines.length;
  for (let width = widest(lines, size) - 1; count > 1; width -= 2) {
    const tighter = fillLines(words, size, width);
    if (tighter.length > count || widest(tighter, size) > width) break;
    lines = tighter;
  }
  return lines;
}
