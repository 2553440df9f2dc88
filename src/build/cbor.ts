/** The part of CBOR (RFC 8949) that Pagefind writes its index in: whole numbers, texts and lists; bytes besides, for parts of our own. */

/** Major types: what an item is, by the first three bits of its head. A list is called an array there. */
const [UNSIGNED, NEGATIVE, BYTES, TEXT, LIST] = [0, 1, 2, 3, 4] as const;

/** The head of the item that begins at a place: its major type, its argument (a whole number, or the length of what follows), and where its content begins. */
function headAt(data: Buffer, at: number): { major: number; argument: number; next: number } {
  const first = data[at]!;
  const size = first & 31;
  const major = first >> 5;
  if (size < 24) return { major, argument: size, next: at + 1 };
  if (size === 24) return { major, argument: data.readUInt8(at + 1), next: at + 2 };
  if (size === 25) return { major, argument: data.readUInt16BE(at + 1), next: at + 3 };
  if (size === 26) return { major, argument: data.readUInt32BE(at + 1), next: at + 5 };
  throw new Error('Pagefind wrote a number that this code does not know');
}

/** Whether an item is a whole number below zero. */
export const isNegative = (item: Buffer): boolean => headAt(item, 0).major === NEGATIVE;
/** Whether an item is a list. */
export const isList = (item: Buffer): boolean => headAt(item, 0).major === LIST;

/** Where an item ends. */
function endOf(data: Buffer, at: number): number {
  const { major, argument, next } = headAt(data, at);
  if (major === UNSIGNED || major === NEGATIVE) return next;
  if (major === BYTES || major === TEXT) return next + argument;
  if (major !== LIST) throw new Error(`Pagefind wrote an item of major type ${major}, which this code does not know`);
  let end = next;
  for (let count = 0; count < argument; count++) end = endOf(data, end);
  return end;
}

/** The items of a list, as they stand. Throws where it is none. */
export function itemsOf(data: Buffer): Buffer[] {
  const { major, argument, next } = headAt(data, 0);
  if (major !== LIST) throw new Error('Pagefind wrote something else where a list should stand');
  const items: Buffer[] = [];
  let at = next;
  for (let count = 0; count < argument; count++) {
    const end = endOf(data, at);
    items.push(data.subarray(at, end));
    at = end;
  }
  return items;
}

/** The words of a text. Throws where it is none. */
export function textOf(item: Buffer): string {
  const { major, argument, next } = headAt(item, 0);
  if (major !== TEXT) throw new Error('Pagefind wrote something else where a text should stand');
  return item.toString('utf8', next, next + argument);
}

/** A whole number, below zero too. Throws where it is none. */
export function numberOf(item: Buffer): number {
  const { major, argument } = headAt(item, 0);
  if (major !== UNSIGNED && major !== NEGATIVE) throw new Error('Pagefind wrote something else where a number should stand');
  return major === UNSIGNED ? argument : -1 - argument;
}

/** The bytes of an item that holds them. */
export const bytesOf = (item: Buffer): Buffer => item.subarray(headAt(item, 0).next);

/** The head of an item with an argument of at most 32 bits. */
function toHead(major: number, argument: number): Buffer {
  if (argument < 24) return Buffer.from([(major << 5) | argument]);
  if (argument < 0x100) return Buffer.from([(major << 5) | 24, argument]);
  if (argument < 0x10000) return Buffer.from([(major << 5) | 25, argument >> 8, argument & 255]);
  const long = Buffer.alloc(5);
  long[0] = (major << 5) | 26;
  long.writeUInt32BE(argument, 1);
  return long;
}

/** The head of a list of so many items. */
export const toListHead = (count: number): Buffer => toHead(LIST, count);
/** A list of items that are written already. */
export const toList = (items: readonly Buffer[]): Buffer => Buffer.concat([toListHead(items.length), ...items]);
/** A whole number, below zero too. */
export const toNumber = (value: number): Buffer => (value < 0 ? toHead(NEGATIVE, -1 - value) : toHead(UNSIGNED, value));
/** Bytes as they are. */
export const toBytes = (data: Buffer): Buffer => Buffer.concat([toHead(BYTES, data.length), data]);
/** A text in UTF-8. */
export function toText(words: string): Buffer {
  const data = Buffer.from(words);
  return Buffer.concat([toHead(TEXT, data.length), data]);
}
