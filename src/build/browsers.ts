/** Browsers for the tests and benchmarks: the system’s, else Playwright’s own; where there is none, Debian’s is installed, else Playwright’s. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** As root, in a container, without talking to anybody; widths of letters as they are on paper and on fine screens, never rounded to whole pixels. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
  '--font-render-hinting=none',
];

const onPath = (names: readonly string[]): string | undefined => {
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        continue;
      }
    }
  }
  return undefined;
};

/** Where a program is installed, or undefined. */
export const findProgram = (name: string): string | undefined => onPath([name]);

/** Firefox ESR, which Playwright drives by WebDriver BiDi, or undefined. `FIREFOX` names another. */
export const findFirefox = (): string | undefined => process.env['FIREFOX'] ?? onPath(['firefox-esr']);

/** Playwright's own Chromium, which its installer puts into a folder of its own, or undefined. */
function playwrightChromium(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** The system's Chromium without windows of its own (with it the tests take two thirds of the time), else its whole one, else Playwright's, or undefined. `CHROMIUM` names another. */
const findChromium = (): string | undefined => process.env['CHROMIUM'] ?? onPath(['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) ?? playwrightChromium();

/** The same, installed where there is none. Throws with what to do where it cannot be. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  const attempts: [string, string[]][] = [];
  if (onPath(['apt-get']) && process.getuid?.() === 0) {
    attempts.push(['apt-get', ['update']], ...['chromium-headless-shell', 'chromium'].map((name): [string, string[]] => ['apt-get', ['install', '-y', '--no-install-recommends', name, 'fonts-liberation']]));
  }
  attempts.push(['npx', ['playwright-core', 'install', 'chromium']]);
  const failures: string[] = [];
  for (const [command, parameters] of attempts) {
    console.log(`No Chromium found: ${command} ${parameters.join(' ')}`);
    try {
      execFileSync(command, parameters, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    } catch (error) {
      failures.push(String(error));
    }
    const now = findChromium();
    if (now) return now;
  }
  throw new Error(`The browser tests need Chromium. Install it (apt-get install chromium), or name it: CHROMIUM=/path npm test\n${failures.join('\n')}`);
}

/** It, started. To be closed by who asked. Throws as `ensureChromium` does. */
export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
