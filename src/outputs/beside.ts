/** What stands beside a piece in files: the piece as Markdown, its citation, and those of its sources. Pure. */
import type { ParsedArticle } from '../loaders/article.ts';
import type { Article } from '../model/article.ts';
import type { Ledger } from '../model/ledger.ts';
import { FORMATS, toArticleItem, toSourceItems } from './citation/index.ts';
import { FILE_TYPES } from './hosting.ts';
import { toMarkdown } from './markdown.ts';

interface FileBeside {
  path: string;
  /** Content-Type. */
  type: string;
  text: string;
}

/** All of them, each with its address below the site's base. */
export function filesBeside(article: Article, parsed: ParsedArticle, ledger: Ledger): FileBeside[] {
  const works = [
    [`/analysis/${article.slug}`, [toArticleItem(article, ledger)]],
    [`${article.path}sources`, toSourceItems(article, ledger)],
  ] as const;
  return [
    { path: `/analysis/${article.slug}.md`, type: FILE_TYPES['.md'], text: toMarkdown(article, parsed, ledger) },
    ...works.flatMap(([stem, items]) => Object.entries(FORMATS).map(([format, { type, write }]) => ({ path: `${stem}.${format}`, type, text: write(items) }))),
  ];
}
