/** A thread that parses articles in batches (loaders/parse.ts starts it). */
import { parentPort } from 'node:worker_threads';
import { parseAndKeep, type Job } from './parse.ts';

parentPort!.on('message', (jobs: readonly Job[]) => parentPort!.postMessage(jobs.map(parseAndKeep)));
