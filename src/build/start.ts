/** `npm start`: build, then serve what was built. */
import './plain.ts';
import { PlainError } from '../model/problem.ts';
import { build } from './build.ts';
import { OUT } from './publish.ts';
import { checkPort, serve } from './serve.ts';

try {
  const port = Number(process.env['PORT'] || 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new PlainError(`PORT=${process.env['PORT']} is no port. Use a number from 1 to 65535`);
  await checkPort(port);
  if (!process.argv.includes('--no-build')) await build();
  const { address } = await serve(OUT, port);
  console.log(`\nEntente is at ${address}  (Ctrl C stops it)`);
} catch (error) {
  console.error(error instanceof PlainError ? `\n${error.message}` : error);
  process.exitCode = 1;
}
