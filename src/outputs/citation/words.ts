/** A work → its citation in words, by Citation.js and CSL styles. No network: styles and locale are local. Runs where Vite reads the styles. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { site } from '../../site.ts';
import apa from './apa.csl?raw';
import chicago from './chicago.csl?raw';
import type { CslItem } from './index.ts';
import mla from './mla.csl?raw';

/** The styles in which a page spells a citation out. */
export const STYLES = { apa: 'APA, 7th edition', mla: 'MLA, 9th edition', chicago: 'Chicago, 17th edition' } as const;
type Style = keyof typeof STYLES;

// Styles of our own: the library's whole ones know fifty kinds of work and take ten times as long.
const { styles } = plugins.config.get('@csl');
for (const [name, style] of Object.entries({ apa, mla, chicago })) styles.add(name, style);

/** A citation in words. */
export interface Citation {
  /** The style's name and edition. */
  name: string;
  text: string;
}

/** The citation of a work in every style. */
export function toCitations({ note: _note, abstract: _abstract, keyword: _keyword, ...item }: CslItem): Citation[] {
  return (Object.keys(STYLES) as Style[]).map((style) => ({
    name: STYLES[style],
    text: plugins.output.format('bibliography', [item], { template: style, lang: site.language, format: 'text' }).trim(),
  }));
}
