/** The part of CBOR (RFC 8949) that Pagefind writes its index in: whole numbers, texts and lists; bytes besides, for parts of our own. */

/** The head of an item: its kind, its number, and where its content begins. */
export function head(data: Buffer, at: number): { kind: number; number: number; next: number } {
  const first = data[at]!;
  const size = first & 31;
  const kind = first >> 5;
  if (size < 24) return { kind, number: size, next: at + 1 };
  if (size === 24) return { kind, number: data.readUInt8(at + 1), next: at + 2 };
  if (size === 25) return { kind, number: data.readUInt16BE(at + 1), next: at + 3 };
  if (size === 26) return { kind, number: data.readUInt32BE(at + 1), next: at + 5 };
  throw new Error('Pagefind wrote a number that this code does not know');
}

/** Where an item ends. */
function endOf(data: Buffer, at: number): number {
  const { kind, number, next } = head(data, at);
  if (kind <= 1) return next;
  if (kind <= 3) return next + number;
  if (kind !== 4) throw new Error(`Pagefind wrote an item of kind ${kind}, which this code does not know`);
  let end = next;
  for (let count = 0; count < number; count++) end = endOf(data, end);
  return end;
}

/** The items of a list, as they stand. */
export function itemsOf(data: Buffer): Buffer[] {
  const { kind, number, next } = head(data, 0);
  if (kind !== 4) throw new Error('Pagefind wrote something else where a list should stand');
  const items: Buffer[] = [];
  let at = next;
  for (let count = 0; count < number; count++) {
    const end = endOf(data, at);
    items.push(data.subarray(at, end));
    at = end;
  }
  return items;
}

/** A text. */
export function textOf(item: Buffer): string {
  const { kind, number, next } = head(item, 0);
  if (kind !== 3) throw new Error('Pagefind wrote something else where a text should stand');
  return item.toString('utf8', next, next + number);
}

/** A whole number, below zero too. */
export function numberOf(item: Buffer): number {
  const { kind, number } = head(item, 0);
  if (kind > 1) throw new Error('Pagefind wrote something else where a number should stand');
  return kind === 0 ? number : -1 - number;
}

/** The bytes of an item that holds them. */
export const bytesOf = (item: Buffer): Buffer => item.subarray(head(item, 0).next);

/** The head of an item with a number of at most 32 bits. */
export function headOf(kind: number, number: number): Buffer {
  if (number < 24) return Buffer.from([(kind << 5) | number]);
  if (number < 0x100) return Buffer.from([(kind << 5) | 24, number]);
  if (number < 0x10000) return Buffer.from([(kind << 5) | 25, number >> 8, number & 255]);
  const long = Buffer.alloc(5);
  long[0] = (kind << 5) | 26;
  long.writeUInt32BE(number, 1);
  return long;
}

/** A list of items that are written already. */
export const list = (items: readonly Buffer[]): Buffer => Buffer.concat([headOf(4, items.length), ...items]);
/** A whole number, below zero too. */
export const number = (value: number): Buffer => (value < 0 ? headOf(1, -1 - value) : headOf(0, value));
/** Bytes as they are. */
export const bytes = (data: Buffer): Buffer => Buffer.concat([headOf(2, data.length), data]);
/** A text in UTF-8. */
export function text(words: string): Buffer {
  const data = Buffer.from(words);
  return Buffer.concat([headOf(3, data.length), data]);
}
