/** What was published, changed and corrected, newest first: one list for pages and feeds. Pure. */
import type { Article } from './article.ts';

/** One line of that list. */
export interface Change {
  article: Article;
  kind: 'published' | 'changed' | 'corrected';
  date: string;
  /** What was done; empty for a publication. */
  text: string;
}

/** Newest first; the piece settles a tie. */
export const listChanges = (articles: readonly Article[]): Change[] =>
  articles
    .flatMap((article): Change[] => [
      { article, kind: 'published', date: article.published, text: '' },
      ...article.changes.map(({ date, text }): Change => ({ article, kind: 'changed', date, text })),
      ...article.corrections.map(({ date, text }): Change => ({ article, kind: 'corrected', date, text })),
    ])
    .sort((a, b) => b.date.localeCompare(a.date) || a.article.slug.localeCompare(b.article.slug));
