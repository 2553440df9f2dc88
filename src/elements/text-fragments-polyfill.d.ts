/** What `passage.ts` uses of text-fragments-polyfill, which comes without types. */
declare module '*/text-fragments-polyfill/src/fragment-generation-utils.js' {
  export function setTimeout(milliseconds: number): void;
  export function generateFragmentFromRange(range: Range): { status: number; fragment?: { prefix?: string; textStart: string; textEnd?: string; suffix?: string } };
}
declare module '*/text-fragments-polyfill/src/text-fragment-utils.js' {
  export const internal: { BLOCK_ELEMENTS: string[]; acceptNodeIfVisibleInRange(node: Node, range?: Range): number };
}
