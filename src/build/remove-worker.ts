/** A thread that removes a folder with all that it holds (build/publish.ts). */
import { rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

rmSync(workerData as string, { recursive: true, force: true, maxRetries: 5 });
parentPort!.postMessage('removed');
