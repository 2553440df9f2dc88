import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { answerOf } from '../../src/build/answer.ts';

const run = (code: string): Worker => new Worker(code, { eval: true });
/** Keep this thread from hearing anything, as the making of an index does. */
const block = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

test('an answer counts where the thread has ended by the time it is heard', async () => {
  const worker = run(`const { parentPort } = require('node:worker_threads'); parentPort.once('message', () => setTimeout(() => parentPort.postMessage('made'), 100))`);
  await once(worker, 'online');
  const answer = answerOf<string>(worker, 'silent');
  worker.postMessage('go');
  await setTimeout(20);
  block(1000);
  await expect(answer).resolves.toBe('made');
});

test('a thread that ends without a word is told of, and so is its error', async () => {
  await expect(answerOf(run(''), 'it said nothing')).rejects.toThrow('it said nothing');
  await expect(answerOf(run(`throw new Error('no such page')`), 'it said nothing')).rejects.toThrow('no such page');
});
