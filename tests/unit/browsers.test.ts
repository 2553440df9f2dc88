/** How the tests come to a browser. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'entente-browsers-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a machine without a browser gets the one that Playwright installs, and uses it', () => {
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  const env = { PATH: programs, PLAYWRIGHT_BROWSERS_PATH: join(folder, 'browsers') };
  const say = (code: string): string => execFileSync(process.execPath, ['--input-type=module', '-e', code], { env, encoding: 'utf8' }).trim();
  const place = say(`import { chromium } from 'playwright-core'; console.log(chromium.executablePath())`);
  expect(place).toContain(folder);
  // Stands in for the installer.
  writeFileSync(join(programs, 'npx'), `#!/bin/sh\n/bin/mkdir -p '${join(place, '..')}'\n: > '${place}'\n`, { mode: 0o755 });
  expect(say(`import { ensureChromium } from './src/build/browsers.ts'; console.log(ensureChromium())`).split('\n')).toEqual(['No Chromium found: npx playwright-core install chromium', place]);
});

test.skipIf(process.getuid?.() !== 0).each(['chromium-headless-shell', 'chromium'])('root on Debian gets %s, the first of the packages that there are (skipped for others)', (known) => {
  const programs = join(folder, known);
  mkdirSync(programs);
  // Stands in for Debian's, which knows one of the two.
  writeFileSync(join(programs, 'apt-get'), `#!/bin/sh\ncase " $* " in *" ${known} "*) : > '${programs}/${known}'; /bin/chmod 755 '${programs}/${known}' ;; *" install "*) exit 100 ;; esac\n`, { mode: 0o755 });
  const env = { PATH: programs, PLAYWRIGHT_BROWSERS_PATH: join(folder, 'none') };
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', `import { ensureChromium } from './src/build/browsers.ts'; console.log(ensureChromium())`], { env, encoding: 'utf8' }).trim().split('\n');
  expect(said[0]).toBe('No Chromium found: apt-get update');
  expect(said.at(-1)).toBe(join(programs, known));
});
