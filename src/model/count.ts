/** Numbers of things in words. */

/** `1, ['piece', 'pieces']` → "1 piece". The number and its word never part at the end of a line. */
export const counted = (count: number, [one, many]: readonly [one: string, many: string]): string => `${count}\u00A0${count === 1 ? one : many}`;
