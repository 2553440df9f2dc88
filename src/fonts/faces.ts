/**
 * The `@font-face` rules. Each family has stand-ins from the system whose widths and heights are adjusted to it, so that
 * nothing moves when the real one arrives: widths as measured on one page of each type, weight by weight, against
 * Liberation (which has the widths of Times and Arial) and Noto Serif (a phone's), heights from the fonts' own metrics.
 */
import displayCore from './newsreader-display-core.woff2?url';
import displayMore from './newsreader-display-more.woff2?url';
import italicCore from './newsreader-italic-core.woff2?url';
import italicMore from './newsreader-italic-more.woff2?url';
import textCore from './newsreader-text-core.woff2?url';
import textMore from './newsreader-text-more.woff2?url';
import groteskCore from './schibsted-grotesk-core.woff2?url';
import groteskMore from './schibsted-grotesk-more.woff2?url';
import { CORE, MORE, toUnicodeRange } from './signs.ts';

/**
 * `display`: text and headlines are swapped in when they come. Labels are asked for early, and keep their stand-in for a
 * page on which their face comes late all the same: among a hundred short lines a swap always breaks one anew.
 */
const face = (family: string, file: string, signs: string, weight: string, style = 'normal', display = 'swap'): string =>
  `@font-face{font-family:"${family}";src:url(${file}) format("woff2");font-weight:${weight};font-style:${style};font-display:${display};unicode-range:${toUnicodeRange(signs)}}`;
const standIn = (family: string, names: readonly string[], descriptors: string, width: number, ascent: number, descent: number): string =>
  `@font-face{font-family:"${family}";src:${names.map((name) => `local("${name}")`).join(',')};${descriptors};size-adjust:${(width * 100).toFixed(2)}%;ascent-override:${((ascent / width) * 100).toFixed(2)}%;descent-override:${((descent / width) * 100).toFixed(2)}%;line-gap-override:0%}`;

/** Heights of the two families in parts of their size. */
const SERIF = [0.735, 0.265] as const;
const SANS = [0.9766, 0.2578] as const;
/** Georgia is this much wider than Times. */
const GEORGIA = 0.4458 / 0.40625;
const TIMES = ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif', 'Tinos'];
const NOTO = ['Noto Serif', 'NotoSerif'];
const ARIAL = ['Arial', 'ArialMT', 'Liberation Sans', 'Helvetica'];
const ARIAL_BOLD = ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Helvetica-Bold'];

/** The faces of text and labels, which every page is set in: asked for before the first line is laid out. */
export const earlyFaces: readonly string[] = [textCore, groteskCore];

export const faces: string = [
  face('Newsreader', textCore, CORE, '400'),
  face('Newsreader', displayCore, CORE, '500 700'),
  face('Newsreader', italicCore, CORE, '400', 'italic'),
  face('Schibsted Grotesk', groteskCore, CORE, '400 700', 'normal', 'optional'),
  // Rare signs are families of their own: with two files in one, Chromium lays out a text for half as long again.
  face('Newsreader More', textMore, MORE, '400'),
  face('Newsreader More', displayMore, MORE, '500 700'),
  face('Newsreader More', italicMore, MORE, '400', 'italic'),
  face('Schibsted More', groteskMore, MORE, '400 700', 'normal', 'optional'),
  standIn('Newsreader Georgia', ['Georgia', 'Gelasio'], 'font-weight:400', 1.0015 / GEORGIA, ...SERIF),
  standIn('Newsreader Georgia', ['Georgia', 'Gelasio'], 'font-weight:500 700', 1.0768 / GEORGIA, ...SERIF),
  standIn('Newsreader Times', TIMES, 'font-weight:400', 1.0015, ...SERIF),
  standIn('Newsreader Times', TIMES, 'font-weight:500 700', 1.0768, ...SERIF),
  standIn('Newsreader Times', ['Times New Roman Italic', 'TimesNewRomanPS-ItalicMT', 'Liberation Serif Italic'], 'font-style:italic', 0.9315, ...SERIF),
  standIn('Newsreader Noto', NOTO, 'font-weight:400', 0.8523, ...SERIF),
  standIn('Newsreader Noto', NOTO, 'font-weight:500 700', 0.9206, ...SERIF),
  standIn('Schibsted Arial', ARIAL, 'font-weight:400', 1.0409, ...SANS),
  standIn('Schibsted Arial', ARIAL, 'font-weight:500', 1.0494, ...SANS),
  standIn('Schibsted Arial', ARIAL_BOLD, 'font-weight:600', 1.0109, ...SANS),
  standIn('Schibsted Arial', ARIAL_BOLD, 'font-weight:700', 1.0283, ...SANS),
].join('');
