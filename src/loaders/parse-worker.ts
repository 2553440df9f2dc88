/** A thread that parses articles in batches (loaders/content.ts starts it). */
import { parentPort } from 'node:worker_threads';
import { parseArticle } from './article.ts';

parentPort!.on('message', (jobs: { slug: string; file: string; text: string; digest: string }[]) => {
  parentPort!.postMessage(jobs.map(({ slug, file, text, digest }) => parseArticle(slug, file, text, digest)));
});
