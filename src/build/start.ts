/** `npm start`: build, then serve what was built. */
import './plain.ts';
import { PlainError } from '../model/problem.ts';
import { toPort } from '../site.ts';
import { build } from './build.ts';
import { OUT } from './publish.ts';
import { checkPort, serve } from './serve.ts';

const port = toPort(process.env['PORT'] || '4321');
try {
  await checkPort(port);
  if (!process.argv.includes('--no-build')) await build();
  const { address } = await serve(OUT, port);
  console.log(`\nEntente is at ${address}  (Ctrl C stops it)`);
} catch (error) {
  console.error(error instanceof PlainError ? `\n${error.message}` : error);
  process.exitCode = 1;
}
