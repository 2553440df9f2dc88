/** What axe has against a page, by the rules of WCAG 2.2 AA and its own best practice. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { settled } from './browser.ts';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** One line for each rule that is broken, with three places; none where all is well. The page's context bypasses its policy. Asked when all is laid out. */
export async function violationsOf(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    return (await engine.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary.split('\n').slice(1, 2).join('').trim()})`).join('; ')}`);
}
