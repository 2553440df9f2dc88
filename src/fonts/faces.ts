/**
 * The `@font-face` rules. Each face has stand-ins from the system whose widths and heights are adjusted to it, so that
 * nothing moves when the real one arrives (values by @capsizecss/core from the fonts' own metrics).
 */
import grotesk from './schibsted-grotesk.woff2?url';
import italic from './newsreader-italic.woff2?url';
import roman from './newsreader-roman.woff2?url';

const face = (family: string, file: string, weight: string, style = 'normal'): string =>
  `@font-face{font-family:${family};src:url(${file}) format("woff2");font-weight:${weight};font-style:${style};font-display:swap}`;
const standIn = (family: string, names: readonly string[], metrics: string): string =>
  `@font-face{font-family:"${family}";src:${names.map((name) => `local("${name}")`).join(',')};${metrics}}`;

/** The face that most text is set in; the only one worth asking for early. */
export const textFace: string = roman;

export const faces: string = [
  face('Newsreader', roman, '400 700'),
  face('Newsreader', italic, '400', 'italic'),
  face('"Schibsted Grotesk"', grotesk, '400 700'),
  standIn('Newsreader Georgia', ['Georgia', 'Gelasio'], 'ascent-override:76.47%;descent-override:27.57%;size-adjust:96.12%'),
  standIn('Newsreader Times', ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif', 'Tinos'], 'ascent-override:69.68%;descent-override:25.12%;line-gap-override:0%;size-adjust:105.48%'),
  standIn('Schibsted Arial', ['Arial', 'ArialMT', 'Liberation Sans', 'Helvetica'], 'ascent-override:93.46%;descent-override:24.67%;line-gap-override:0%;size-adjust:104.49%'),
].join('');
