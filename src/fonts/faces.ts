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

interface Face {
  family: string;
  file: string;
  signs: string;
  weight: string;
  style?: 'normal' | 'italic';
  display?: 'swap' | 'optional';
}

/**
 * `display`: text and headlines are swapped in when they come. Labels are asked for early, and keep their stand-in for a
 * page on which their face comes late all the same: among a hundred short lines a swap always breaks one anew.
 */
const face = ({ family, file, signs, weight, style = 'normal', display = 'swap' }: Face): string =>
  `@font-face{font-family:"${family}";src:url(${file}) format("woff2");font-weight:${weight};font-style:${style};font-display:${display};unicode-range:${toUnicodeRange(signs)}}`;

interface StandIn {
  family: string;
  /** What systems call it. */
  names: readonly string[];
  /** Which weight or style of the family it stands in for. */
  descriptors: string;
  /** How wide the family is, in parts of the stand-in. */
  width: number;
  heights: readonly [ascent: number, descent: number];
}

const standIn = ({ family, names, descriptors, width, heights: [ascent, descent] }: StandIn): string =>
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

/** The rules of all faces, as a style sheet. */
export const faces: string = [
  face({ family: 'Newsreader', file: textCore, signs: CORE, weight: '400' }),
  face({ family: 'Newsreader', file: displayCore, signs: CORE, weight: '500 700' }),
  face({ family: 'Newsreader', file: italicCore, signs: CORE, weight: '400', style: 'italic' }),
  face({ family: 'Schibsted Grotesk', file: groteskCore, signs: CORE, weight: '400 700', display: 'optional' }),
  // Rare signs are families of their own: with two files in one, Chromium lays out a text for half as long again.
  face({ family: 'Newsreader More', file: textMore, signs: MORE, weight: '400' }),
  face({ family: 'Newsreader More', file: displayMore, signs: MORE, weight: '500 700' }),
  face({ family: 'Newsreader More', file: italicMore, signs: MORE, weight: '400', style: 'italic' }),
  face({ family: 'Schibsted More', file: groteskMore, signs: MORE, weight: '400 700', display: 'optional' }),
  standIn({ family: 'Newsreader Georgia', names: ['Georgia', 'Gelasio'], descriptors: 'font-weight:400', width: 1.0015 / GEORGIA, heights: SERIF }),
  standIn({ family: 'Newsreader Georgia', names: ['Georgia', 'Gelasio'], descriptors: 'font-weight:500 700', width: 1.0768 / GEORGIA, heights: SERIF }),
  standIn({ family: 'Newsreader Times', names: TIMES, descriptors: 'font-weight:400', width: 1.0015, heights: SERIF }),
  standIn({ family: 'Newsreader Times', names: TIMES, descriptors: 'font-weight:500 700', width: 1.0768, heights: SERIF }),
  standIn({ family: 'Newsreader Times', names: ['Times New Roman Italic', 'TimesNewRomanPS-ItalicMT', 'Liberation Serif Italic'], descriptors: 'font-style:italic', width: 0.9315, heights: SERIF }),
  standIn({ family: 'Newsreader Noto', names: NOTO, descriptors: 'font-weight:400', width: 0.8523, heights: SERIF }),
  standIn({ family: 'Newsreader Noto', names: NOTO, descriptors: 'font-weight:500 700', width: 0.9206, heights: SERIF }),
  standIn({ family: 'Schibsted Arial', names: ARIAL, descriptors: 'font-weight:400', width: 1.0409, heights: SANS }),
  standIn({ family: 'Schibsted Arial', names: ARIAL, descriptors: 'font-weight:500', width: 1.0494, heights: SANS }),
  standIn({ family: 'Schibsted Arial', names: ARIAL_BOLD, descriptors: 'font-weight:600', width: 1.0109, heights: SANS }),
  standIn({ family: 'Schibsted Arial', names: ARIAL_BOLD, descriptors: 'font-weight:700', width: 1.0283, heights: SANS }),
].join('');
