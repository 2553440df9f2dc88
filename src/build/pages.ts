/** Make the pages by running the program (build/program.ts) with the content of this build, on a thread of its own. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What the thread is told. All paths from the root of the project. */
export interface PagesJob {
  /** The folder of the program. */
  program: string;
  /** Its name: with the same, and the same key, a page comes out the same. */
  name: string;
  /** The key of pages that have none of their own (library/keys.ts). */
  otherKey: string;
  /** Where the pages go. */
  out: string;
  /** Where pages are kept from one build to the next. */
  cache: string;
}

/** How many pages were made, and how many were the same as before. */
export interface PagesMade {
  made: number;
  kept: number;
}

/** Room for new objects, MB: a page makes many that live shortly, and the default collects them too often. */
const YOUNG = 64;

/** `content` is the file with the content that was read and checked. Rejects with the error of a page that cannot be made. */
export async function makePages(job: PagesJob, content: string): Promise<PagesMade> {
  const worker = new Worker(new URL('pages-worker.ts', import.meta.url), {
    workerData: job,
    env: { ...process.env, NODE_ENV: 'production', CHECKED_CONTENT: content },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  const [made] = (await once(worker, 'message')) as [PagesMade];
  return made;
}
