/** Tables as files: RFC 4180. */

/** What a spreadsheet would run instead of showing it. A number with its sign is shown. */
const FORMULA = /^(?:[=+@\t\r]|-(?![\d.]+$))/;

/** One field: in quotes if it holds a comma, a quote or a line break; a text that looks like a formula begins with an apostrophe, as spreadsheets have it. */
export function toCsvField(value: string | number): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
