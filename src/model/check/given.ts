/** What the check is given: every file, read and well formed by itself. */
import type { ArticleMatter, Entries, FileName } from '../../schemas/index.ts';
import type { Link, Reference } from '../../markdown/reference.ts';
import type { Ledger } from '../ledger.ts';

/** An entry of a file with its place. */
export interface Placed<T> {
  value: T;
  file: string;
  line: number;
  /** The line of a part of the entry: `lineOf(['sources', 1])`; the entry's own where there is no such part. The file may have to be read again for it, so it is asked only where there is something to report. */
  lineOf(path: readonly PropertyKey[]): number;
}
/** The entries of every file, each with its place. */
export type PlacedContent = { [Name in FileName]: Placed<Entries[Name]>[] };

/** What the check reads of a parsed article (loaders/article.ts). */
export interface CheckedArticle {
  slug: string;
  file: string;
  matter: ArticleMatter;
  /** Line of each field, and of what it holds: `topics`, `topics[2]`, `ids-from.old-id`. */
  lines: Readonly<Record<string, number>>;
  references: readonly Reference[];
  links: readonly Link[];
  /** Every id in the text. */
  ids: readonly string[];
}

/** The line of a field of the front matter, or of a part of it: `lineIn(article, 'topics', '[2]')`. */
export const lineIn = ({ lines }: Pick<CheckedArticle, 'lines'>, name: string, part = ''): number => lines[name + part] ?? lines[name] ?? 1;

/** What a reader loads with a picture. */
export interface PictureFile {
  bytes: number;
  /** In pixels; a drawing in lines, SVG, fits any. */
  width: number;
  height: number;
  isDrawing: boolean;
  /** What the file holds, whatever its ending says: `png`, `jpg`, `heic`. */
  kind: string;
}

/** The ids of entries that are there and break their schema, by list; an article's is its slug. They are known, whatever else is wrong with them. */
export type Broken = Partial<Record<FileName, ReadonlySet<string>>> & { articles: ReadonlySet<string> };

/** Whether every entry that is there could be read: otherwise what names others, or is named, is not known. */
export const isWhole = (broken: Broken): boolean => Object.values(broken).every(({ size }) => size === 0);

/** All that the rules may look at. */
export interface Given {
  content: PlacedContent;
  broken: Broken;
  articles: readonly CheckedArticle[];
  /** Every address that was ever published, a line of `content/addresses.txt` each; empty in a new site. */
  addresses: readonly string[];
  /** Is there a file at this address: `/images/x.png`? */
  hasFile(path: string): boolean;
  /** The measures of the picture at this address; nothing where the file cannot be read as one. */
  pictureAt(path: string): PictureFile | undefined;
  /** All of it joined; asked for only where every id is known. */
  join(): Ledger;
}
