/** What a reader gets from a chart: a drawing, a table, a file, a sentence. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { drawChart, marksOn, partyOf, toChartCsv, toTable, toSentence, toStandaloneSvg } from '../../src/charts/index.ts';
import { dateTicks, valueAxis } from '../../src/charts/axis.ts';
import { notesOf } from '../../src/charts/bar-notes.ts';
import { toTime } from '../../src/charts/dates.ts';
import { formOf } from '../../src/charts/draw.ts';
import { formatInWords, formatValue, notationOf } from '../../src/charts/format.ts';
import { captionOf, notationFor, wordingOf } from '../../src/charts/label.ts';
import { widthOf, wrap } from '../../src/charts/measure.ts';
import { crosses, placeAll } from '../../src/charts/place.ts';
import { SHEETS, variantOf, type Width } from '../../src/charts/sheet.ts';
import { toFigure, toMarks } from '../../src/outputs/chart.ts';
import { Chart, Event, type Point } from '../../src/schemas/ledger.ts';

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const charts: Chart[] = (parse(file('content/charts.yaml')) as unknown[]).map((entry) => Chart.parse(entry));
const ledgerEvents: Event[] = (parse(file('content/events.yaml')) as unknown[]).map((entry) => Event.parse(entry));
const find = (id: string): Chart => charts.find((chart) => chart.id === id)!;

const point = (date: string, value: number, label?: string, status: Point['status'] = 'confirmed'): Point => ({ date, value, label, status, sources: ['a-source'] });
const chartOf = (over: Partial<Chart>): Chart => ({
  id: 'a-chart',
  title: 'A finding',
  subtitle: 'A measure',
  unit: 'usd-billion',
  topics: ['money'],
  chart: 'line',
  scale: 'linear',
  note: 'No more than this.',
  points: [point('2024-01-01', 1), point('2025-01-01', 2)],
  aliases: [], 'redirects-from': [],
  ...over,
});
const count = (text: string, part: string | RegExp): number => text.split(part).length - 1;

describe('values', () => {
  test.each([
    [13, 'usd-billion', '$13B'],
    [1400, 'usd-billion', '$1,400B'],
    [-4.725, 'usd-billion', '−$4.725B'],
    [-1244, 'usd-million', '−$1,244M'],
    [27, 'percent', '27%'],
    [-2.5, 'percent', '−2.5%'],
    [800_000_000, 'users', '800M'],
    [1_200_000_000, 'users', '1.2B'],
    [0.75, 'gw', '0.75\u202fGW'],
    [500, 'mw', '500\u202fMW'],
    [39, 'usd', '$39'],
    [11, 'count', '11'],
  ] as const)('%s in %s stands in a table as %s', (value, unit, text) => expect(formatValue(value, unit)).toBe(text));

  test.each([
    [-4100, 'usd-million', 'minus $4.1 billion'],
    [1400, 'usd-billion', '$1.4 trillion'],
    [-0.223, 'usd-billion', 'minus $223 million'],
    [900_000_000, 'users', '900 million'],
    [1, 'gw', '1 gigawatt'],
    [34.4, 'percent', '34.4 percent'],
  ] as const)('%s in %s is said as %s', (value, unit, text) => expect(formatInWords(value, unit)).toBe(text));

  const printed = (values: readonly number[], unit: Chart['unit']): string[] => values.map((value) => notationOf(values, unit).format(value));

  test.each([
    [[27, 300], 'usd-billion', ['$27B', '$300B']],
    [[1200, 1400], 'usd-billion', ['$1.2T', '$1.4T']],
    [[-688, 10_000], 'usd-million', ['−$688M', '$10B']],
    [[800_000_000], 'users', ['800M']],
    [[10, 39], 'usd', ['$10', '$39']],
  ] as const)('%j in %s is drawn as %j', (values, unit, texts) => expect(printed(values, unit)).toEqual(texts));

  test('a drawing has one number of decimals and at most three figures', () => {
    expect(printed([14, 19, 20.1], 'usd-billion')).toEqual(['$14.0B', '$19.0B', '$20.1B']);
    expect(printed([300, 22.4, 250], 'usd-billion')).toEqual(['$300B', '$22B', '$250B']);
    expect(printed([-0.223, -1.319, -4.725], 'usd-billion')).toEqual(['−$223M', '−$1.3B', '−$4.7B']);
    for (const chart of charts)
      for (const text of printed(chart.points.map(({ value }) => value), chart.unit)) expect(text.replace(/\D/g, '').replace(/^0+/, '').length, `${chart.id}: ${text}`).toBeLessThanOrEqual(3);
  });

  test('it has a second decimal only where numbers would else read alike', () => {
    expect(printed([3.59, 2.98, 3.4], 'percent')).toEqual(['3.6%', '3.0%', '3.4%']);
    expect(printed([3.03, 2.98], 'percent')).toEqual(['3.03%', '2.98%']);
  });

  test('a number that would be left with a single figure keeps its second', () => expect(printed([122, 6.6, 1], 'usd-billion')).toEqual(['$122B', '$6.6B', '$1B']));

  test('a limit has no decimals that nobody stated', () => {
    const { format } = notationOf([9.7, 10, 19.4], 'usd-billion');
    expect([format(10, true), format(19.4, true)]).toEqual(['$10B', '$19.4B']);
  });

  test('a limit in a label moves to the value it limits', () => {
    expect(wordingOf({ label: 'Cerebras, more than 10', value: 10 })).toEqual({ limit: 'more than', label: 'Cerebras' });
    expect(wordingOf({ label: 'Nebius, up to', value: 19.4 })).toEqual({ limit: 'up to', label: 'Nebius' });
    expect(wordingOf({ label: 'more than 900 million', value: 9e8 })).toEqual({ limit: 'more than', label: '' });
  });

  test('a number in a label that is another one stays there', () => {
    expect(wordingOf({ label: 'OpenAI, about 2', value: 24 })).toEqual({ limit: '', label: 'OpenAI, about 2' });
  });
});

describe('hues', () => {
  test('a number has the hue of the party it belongs to', () => {
    expect(partyOf('Microsoft Azure, on top of earlier orders')).toBe('microsoft');
    expect(partyOf('ChatGPT')).toBe('openai');
    expect(partyOf('Gemini')).toBe('none');
    expect(partyOf(find('openai-effect-pretax'))).toBe('shared');
    expect(partyOf(find('microsoft-backlog'))).toBe('microsoft');
  });

  test('a party that a label names in passing lends no hue', () => expect(partyOf('Broadcom, OpenAI’s own chips')).toBe('none'));
});

describe('axes', () => {
  test('every value axis has its zero', () => {
    expect(valueAxis([31, 40], chartOf({ unit: 'percent' }), [100, 0]).y(0)).toBe(100);
    expect(valueAxis([-5, -1], chartOf({}), [100, 0]).y(0)).toBe(0);
  });

  test('two series that are to be read together get the same scale', () => {
    const [openai, anthropic] = ['ramp-openai-share', 'ramp-anthropic-share'].map((id) => valueAxis(find(id).points.map(({ value }) => value), find(id), [100, 0]).ticks);
    expect(openai).toEqual(anthropic);
  });

  test('a log scale goes by powers of ten and says so', () => {
    const { y, ticks } = valueAxis([0.3, 852], chartOf({ scale: 'log' }), [100, 0]);
    expect(ticks.map(({ value }) => value)).toEqual([0.1, 1, 10, 100, 1000]);
    expect(ticks.at(-1)!.text).toBe('$1T (log scale)');
    expect(y(10) - y(100)).toBeCloseTo(y(1) - y(10));
    expect(drawChart(chartOf({ scale: 'log' }), { width: 'wide' })).toContain('(log scale)');
  });

  test('ticks have their unit, and none is of another magnitude', () => {
    expect(valueAxis([20, 852], chartOf({}), [100, 0]).ticks.map(({ text }) => text)).toEqual(['0', '$200B', '$400B', '$600B', '$800B']);
    expect(valueAxis([100_000_000, 900_000_000], chartOf({ unit: 'users' }), [100, 0]).ticks.map(({ text }) => text)).toEqual(['0', '200M', '400M', '600M', '800M']);
    expect(valueAxis([0.2, 1.4], chartOf({}), [100, 0]).ticks.map(({ text }) => text)).toEqual(['0', '$0.5B', '$1.0B', '$1.5B']);
  });

  test.each(charts.filter((chart) => formOf(chart) === 'series').map((chart) => [chart.id, chart] as const))('%s has its axis and its labels in one form', (_id, chart) => {
    const values = chart.points.map(({ value }) => value);
    const formOfText = (text: string): string => text.replace(/[\d.,]+/, '1');
    const label = formOfText(notationFor(chart).format(Math.max(...values)));
    for (const { value, text } of valueAxis(values, chart, [100, 0]).ticks) if (value !== 0) expect(formOfText(text)).toBe(label);
  });

  test('a count has no half ticks', () => {
    const { ticks } = valueAxis([1, 2], chartOf({ unit: 'count' }), [100, 0]);
    expect(ticks.every(({ value }) => Number.isInteger(value))).toBe(true);
  });

  test('days, months and years stand where they belong', () => {
    expect(toTime('2025-10-28')).toBe(Date.UTC(2025, 9, 28));
    expect(toTime('2025-10')).toBeGreaterThan(toTime('2025-10-15'));
    expect(toTime('2025')).toBeGreaterThan(toTime('2025-06-30'));
    expect(toTime('2025')).toBeLessThan(toTime('2025-07-04'));
  });

  test('quarters are named by their last month, with the year where it begins', () => {
    const dates = ['2024-12-31', '2025-03-31', '2025-06-30'];
    const span = [toTime(dates[0]!), toTime(dates[2]!)] as const;
    const x = (time: number): number => 20 + ((time - span[0]) / (span[1] - span[0])) * 600;
    expect(dateTicks(dates, span, x, SHEETS.wide).map(({ lines }) => lines.join(' '))).toEqual(['Dec 2024', 'Mar 2025', 'Jun']);
  });
});

describe('the dates a time axis names', () => {
  /** The names under a drawing, by line. */
  const namesOf = (id: string, width: Width): string[] => {
    const { points } = find(id);
    const [from, to] = [toTime(points[0]!.date), toTime(points.at(-1)!.date)];
    const sheet = SHEETS[width];
    const x = (time: number): number => 50 + ((time - from) / (to - from)) * (sheet.width - 58);
    return dateTicks(points.map(({ date }) => date), [from, to], x, sheet).map(({ lines }) => lines.join(' ')).filter(Boolean);
  };
  const yearOf = (date: string): string => date.slice(2, 4);
  const inTime = charts.filter((chart) => formOf(chart) === 'series').map((chart) => [chart.id, chart.points] as const);

  test.each(inTime)('%s names its first and its last year at every width', (id, points) => {
    for (const width of ['wide', 'narrow', 'large'] as const) {
      const names = namesOf(id, width);
      expect(names[0]).toContain(yearOf(points[0]!.date));
      expect(names.filter((name) => name.endsWith(yearOf(points.at(-1)!.date)))).not.toEqual([]);
    }
  });

  test('a last year without room for four figures has two, at the edge', () => expect(namesOf('openai-valuation', 'narrow').at(-1)).toBe('’26'));

  test('months begin with that of the first point', () => {
    expect(namesOf('openai-board-size', 'wide')[0]).toBe('Nov 2023');
    expect(namesOf('copyright-suits-openai', 'narrow')[0]).toBe('Dec 2024');
  });

  test('no name touches the next or leaves the paper', () => {
    for (const [, points] of inTime)
      for (const sheet of [SHEETS.wide, SHEETS.narrow]) {
        const [from, to] = [toTime(points[0]!.date), toTime(points.at(-1)!.date)];
        const x = (time: number): number => 7 + ((time - from) / (to - from)) * (sheet.width - 15);
        const spans = dateTicks(points.map(({ date }) => date), [from, to], x, sheet).filter(({ lines }) => lines.length > 0).map(({ x: at, lines, anchor }) => {
          const width = Math.max(...lines.map((line) => widthOf(line, sheet.size)));
          const left = at - { start: 0, middle: width / 2, end: width }[anchor];
          return [left, left + width] as const;
        });
        spans.forEach(([left, right], at) => {
          expect(left).toBeGreaterThan((spans[at - 1]?.[1] ?? -0.1));
          expect(right).toBeLessThanOrEqual(sheet.width + 0.1);
        });
      }
  });
});

