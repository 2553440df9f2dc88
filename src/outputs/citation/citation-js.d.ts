/** The parts of Citation.js that are used here; it comes without types. */
declare module '@citation-js/core' {
  interface Register<T> {
    get(name: string): T;
    add(name: string, value: T): void;
  }
  export const plugins: {
    config: { get(name: '@csl'): { styles: Register<string>; locales: Register<string> } };
    input: { chain(text: string, options?: { forceType?: string; generateGraph?: boolean }): Record<string, unknown>[] };
    output: {
      format(name: 'ris', items: readonly object[], options: { format: 'object'; spec: 'new' }): [Record<string, string | string[]>];
      format(name: 'bibtex', items: readonly object[]): string;
      format(name: 'bibliography', items: readonly object[], options: { template: string; lang: string; format: 'text' }): string;
    };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
