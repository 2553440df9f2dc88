/** What a thread says when it is done. */
import type { Worker } from 'node:worker_threads';

/**
 * The first message of a thread that sends one and ends; rejects with the thread's error, or with `silent` where it ends without a word.
 * A busy listener hears of the message and of the end at the same moment, so both settle one promise and the first of them counts.
 */
export function answerOf<T>(worker: Worker, silent: string): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error(silent)));
  });
}
