/** Which files of `content/` are collections, and their schemas; nothing else. */
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { contentLoader } from './loaders/astro.ts';
import type { ArticleRecord } from './model/article.ts';
import { files } from './schemas/index.ts';

const ledger = Object.fromEntries(
  Object.entries(files).map(([name, { schema }]) => [name, defineCollection({ loader: contentLoader(name as keyof typeof files), schema: z.object({ order: z.number(), value: schema }) })]),
);

export const collections = {
  ...ledger,
  articles: defineCollection({ loader: contentLoader('articles'), schema: z.object({ order: z.number(), value: z.custom<ArticleRecord>() }) }),
};
