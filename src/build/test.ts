/** `npm test`: check types, find a browser, build the site, run every test, and end on `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlainError } from '../model/problem.ts';
import { ensureChromium } from './browsers.ts';
import { build } from './build.ts';

const report = join(mkdtempSync(join(tmpdir(), 'entente-test-')), 'report.json');

function run(parameters: string[]): number {
  return spawnSync(process.execPath, parameters, { stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } }).status ?? 1;
}

let passed = 0;
let failed = 0;
try {
  const chromium = ensureChromium();
  process.env['CHROMIUM'] = chromium;
  await build();
  console.log('Checking types');
  if (run(['node_modules/astro/bin/astro.mjs', 'check', '--minimumSeverity', 'warning']) === 0) passed++;
  else failed++;
  const code = run(['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)]);
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
  passed += numPassedTests!;
  failed += numFailedTests!;
  // A file that could not be loaded has run no test, and is a failure all the same.
  if (code !== 0 && numFailedTests === 0) failed += Math.max(1, numFailedTestSuites ?? 1);
} catch (error) {
  console.error(error instanceof PlainError ? error.message : error);
  failed++;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
