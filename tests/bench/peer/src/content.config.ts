import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

export const collections = {
  blog: defineCollection({ loader: glob({ base: './src/content/blog', pattern: '**/*.md' }), schema: z.object({ title: z.string(), description: z.string(), pubDate: z.coerce.date() }) }),
};