describe('labels', () => {
  const label = (text: string) => variantOf([[{ text }]], SHEETS.wide);

  test('neighbors keep clear of each other', () => {
    const ground = { bounds: { x: 0, y: 0, width: 300, height: 200 }, boxes: [], segments: [] };
    const items = [100, 110, 120].map((x) => ({ x, y: 150, variants: [label('a long label')] }));
    const boxes = placeAll(ground, items, [0, 1, 2], { line: 13 }).map((placed) => placed!.box);
    for (const [at, a] of boxes.entries())
      for (const b of boxes.slice(at + 1))
        expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
  });

  test('labels of two points stand a line apart, lest they read as one', () => {
    const ground = { bounds: { x: 0, y: 0, width: 300, height: 200 }, boxes: [], segments: [] };
    const items = [[100, 150], [140, 150], [104, 120]].map(([x, y]) => ({ x: x!, y: y!, variants: [label('$27B')] }));
    const boxes = placeAll(ground, items, [0, 1, 2], { line: 13 }).map((placed) => placed!.box);
    for (const [at, a] of boxes.entries())
      for (const b of boxes.slice(at + 1)) {
        const apart = Math.max(a.x - b.x - b.width, b.x - a.x - a.width, a.y - b.y - b.height, b.y - a.y - a.height);
        expect(apart).toBeGreaterThanOrEqual(13);
      }
  });

  test('one that fits nowhere is left to the table', () => {
    const ground = { bounds: { x: 0, y: 0, width: 20, height: 200 }, boxes: [], segments: [] };
    expect(placeAll(ground, [{ x: 10, y: 100, variants: [label('far too long for this')] }], [0], { line: 13 })).toEqual([undefined]);
  });

  test('on a step a label stands over or under its own tread, not behind the next riser', () => {
    const [tread, riser] = [[50, 100, 90, 100], [90, 100, 90, 40]] as const;
    const ground = { bounds: { x: 0, y: 0, width: 300, height: 200 }, boxes: [{ x: 0, y: 20, width: 88, height: 70 }], segments: [[0, 150, 50, 150], [50, 150, 50, 100], tread, riser, [90, 40, 300, 40]] as const };
    const [placed] = placeAll({ ...ground, segments: [...ground.segments] }, [{ x: 50, y: 100, tread: 90, variants: [label('staff tender')] }], [0], { line: 13 });
    expect(placed!.box.x).toBeLessThan(90);
    expect(placed!.box.y).toBeGreaterThan(100);
  });

  test('a line through a word is seen', () => {
    const box = { x: 10, y: 10, width: 20, height: 10 };
    expect(crosses([0, 0, 40, 30], box)).toBe(true);
    expect(crosses([0, 30, 40, 30], box)).toBe(false);
  });

  test('lines break evenly and never exceed their width', () => {
    const lines = wrap('employees, former employees, and other investors', 13, 180);
    expect(lines.join(' ')).toBe('employees, former employees, and other investors');
    expect(Math.max(...lines.map((line) => widthOf(line, 13)))).toBeLessThanOrEqual(180);
  });

  test('bars side by side whose labels begin alike share one note', () => {
    expect(notesOf(['', 'worked back from a 74% rise', 'worked back from a 66% rise', 'worked back from the yearly total', '', 'new'])).toEqual([
      { from: 1, to: 3, text: 'worked back' },
      { from: 5, to: 5, text: 'new' },
    ]);
  });
});

