/** Which version of the code this process runs: what it makes is kept under that version. */
import { codeVersion } from '../loaders/digest.ts';

/** All code that takes part in a build. */
export const CODE = ['src', 'tsconfig.json'] as const;

/** Read when the process starts. The files may have been edited since then, and in development often are, but what is loaded stays as it was. */
export const LOADED = codeVersion(...CODE);
