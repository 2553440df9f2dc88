/** The first import of a command: an error whose message says everything is shown without its stack, wherever it is thrown. */
import { PlainError } from '../model/problem.ts';

process.on('uncaughtException', (error) => {
  // A setting is read as soon as `site.ts` is, which this file must not import.
  console.error(error instanceof PlainError || error.name === 'SettingError' ? `\n${error.message}` : error);
  process.exit(1);
});
