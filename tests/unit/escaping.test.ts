/** Text that looks like code stays text in whatever the site gives out. */
import { expect, test } from 'vitest';
import { toChartCsv, toStandaloneSvg } from '../../src/charts/index.ts';
import { toCsvField } from '../../src/model/csv.ts';
import { toBreadcrumbs, toScript } from '../../src/outputs/json-ld/index.ts';
import { toRedirectPage } from '../../src/outputs/hosting.ts';
import { toCsvTable } from '../../src/outputs/data.ts';
import { Chart } from '../../src/schemas/ledger.ts';

const HOSTILE = `</script><img src=x onerror=alert(1)>&"'<!--]]>`;

test('no title closes the script that holds a page’s data', () => {
  const script = toScript([toBreadcrumbs([[HOSTILE, '/x/']])]);
  expect(script).not.toMatch(/<\/script|<!--/);
  expect(JSON.stringify(JSON.parse(script))).toContain('onerror');
});

test('no label of a chart becomes a tag of its drawing', () => {
  // The schema refuses such words: here they come past it.
  const chart: Chart = {
    id: 'a-chart', title: HOSTILE, subtitle: HOSTILE, unit: 'count', topics: ['a'], chart: 'bar', scale: 'linear', note: HOSTILE, aliases: [], 'redirects-from': [],
    points: [1, 2].map((value) => ({ date: '2025', value, label: HOSTILE, status: 'confirmed', sources: ['a'] })),
  };
  const svg = toStandaloneSvg(chart, { source: HOSTILE }).svg;
  expect(svg).not.toMatch(/<img|<\/script|<!--/);
  expect(svg.match(/&lt;img/g)!.length).toBeGreaterThan(3);
});

test('an address that a page moved to cannot leave its attribute', () => {
  expect(toRedirectPage(`/x/"><img src=x>/`, '')).not.toContain('<img');
});

test('no cell of a table is a formula, while signed numbers stay numbers', () => {
  for (const formula of ['=1+1', '+1+1', '@SUM(1)', '-1+1', '\t=1', '\r=1', '=HYPERLINK("http://evil.example")']) {
    expect(toCsvField(formula).replace(/^"/, '')).toMatch(/^'/);
    expect(toCsvTable([{ id: formula }]).split('\r\n')[1]).toMatch(/^"?'/);
  }
  expect([-5, '-5.2', 'a=b', '', '– none'].map(toCsvField)).toEqual(['-5', '-5.2', 'a=b', '', '– none']);
  const points = [{ date: '2025', value: -5, label: '=1+1', status: 'confirmed', sources: ['a'] }, { date: '2026', value: 5, status: 'confirmed', sources: ['a'] }];
  expect(toChartCsv(Chart.parse({ id: 'a', title: 'One', subtitle: 'Two', unit: 'count', topics: ['a'], chart: 'bar', note: 'N.', points }))).toContain("2025,'=1+1,-5,");
});
