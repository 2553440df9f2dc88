/** Where the site says that it stands. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { toBase, toEmail, toOrigin, toPort } from '../../src/site.ts';

test.each([
  ['', '/'],
  ['/', '/'],
  ['entente', '/entente/'],
  ['/entente', '/entente/'],
  ['/news/entente.v2/', '/news/entente.v2/'],
])('the base path “%s” is %s', (given, base) => {
  expect(toBase(given)).toBe(base);
});

test.each(['../x', '/a/../b/', '/a b/', 'https://x.org/y/', '/a?b/', '/%2e%2e/', '/é/'])('the base path “%s” is refused', (given) => {
  expect(() => toBase(given)).toThrow(`BASE_PATH=${given} is no path: write it as /folder/, and the site’s origin as SITE_URL=https://example.org`);
});

test.each([
  ['https://example.org', 'https://example.org'],
  ['https://example.org/', 'https://example.org'],
  ['http://localhost:4321', 'http://localhost:4321'],
])('the origin of “%s” is %s', (given, origin) => {
  expect(toOrigin(given)).toBe(origin);
});

test.each(['', 'example.org', 'example.org:80', 'localhost:4321', 'https://user.github.io/entente/', 'https://example.org/?x', 'https://name@example.org', 'file:///site'])('the origin “%s” is refused', (given) => {
  expect(() => toOrigin(given)).toThrow(`SITE_URL=${given} is no origin: write it as https://example.org, and a folder below it as BASE_PATH=/folder/`);
});

test.each(['', 'nobody', 'desk@example', 'a@example.org, b@example.org', 'mailto:desk@example.org', 'desk@example.org?bcc=x'])('the mail address “%s” is refused', (given) => {
  expect(() => toEmail(given)).toThrow(`SITE_EMAIL=${given} is no mail address: write it as desk@example.org`);
});

test('a mail address is taken as it is', () => {
  expect(toEmail('the.desk+letters@news.example.org')).toBe('the.desk+letters@news.example.org');
});

test.each(['abc', '-1', '80.5', '65536'])('the port “%s” is refused', (given) => {
  expect(() => toPort(given)).toThrow(`PORT=${given} is no port. Use a number from 1 to 65535`);
});

test('PORT is the port of the development server too, and 4321 where it is empty', { timeout: 60_000 }, () => {
  const portOf = (PORT: string): string => spawnSync(process.execPath, ['--input-type=module', '--eval', "console.log((await import('./astro.config.mjs')).default.server.port)"], { encoding: 'utf8', env: { ...process.env, PORT } }).stdout.trim();
  expect([portOf('8080'), portOf('')]).toEqual(['8080', '4321']);
});

test('a command tells of a setting that cannot be, and nothing else', () => {
  const { status, stderr } = spawnSync(process.execPath, ['src/build/check.ts'], { encoding: 'utf8', env: { ...process.env, BASE_PATH: 'a b' } });
  expect([status, stderr]).toEqual([1, '\nBASE_PATH=a b is no path: write it as /folder/, and the site’s origin as SITE_URL=https://example.org\n']);
});
