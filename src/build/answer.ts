/** The result of a worker thread. */
import type { Worker } from 'node:worker_threads';

/**
 * The first message of a thread that sends one and ends. Rejects with the thread's error, or with the message `silent` if it ends
 * without having sent one. A busy listener gets the events of the message and of the exit at once, so one promise takes both and
 * the first counts.
 */
export function answerOf<T>(worker: Worker, silent: string): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error(silent)));
  });
}
