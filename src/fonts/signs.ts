/** Which signs stand in which part of a font. */
const range = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join('');

/** ASCII, typographic punctuation, and the few others that nearly every page has. */
export const CORE = `${range(0x20, 0x7e)}\u00a0\u00ad\u2009\u202f·–—‘’“”…−×→↩¶€éñ`;

/** The rest of Latin-1 and its neighbors that the fonts draw. */
export const MORE = [...`${range(0xa1, 0xff)}ŒœŠšŽžŸ‚„†‡•′″‹›™÷≈≠≤≥½¼¾←↑↓↗`].filter((sign) => !CORE.includes(sign)).join('');

/** A set of signs as CSS writes it: `U+20-7E,U+A0`. */
export function toUnicodeRange(signs: string): string {
  const codes = [...new Set([...signs].map((sign) => sign.codePointAt(0)!))].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const code of codes) {
    const last = runs.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else runs.push([code, code]);
  }
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return runs.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(',');
}
