/** Contrast of the colors of styles/base/tokens.css, in both themes, as WCAG 2 counts it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COLORS, DARK_PAPER } from '../../src/styles/colors.ts';

const css = readFileSync('src/styles/base/tokens.css', 'utf8');

/** A color of the tokens in one theme. */
function token(name: string, theme: 'light' | 'dark'): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (!found) throw new Error(`--${name} is not written as light-dark(#…, #…)`);
  return found[theme === 'light' ? 1 : 2]!;
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(['paper', 'paper-2', 'marked'])('text on --%s stands out by 7 to 1', (ground) => {
    expect(contrast(token('ink', theme), token(ground, theme))).toBeGreaterThanOrEqual(7);
  });
  test.each(['ink-2', 'microsoft', 'openai', 'shared'])('--%s on either paper stands out by 4.5 to 1', (name) => {
    for (const ground of ['paper', 'paper-2']) expect(contrast(token(name, theme), token(ground, theme)), ground).toBeGreaterThanOrEqual(4.5);
  });
});

test('contrast is counted as WCAG counts it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('files that no style sheet reaches have the colors of the pages', () => {
  for (const [name, color] of Object.entries(COLORS)) expect(color, name).toBe(token(name.replace('2', '-2'), 'light'));
  expect(DARK_PAPER).toBe(token('paper', 'dark'));
  const tokens = [...css.matchAll(/--[\w-]+: light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].flatMap(([, light, dark]) => [light, dark]);
  for (const file of ['feed.css', 'icon.svg']) for (const [color] of readFileSync(join('public', file), 'utf8').matchAll(/#[0-9a-f]{3,8}\b/gi)) expect(tokens, `${file}: ${color}`).toContain(color);
});
