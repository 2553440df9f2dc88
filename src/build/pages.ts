/** Make the pages by running the program (build/program.ts) with the content of this build, on a thread of its own. */
import { Worker } from 'node:worker_threads';
import { answerOf } from './answer.ts';

/** What the thread is told when there is content. All paths from the root of the project. */
export interface PagesJob {
  /** The file with the content that was read and checked. */
  content: string;
  /** The name of the program: with the same, and the same key, a page comes out the same. */
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

/** The thread. It loads the program of a folder while content is still being read. */
export class PageMaker {
  readonly #worker: Worker;
  readonly #made: Promise<PagesMade>;

  constructor(program: string) {
    this.#worker = new Worker(new URL('pages-worker.ts', import.meta.url), {
      workerData: program,
      env: { ...process.env, NODE_ENV: 'production' },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    this.#made = answerOf(this.#worker, 'the thread that makes the pages ended before they were made: one waits for something that never comes');
    // Told by `make`.
    this.#made.catch(() => undefined);
  }

  /** Make all pages, once. Rejects with the error of a page that cannot be made, and where it is told to stop. */
  async make(job: PagesJob, stop: AbortSignal): Promise<PagesMade> {
    stop.throwIfAborted();
    stop.addEventListener('abort', () => void this.end());
    this.#worker.postMessage(job);
    return this.#made;
  }

  /** End the thread, whatever it does. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
