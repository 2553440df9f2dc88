/** Parse articles and keep the results on disk under their digests. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { parseArticle, toOutline, type ArticleOutline, type Parsed } from './article.ts';
import { keep } from './keep.ts';

/** An article that is not in the cache. */
export interface Job {
  slug: string;
  file: string;
  text: string;
  digest: string;
  /** The cache's folder. */
  store: string;
}

/** Where the outline of an article is kept. It is written after the whole article, so where there is an outline the whole is there too. */
export const outlineIn = (store: string, digest: string): string => join(store, `${digest}.outline.json`);

/** The outline of an article that is parsed anew; both it and the whole article are kept. */
export function parseAndKeep({ slug, file, text, digest, store }: Job): Parsed<ArticleOutline> {
  const parsed = parseArticle(slug, file, text, digest);
  const outline = toOutline(parsed);
  keep(join(store, `${digest}.json`), parsed);
  keep(outlineIn(store, digest), outline);
  return outline;
}

/** Below this many new articles, starting workers costs more than it saves. */
const WORTH_WORKERS = 40;

/** Room for new objects in a thread, MB: a parse makes many that live shortly, and the default collects them too often. */
const YOUNG = 128;

/** Parse on as many threads as the machine has cores. */
async function parseOnWorkers(jobs: readonly Job[]): Promise<Parsed<ArticleOutline>[]> {
  const results: Parsed<ArticleOutline>[] = new Array<Parsed<ArticleOutline>>(jobs.length);
  let next = 0;
  const BATCH = 20;
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), 8) }, async () => {
      const worker = new Worker(join(process.cwd(), 'src/loaders/parse-worker.ts'), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
      try {
        while (next < jobs.length) {
          const from = next;
          next += BATCH;
          worker.postMessage(jobs.slice(from, from + BATCH));
          // Rejects where the worker fails.
          const [done] = (await once(worker, 'message')) as [Parsed<ArticleOutline>[]];
          done.forEach((parsed, at) => (results[from + at] = parsed));
        }
      } finally {
        await worker.terminate();
      }
    }),
  );
  return results;
}

/** The same of many; on threads where there are so many that these save more than they cost to start. */
export const parseAll = async (jobs: readonly Job[]): Promise<Parsed<ArticleOutline>[]> => (jobs.length >= WORTH_WORKERS ? parseOnWorkers(jobs) : jobs.map(parseAndKeep));