describe('drawings', () => {
  const all = charts.flatMap((chart) => (['wide', 'narrow', 'large'] as const).map((width) => [chart.id, width, drawChart(chart, { width })] as const));

  test.each(all)('%s, %s, is sound', (_id, width, svg) => {
    expect(svg).toMatch(new RegExp(`^<svg class="chart-drawing chart-${width}" viewBox="0 0 ${SHEETS[width].width} \\d+" aria-hidden="true" focusable="false">`));
    expect(svg).not.toMatch(/NaN|undefined|Infinity|style=| id=/);
    expect(svg.replace(/>[^<]*</g, '><')).not.toMatch(/\.\d\d/);
    expect(svg.length).toBeLessThan(4096);
  });

  test('each is the same bytes every time', () => {
    for (const [id, width, svg] of all) expect(drawChart(find(id), { width })).toBe(svg);
  });

  test.each(charts.map((chart) => [chart.id, chart] as const))('%s says the value of its last point at every width', (_id, chart) => {
    const { format, formatBare, formatWhole, unit } = notationFor(chart);
    // The face of charts has no narrow no-break space.
    const valuesIn = (form: typeof format): string[] => chart.points.map((point) => captionOf(point, form).value.replaceAll('\u202f', '\u00a0'));
    for (const width of ['wide', 'narrow', 'large'] as const) {
      const said = [...drawChart(chart, { width }).matchAll(/>([^<]+)</g)].map(([, text]) => text!);
      // Columns have the fullest form in which every value has room; any other drawing has its values in full.
      const forms = formOf(chart) === 'columns' ? [format, formatBare, formatWhole] : [format];
      const drawn = forms.find((form) => valuesIn(form).every((value) => said.includes(value))) ?? format;
      expect(said, width).toContain(valuesIn(drawn).at(-1));
      if (drawn !== format) expect([chart.subtitle, ...said].join('\n').toLowerCase(), width).toContain(unit);
    }
  });

  test('every class they use has a rule on the site and in a file', () => {
    const used = new Set(all.flatMap(([, , svg]) => [...svg.matchAll(/class="([^"]+)"/g)].flatMap(([, names]) => names!.split(' '))));
    const [css, standalone] = [file('src/styles/charts.css'), toStandaloneSvg(find('openai-valuation')).svg];
    for (const name of [...used].filter((one) => one.startsWith('c-'))) {
      expect(css).toContain(`.${name}`);
      expect(standalone).toContain(`.${name}`);
    }
  });

  test('confirmed points are solid, all others hollow, and a legend of one each says it in words', () => {
    const svg = drawChart(chartOf({ points: [point('2024-01-01', 1), point('2025-01-01', 2, undefined, 'reported'), point('2026-01-01', 3, 'a guess', 'unverified')] }), { width: 'wide' });
    expect(svg).toMatch(/>confirmed<.*>reported</);
    expect(count(svg, /circle[^>]*c-solid/)).toBe(2);
    expect(count(svg, /circle[^>]*c-hollow/)).toBe(3);
    expect(svg).toContain('(unverified)');
  });

  test('points that share one status say it in words, without a swatch that could stand for a part', () => {
    const svg = drawChart(find('ownership-2025'), { width: 'wide' });
    expect(svg).toContain('>All confirmed<');
    expect(count(svg, '<rect')).toBe(find('ownership-2025').points.length);
    expect(drawChart(find('openai-costs-2025'), { width: 'wide' })).toContain('>All reported<');
  });

  test('the marks of a legend are in ink, which no series is drawn in', () => {
    const legend = /<g class="c-quiet">.*?reported<\/text><\/g>/.exec(drawChart(find('openai-money-raised'), { width: 'wide' }))![0];
    expect(count(legend, /<g class="c-key"><circle/)).toBe(2);
    expect(count(legend, '<circle')).toBe(2);
  });

  test('a step whose words have no room keeps its number', () => {
    for (const width of ['wide', 'narrow'] as const) expect(drawChart(find('regulator-steps'), { width }).match(/c-value"/g), width).toHaveLength(find('regulator-steps').points.length);
  });
  test('a superseded point says so', () => expect(drawChart(find('openai-capacity-deals'), { width: 'narrow' })).toContain('(superseded)'));

  test('losses hang below zero, and a missing quarter stays a gap', () => {
    const effect = find('openai-effect-pretax');
    const points = effect.points.filter(({ date }) => date !== '2025-06-30');
    const svg = drawChart({ ...effect, points }, { width: 'wide' });
    const zero = Number(/class="c-base" d="M0 ([\d.]+)H640"/.exec(svg)![1]);
    const bars = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)" class="c-solid"/g)].map(([, x, y, height]) => ({ x: Number(x), y: Number(y), height: Number(height) }));
    const values = points.map(({ value }) => value);
    expect(bars).toHaveLength(values.length);
    bars.forEach((bar, at) => expect(values[at]! < 0 ? bar.y : bar.y + bar.height).toBeCloseTo(zero, 0));
    expect(bars[3]!.x - bars[2]!.x).toBeGreaterThan(1.8 * (bars[1]!.x - bars[0]!.x));
    expect(svg).toContain('>no figure<');
    expect(drawChart(effect, { width: 'wide' })).not.toContain('>no figure<');
  });

  test('a note on one loss does not reach over those beside it', () => {
    const chart = find('openai-effect-pretax');
    const points = chart.points.map((one, at) => (at === 1 ? { ...one, label: 'a note of many words' } : one));
    expect(drawChart({ ...chart, points }, { width: 'wide' })).toMatch(/>a note of<tspan[^>]*>many words<\/tspan><\/text>/);
  });

  test('who gave a number and how it was worked out stand in the table and its file, not in the drawing', () => {
    const chart = chartOf({ points: [{ ...point('2024-01-01', 1, 'first'), by: 'a newspaper' }, { ...point('2025-01-01', 2), derived: 'from a yearly total' }] });
    const svg = drawChart(chart, { width: 'wide' });
    expect(svg).toContain('>first<');
    expect(svg).not.toMatch(/newspaper|yearly/);
    expect(toTable(chart).rows.map(({ label }) => label)).toEqual(['first; a newspaper', 'from a yearly total']);
    expect(toChartCsv(chart)).toContain('first; a newspaper');
  });

  test('a value that was worked out has an asterisk, which the foot of the drawing explains', () => {
    expect(drawChart(find('openai-effect-pretax'), { width: 'narrow' })).toMatch(/>10\.0\*<.*>\* Worked out from other figures</);
    for (const width of ['wide', 'card'] as const) expect(drawChart(find('openai-effect-pretax'), { width })).toMatch(/>\$10\.0B\*<.*>\* Worked out from other figures</);
    for (const [id, text] of [['openai-costs-2025', '>$1.6B*<'], ['assistant-web-share-2026', '>1.8%*<']] as const)
      for (const width of ['wide', 'narrow', 'card'] as const) expect(drawChart(find(id), { width })).toMatch(new RegExp(`${text.replace(/[$*.]/g, '\\$&')}.*>\\* Worked out from other figures<`));
    expect(drawChart(find('openai-valuation'), { width: 'wide' })).not.toContain('*');
  });

  test('the value of a bar stays on the paper and clear of the bar beside it', () => {
    const svg = drawChart(find('openai-effect-pretax'), { width: 'narrow' });
    const [, x, y] = /<text x="([\d.]+)" y="([\d.]+)" class="c-mid"><tspan class="c-value">−0\.69</.exec(svg)!.map(Number);
    const beside = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/g)].map(([, left, top, height]) => ({ left: Number(left), bottom: Number(top) + Number(height) }))[1]!;
    const { size } = SHEETS.narrow;
    const half = widthOf('−0.69', size, true) / 2;
    expect(x! - half).toBeGreaterThanOrEqual(-0.1);
    expect(x! + half < beside.left || y! - size * 0.75 >= beside.bottom).toBe(true);
  });

  const columns = charts.filter((chart) => formOf(chart) === 'columns' && chart.points.length < 10);
  test.each(columns.map((chart) => [chart.id, chart] as const))('%s has a value at each of its few bars, at every width; on a card, of more than seven the first, the last and the extremes', (_id, chart) => {
    const { length } = chart.points;
    for (const width of ['wide', 'narrow', 'large', 'card'] as const) expect(count(drawChart(chart, { width }), 'c-value'), width).toBe(width === 'card' && length > 7 ? 4 : length);
  });

  const quarters = (values: readonly number[]): Point[] => values.map((value, at) => point(`20${20 + Math.floor(at / 4)}-${String((at % 4) * 3 + 3).padStart(2, '0')}-28`, value));
  const printedOn = (svg: string): string[] => [...svg.matchAll(/c-value">([^<]+)</g)].map(([, text]) => text!);

  test('where room is short, values of bars are of one magnitude without their unit, then whole', () => {
    const svg = drawChart(chartOf({ chart: 'bar', points: quarters([-0.688, -1.244, -0.768, -4.1, 10, -2.3, 3.4]) }), { width: 'narrow' });
    expect(printedOn(svg)).toEqual(['−0.69', '−1.2', '−0.77', '−4.1', '10.0', '−2.3', '3.4']);
    const many = Array.from({ length: 13 }, (_, at) => 20.5 + at);
    expect(printedOn(drawChart(chartOf({ chart: 'bar', points: quarters(many) }), { width: 'narrow' }))).toEqual(many.map((value) => String(Math.round(value))));
  });

  test('an asterisk never stands without its number, nor its meaning without it', () => {
    for (const [id, , svg] of all) expect(svg, id).not.toContain('>*<');
    const points = quarters(Array.from({ length: 40 }, (_, at) => 120.5 + at)).map((one, at) => (at === 20 ? { ...one, derived: 'worked out' } : one));
    expect(drawChart(chartOf({ chart: 'bar', points }), { width: 'narrow' })).not.toContain('*');
  });

  test('a value too small to see is a stub on its side of zero, and zero is none', () => {
    const svg = drawChart(chartOf({ chart: 'bar', points: quarters([0.001, -0.001, 100, -100, 0]) }), { width: 'wide' });
    const zero = Number(/class="c-base" d="M0 ([\d.]+)H640"/.exec(svg)![1]);
    const bars = [...svg.matchAll(/<rect x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/g)].map(([, y, height]) => [Number(y) - zero, Number(height)]);
    expect([bars[0]![0], bars[0]![1]]).toEqual([expect.closeTo(-2, 0), 2]);
    expect([bars[1]![0], bars[1]![1]]).toEqual([expect.closeTo(0, 0), 2]);
    expect(bars[4]![1]).toBeLessThan(1);
    expect(drawChart(chartOf({ chart: 'bar', points: [point('2024', 1000, 'a'), point('2024', 0.001, 'b')] }), { width: 'wide' })).toMatch(/<rect [^>]*width="2"/);
  });

  test('a unit stands in a drawing only where the measure above it does not say it', () => {
    const leases = find('microsoft-capex-with-leases');
    for (const width of ['wide', 'narrow', 'card'] as const) expect(drawChart(leases, { width })).not.toContain('billions of dollars');
    expect(drawChart({ ...leases, subtitle: 'By fiscal quarter' }, { width: 'narrow' })).toContain('>billions of dollars<');
    expect(toStandaloneSvg(leases).svg).toContain('>Billions of dollars by fiscal quarter<');
  });

  test('values have the decimals that those printed beside them need', () => {
    expect(printedOn(drawChart(find('openai-annualized-revenue'), { width: 'narrow' }))).toContain('$2B');
    expect(printedOn(drawChart(find('openai-annualized-revenue'), { width: 'wide' }))).toEqual(expect.arrayContaining(['$2.0B', '$3.4B']));
  });

  test('no hairline of an axis runs through a label or along its edge', () => {
    for (const [id, width, svg] of all) {
      const { size } = SHEETS[width];
      const lines = [...(/class="c-grid" d="([^"]+)"/.exec(svg)?.[1] ?? '').matchAll(/M([\d.]+) ([\d.]+)H([\d.]+)/g)].map(([, from, y, to]) => [Number(from), Number(y), Number(to)] as const);
      for (const [, x, y, anchor, content] of svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"(?: class="([^"]+)")?>(.*?)<\/text>/g)) {
        let baseline = Number(y);
        for (const [, dy, name, text] of content!.matchAll(/(?:<tspan(?: x="[\d.]+" dy="(\d+)")?(?: class="([^"]+)")?>)?([^<]+)(?:<\/tspan>)?/g)) {
          baseline += Number(dy ?? 0);
          const length = widthOf(text!, size, Boolean(name));
          const left = Number(x) - length * (anchor === 'c-mid' ? 0.5 : anchor === 'c-end' ? 1 : 0);
          for (const [from, at, to] of lines) expect(at > baseline - size && at < baseline + 3 && to > left && from < left + length, `${id} ${width}: ${text}`).toBe(false);
        }
      }
    }
  });

  test('a value stands on a line of its own, over its label', () => {
    for (const width of ['wide', 'narrow', 'large'] as const) expect(drawChart(find('openai-valuation'), { width })).not.toMatch(/c-value">[^<]*<\/tspan>[^<]/);
  });

  test('on narrow paper only the first, the last and the extremes of many points have labels', () => {
    const valuesOf = (id: string): number => count(drawChart(find(id), { width: 'narrow' }), 'c-value');
    expect(valuesOf('openai-valuation')).toBe(2);
    expect(valuesOf('azure-growth'), 'the last is the lowest or the highest').toBe(3);
    expect(valuesOf('microsoft-commitment'), 'few points have room').toBe(4);
    expect(valuesOf('regulator-steps'), 'each has a row of its own').toBe(12);
  });

  test('the label of the first point does not stand in the column of the values of the axis', () => {
    for (const width of ['wide', 'narrow', 'large', 'card'] as const) {
      const [, x] = /<text x="([\d.]+)"[^>]*><tspan class="c-value">\$1B</.exec(drawChart(find('microsoft-commitment'), { width }))!;
      expect(Number(x), width).toBeGreaterThan(widthOf('5', SHEETS[width].size) + 12);
    }
  });

  test('lengths of bars are as their values', () => {
    const widths = [...drawChart(find('copilot-list-prices'), { width: 'wide' }).matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="18"/g)].map(([, width]) => Number(width));
    expect(widths[2]! / widths[0]!).toBeCloseTo(3.9, 1);
  });

  test('each stick of a narrow lollipop chart stands on a piece of baseline', () => {
    const chart = find('openai-capacity-deals');
    const [, base] = /class="c-base" d="([^"]+)"/.exec(drawChart(chart, { width: 'narrow' })) ?? [];
    expect(base?.match(/M/g)).toHaveLength(chart.points.length);
  });

  test('a value keeps twelve pixels from the values of the axis on its line', () => {
    for (const id of ['bing-world-share', 'ramp-openai-share'])
      for (const width of ['wide', 'narrow', 'large'] as const) {
        const { size } = SHEETS[width];
        const svg = drawChart(find(id), { width });
        const [, tick, at] = /<text x="0" y="([\d.]+)">(4\d?%)</.exec(svg)!.map(String);
        const texts = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"(?: class="([^"]+)")?><tspan class="c-value">([^<]+)</g)];
        for (const [, x, y, anchor, text] of texts) {
          const shift = anchor === 'c-mid' ? 0.5 : anchor === 'c-end' ? 1 : 0;
          const left = Number(x) - shift * widthOf(text!, size, true);
          if (Math.abs(Number(y) - Number(tick)) < size) expect(left - widthOf(at!, size), `${id} ${width} ${text}`).toBeGreaterThanOrEqual(12);
        }
      }
  });

  test('points of one date are parts; labels that repeat over dates are grouped or stacked', () => {
    const twice = [point('2024-01-01', 1, 'a'), point('2024-01-01', 2, 'b'), point('2025-01-01', 3, 'a'), point('2025-01-01', 4, 'b')];
    expect(formOf(find('ownership-2025'))).toBe('strip');
    expect(formOf(find('assistant-web-share-2026'))).toBe('ranking');
    expect(formOf({ chart: 'bar', points: twice })).toBe('ranking');
    expect(formOf({ chart: 'stacked-bar', points: twice })).toBe('stacks');
    expect(formOf({ chart: 'small-multiples', points: twice })).toBe('multiples');
    for (const chart of ['bar', 'stacked-bar', 'small-multiples'] as const)
      for (const width of ['wide', 'narrow', 'large'] as const) expect(drawChart(chartOf({ chart, points: twice }), { width })).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('text of an editor cannot become markup', () => {
    const evil = '<script>alert("&")</script>';
    for (const chart of ['line', 'bar', 'lollipop', 'stacked-bar'] as const) {
      const made = chartOf({ title: evil, chart, points: [point('2024-01-01', 1, evil), point('2024-01-01', 2, 'b'), point('2025-01-01', 3, 'c')] });
      expect(drawChart(made, { width: 'wide', events: [{ date: '2024-06-01', label: evil }] }) + toStandaloneSvg(made).svg).not.toContain('<script');
    }
  });

  test('events within the axis are marked by name, without a link, since the drawing is hidden from readers by ear', () => {
    const events = [
      { date: '2023-01-23', label: 'Third investment' },
      { date: '2030-01-01', label: 'Not yet' },
    ];
    const svg = drawChart(find('microsoft-capex-cash'), { width: 'wide', events });
    expect(svg).toMatch(/<g class="c-event"><path [^>]*\/><text[^>]*>Third investment</);
    expect(svg).not.toMatch(/Not yet|<a /);
  });

  test('a drawing bears three events, a narrow one two, the first named first', () => {
    const events = ['2022-02-10', '2023-01-23', '2024-05-01', '2025-02-10'].map((date) => ({ date, label: date.slice(0, 4) }));
    const chart = find('microsoft-capex-cash');
    expect(marksOn(chart, { width: 'wide', events })).toEqual(events.slice(0, 3));
    expect(marksOn(chart, { width: 'narrow', events: events.slice(1) })).toEqual(events.slice(1, 3));
  });

  test('an event without room is not marked: a long name, a neighbor too near, a label in its way', () => {
    const chart = find('microsoft-capex-cash');
    const long = { date: '2023-01-23', label: 'A name that no reader would want to read on a chart, since it takes far more than two lines' };
    expect(marksOn(chart, { width: 'wide', events: [long] })).toEqual([]);
    const near = ['2023-01-23', '2023-02-23', '2023-03-23'].map((date) => ({ date, label: 'Third investment' }));
    expect(marksOn(chart, { width: 'wide', events: near }).length).toBeLessThan(3);
    const note = { date: '2025-01-21', label: 'Under a bracket' };
    const leases = find('microsoft-capex-with-leases');
    const noted = leases.points.map((one) => ({ ...one, label: one.derived?.replace('worked back', 'counted here') }));
    expect(marksOn({ ...leases, points: noted }, { width: 'wide', events: [note] })).toEqual([]);
  });

  test('an event stands between the bars of the periods before and after it', () => {
    const svg = drawChart(find('openai-effect-pretax'), { width: 'wide', events: [{ date: '2025-01-21', label: 'Stargate' }] });
    const line = Number(/c-event"><path d="M(\d+)/.exec(svg)![1]);
    const bars = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(([, x, width]) => [Number(x), Number(x) + Number(width)]);
    expect(line).toBeGreaterThan(bars[1]![1]!);
    expect(line).toBeLessThan(bars[2]![0]!);
    expect(marksOn(find('microsoft-finance-leases'), { width: 'wide', events: [{ date: '2025-01-21', label: 'Within a year' }] })).toEqual([]);
  });

  test('each chart marks the turning points of its topics and parties that its own labels do not say', () => {
    const events = new Map(ledgerEvents.map((event) => [event.id, event]));
    const marked = (id: string): string[] => toMarks(find(id), { events }).map(({ date }) => date);
    expect(marked('openai-valuation')).toEqual(['2025-10-28']);
    expect(marked('microsoft-commitment'), 'its labels name the first and the third investment').toEqual(['2025-10-28']);
    expect(marked('bing-world-share'), 'a label says “the new Bing”').toEqual([]);
    expect(marked('ramp-anthropic-share'), 'it is of neither party').toEqual([]);
    const { wide, marks } = toFigure(find('microsoft-capex-cash'), { events });
    expect(wide).toContain('>Third investment<');
    expect(marks.map(({ href }) => href)).toEqual(['/timeline/microsoft-extends-2023/', '/timeline/exclusivity-traded-2025/']);
  });
});

describe('files', () => {
  test('an SVG stands alone: title, description, colors, source', () => {
    const chart = { ...find('openai-valuation'), title: 'Prices & rounds' };
    const svg = toStandaloneSvg(chart, { source: 'Source: filings & press' }).svg;
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+" width="\d+" height="\d+" role="img"/);
    expect(svg).toContain('<title id="title">Prices &amp; rounds</title>');
    expect(svg).toContain('<desc id="desc">');
    expect(svg).toContain('Source: filings &amp; press');
    expect(svg).not.toContain('var(');
  });

  test('its description tells the events it marks, oldest first', () => {
    const events = [{ date: '2025-01-21', label: 'Stargate' }, { date: '2023-01-23', label: 'Third investment' }];
    expect(toStandaloneSvg(find('microsoft-capex-cash'), { events }).svg).toMatch(/<desc[^>]*>[^<]* January 23, 2023: Third investment\. January 21, 2025: Stargate\. /);
  });

  test('CSV quotes what RFC 4180 wants quoted', () => {
    const csv = toChartCsv(chartOf({ points: [point('2024', -1.5, 'one, "two"', 'reported'), { ...point('2025-10', 2), sources: ['a', 'b'] }] }));
    expect(csv).toBe('date,label,value,unit,status,sources\r\n2024,"one, ""two""",-1.5,usd-billion,reported,a-source\r\n2025-10,,2,usd-billion,confirmed,a b\r\n');
  });

  test('a table has a row for each point, and a column for labels beside the days where all have one, last where some have, none where none has', () => {
    expect(toTable(find('ramp-openai-share'))).toMatchObject({ labels: 'none', columns: ['Date', 'Value', 'Status'] });
    expect(toTable(find('chatgpt-weekly-users')), 'its only label is a limit, which stands with the value').toMatchObject({ labels: 'none' });
    expect(toTable(find('azure-growth')).columns, 'one point of eight has one').toEqual(['Date', 'Value', 'Status', 'Label']);
    const table = toTable(find('openai-compute-contracts'));
    expect(table.columns).toEqual(['Date', 'Label', 'Value', 'Status']);
    expect(table.rows[4]).toEqual({ period: 'Jan 14, 2026', label: 'Cerebras', value: 'more than $10B', status: 'reported', sources: ['openai-cerebras-2026-01', 'coinalert-cerebras-2026-01'] });
    for (const chart of charts) expect(toTable(chart).rows).toHaveLength(chart.points.length);
  });
});

describe('sentences', () => {
  test('a series goes from its first to its last, with its extremes', () => {
    expect(toSentence(find('openai-valuation'))).toMatch(/^From \$20 billion in .*2021 to \$852 billion in March 2026, in eight points, five of them reported\.$/);
    expect(toSentence(find('bing-world-share'))).toBe('From 3.59 percent in October 2022 to 3.4 percent in December 2023, in five points, all reported. The lowest is 2.98 percent in July 2023.');
  });

  test('a line that stands still at its end says since when', () => {
    expect(toSentence(find('microsoft-commitment'))).toContain('to $13 billion in January 2023 and the same in June 2026');
  });

  test('parts are named one by one', () => {
    expect(toSentence(find('ownership-2025'))).toBe('Three parts as of October 2025, all confirmed. Microsoft: 27 percent; OpenAI Foundation: 26 percent; employees, former employees, and other investors: 47 percent.');
  });

  test('of more than three the smallest and the largest are named, and the table has the rest', () => {
    expect(toSentence(find('copilot-list-prices'))).toBe('Five entries in June 2026, two of them reported. They run from $10 (GitHub Copilot Pro) to $99 (Microsoft 365 E7 suite, Copilot included).');
    expect(toSentence(find('openai-costs-2025'))).toBe('Four parts in December 2025, all reported. They run from $1.59 billion (everything else) to $19.18 billion (research and development).');
  });

  test('of equal values the confirmed one is named', () => expect(toSentence(find('openai-capacity-deals'))).toContain('10 gigawatts (Broadcom'));

  test.each(charts.map((chart) => [chart.id, toSentence(chart)] as const))('%s reads as prose', (_id, sentence) => {
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toMatch(/ {2}|undefined|NaN|\.\.|[−\u202f]/);
  });
});

test('a chart of sixty named points is drawn in no time', () => {
  const points = Array.from({ length: 60 }, (_, at) => point(`20${20 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`, at, `point ${at}`));
  const from = performance.now();
  drawChart(chartOf({ points }), { width: 'narrow' });
  expect(performance.now() - from).toBeLessThan(3000);
});
