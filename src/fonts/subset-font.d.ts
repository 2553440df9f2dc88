/** The package has no types of its own; this is what we use of it. */
declare module 'subset-font' {
  interface Options {
    /** OpenType features to keep; all where it is left out. */
    keepFeatures?: readonly string[];
    targetFormat?: 'sfnt' | 'woff' | 'woff2' | 'truetype';
    /** A number pins an axis, a range keeps a part of it. */
    variationAxes?: Readonly<Record<string, number | { min: number; max: number; default?: number }>>;
  }
  export default function subsetFont(font: Buffer, text: string, options?: Options): Promise<Buffer>;
}
