/** The downloads of /data/: complete, described, and the same in each form. */
import { expect, test } from 'vitest';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { toLedger } from '../../src/model/ledger.ts';
import { DATASETS, fieldsOf, rowsOf, toChartJson, toCsv, toCsvTable, toDataPackage, toJson } from '../../src/outputs/data.ts';
import { files } from '../../src/schemas/index.ts';

const ledger = toLedger(toContent(await readContent()));

test('every collection of the ledger can be downloaded, but for what only arranges the site', () => {
  expect([...DATASETS].sort()).toEqual([...Object.keys(files).filter((name) => name !== 'front' && name !== 'synonyms'), 'articles'].sort());
});

test.each(DATASETS)('%s: every field is described, and of the type that it is said to be', (name) => {
  const fields = new Map(fieldsOf(name).map((field) => [field.name, field]));
  expect(fields.size).toBeGreaterThan(3);
  // There may be no letters yet.
  expect(name === 'letters' || rowsOf(ledger, name).length > 0).toBe(true);
  for (const row of rowsOf(ledger, name)) {
    for (const [field, value] of Object.entries(row)) {
      const { type, required, words } = fields.get(field)!;
      expect(words.length).toBeGreaterThan(5);
      if (value === undefined) expect(required, `${name}.${field}`).toBe(false);
      else if (value !== null) expect(Array.isArray(value) ? 'array' : typeof value, `${name}.${field}`).toBe(type);
    }
    expect(row).not.toHaveProperty('redirects-from');
  }
});

test('CSV has the schema’s columns and a line for each entry; JSON has license, day and entries', () => {
  for (const name of DATASETS) {
    const csv = toCsv(ledger, name);
    expect(csv.split('\r\n')[0]).toBe(fieldsOf(name).map((field) => field.name).join(','));
    // Line ends inside quotes belong to a cell.
    expect(csv.replace(/"(?:[^"]|"")*"/g, '').trimEnd().split('\r\n')).toHaveLength(rowsOf(ledger, name).length + 1);
    const json = JSON.parse(toJson(ledger, name)) as { license: string; evidenceHorizon: string; entries: unknown[] };
    expect(json).toMatchObject({ license: expect.stringContaining('creativecommons.org'), evidenceHorizon: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
    expect(json.entries).toEqual(JSON.parse(JSON.stringify(rowsOf(ledger, name))));
  }
});

test('a list of ids or words comes back whole from its cell in CSV', () => {
  for (const name of DATASETS) {
    for (const row of rowsOf(ledger, name)) {
      for (const [field, value] of Object.entries(row)) {
        if (!Array.isArray(value) || value.length === 0 || !value.every((item) => typeof item === 'string')) continue;
        const cell = toCsvTable([row], [field]).split('\r\n')[1]!.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"');
        expect(field === 'aliases' ? JSON.parse(cell) : cell.split(' '), `${name}.${field}`).toEqual(value);
      }
    }
  }
});

test('the data package names every table and its fields', () => {
  const { resources, licenses } = JSON.parse(toDataPackage()) as { licenses: object[]; resources: { name: string; path: string; schema: { primaryKey: string[]; fields: { name: string; description: string }[] } }[] };
  expect(licenses).toHaveLength(1);
  expect(resources.map(({ name }) => name)).toEqual(DATASETS);
  for (const { name, schema } of resources) expect(schema.fields.map((field) => field.name)).toEqual(fieldsOf(name as (typeof DATASETS)[number]).map((field) => field.name));
});

test('a chart’s own file says where it is from, and nothing of the editors’ own', () => {
  const chart = { ...ledger.charts.get('openai-valuation')!, 'redirects-from': ['/charts/old/'] };
  const json = JSON.parse(toChartJson(chart)) as object;
  expect(json).toMatchObject({ id: 'openai-valuation', source: expect.stringContaining('/charts/openai-valuation/'), license: expect.stringContaining('creativecommons.org'), points: JSON.parse(JSON.stringify(chart.points)) });
  expect(json).not.toHaveProperty('redirects-from');
});
