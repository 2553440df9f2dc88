/** Code that stands in a page. */
import { expect, test } from 'vitest';
import { toInlineScript } from '../../src/build/inline-script.ts';

test('an inline script is the text of its file without types, and imports the engine from the site’s own folder', async () => {
  const script = await toInlineScript('src/elements/load-ahead.ts');
  expect(script).toMatch(/\bimport\([^)]*pagefind\.js/);
  expect(script).toContain('/pagefind/');
  expect(script).not.toMatch(/import\.meta|: Promise|\n/);
  expect(script.length).toBeLessThan(900);
});

test('an inline script is no module: one that imports is refused', async () => {
  await expect(toInlineScript('src/elements/site.ts')).rejects.toThrow('Cannot use import statement outside a module');
});
