/** Parts of one whole at one date: a bar that lies on wide screens and stands on narrow ones, its parts named beside it. */
import type { Chart } from '../schemas/ledger.ts';
import { captionOf, notationFor } from './label.ts';
import { widthOf, wrap, widest } from './measure.ts';
import { partiesOf } from './party.ts';
import { bar, drawLegend, LEGEND_HEIGHT, type Drawing, type Sheet } from './sheet.ts';
import { fillOf } from './status.ts';
import { group, round, tag, textAt, type Anchor, type TextLine } from './svg.ts';

/** Size of the large figures, as the style sheets set it. */
const BIG = 26;
const SEAM = 2;

interface Part {
  party: string;
  name: string;
  value: string;
  label: string;
  from: number;
  to: number;
}

/** Parts along a length, with a seam of paper between them. */
function partsOf(chart: Chart, length: number): Part[] {
  const total = chart.points.reduce((sum, { value }) => sum + value, 0);
  const parties = partiesOf(chart);
  const { format } = notationFor(chart);
  let sum = 0;
  return chart.points.map((point, at) => {
    const from = (sum / total) * length;
    sum += point.value;
    const caption = captionOf(point, format);
    return { party: parties[at]!, name: fillOf(point.status), ...caption, from, to: (sum / total) * length - (at < chart.points.length - 1 ? SEAM : 0) };
  });
}

const textOf = (value: string, lines: readonly string[]): TextLine[] => [[{ text: value, class: 'c-big' }], ...lines.map((text): TextLine => [{ text }])];

function drawWide(parts: readonly Part[], sheet: Sheet): Drawing {
  const fitted = parts.map((part) => {
    const width = part.to - part.from;
    const lines = wrap(part.label, sheet.size, Math.max(width - 8, 60));
    return { ...part, lines, fits: Math.max(widest(lines, sheet.size), widthOf(part.value, BIG, true)) <= width - 4 && lines.length <= 3 };
  });
  const above = fitted.filter(({ fits }) => fits);
  const aboveLines = Math.max(1, ...above.map(({ lines }) => lines.length));
  const top = LEGEND_HEIGHT + 8 + BIG + aboveLines * sheet.leading + 6;
  const thick = 72;
  const texts = above.map(({ value, lines, from }) => textAt(textOf(value, lines), { x: from, y: top - 10 - aboveLines * sheet.leading, leading: sheet.leading }));
  const below = fitted.filter(({ fits }) => !fits);
  let edge = Infinity;
  let drop = 0;
  const leaders: string[] = [];
  for (const { value, label, from, to } of below.toReversed()) {
    const middle = (from + to) / 2;
    const lines = wrap(label, sheet.size, 200);
    const width = Math.max(widest(lines, sheet.size), widthOf(value, BIG, true));
    const end = Math.min(sheet.width, edge - 14);
    const isEnd = middle + width > end;
    const anchor: Anchor = isEnd ? 'end' : 'start';
    const at = isEnd ? Math.min(end, to) : middle;
    const y = top + thick + 14 + BIG * 0.75;
    texts.push(textAt(textOf(value, lines), { x: at, y, anchor, leading: sheet.leading }));
    leaders.push(`M${round(middle)} ${round(top + thick)}v10`);
    edge = isEnd ? at - width : at;
    drop = Math.max(drop, 14 + BIG + lines.length * sheet.leading);
  }
  const bars = byParty(parts, (part) => bar(part.from, top, part.to, top + thick, part.name));
  const body = bars + (leaders.length > 0 ? tag('path', { class: 'c-leader', d: leaders.join('') }) : '') + texts.join('');
  return { body, height: Math.ceil(top + thick + drop + 4) };
}

function drawNarrow(parts: readonly Part[], sheet: Sheet): Drawing {
  const top = LEGEND_HEIGHT + 6;
  const thick = 64;
  const left = thick + 18;
  const blocks = parts.map((part) => {
    const lines = wrap(part.label, sheet.size, sheet.width - left);
    const height = BIG * 0.8 + lines.length * sheet.leading;
    return { ...part, lines, height, y: top + (part.from + part.to) / 2 - height / 2 };
  });
  const space = 12;
  blocks.forEach((block, at) => {
    const before = blocks[at - 1];
    block.y = Math.max(block.y, before ? before.y + before.height + space : top);
  });
  const length = parts.at(-1)!.to;
  let floor = Math.max(top + length, 0) + 8;
  for (const block of blocks.toReversed()) {
    block.y = Math.min(block.y, floor - block.height);
    floor = block.y - space;
  }
  const leaders = blocks.map(({ from, to, y }) => `M${thick + 2} ${round(top + (from + to) / 2)}L${left - 4} ${round(y + BIG * 0.4)}`);
  const texts = blocks.map(({ value, lines, y }) => textAt(textOf(value, lines), { x: left, y: y + BIG * 0.75, leading: sheet.leading }));
  const bars = byParty(parts, (part) => bar(0, top + part.from, thick, top + part.to, part.name));
  const body = bars + tag('path', { class: 'c-leader', d: leaders.join('') }) + texts.join('');
  return { body, height: Math.ceil(top + length + 12) };
}

const byParty = (parts: readonly Part[], draw: (part: Part) => string): string =>
  [...new Set(parts.map(({ party }) => party))]
    .map((party) => group(`c-${party}`, ...parts.filter((part) => part.party === party).map(draw)))
    .join('');

/** The parts along one bar, with what they are beside it. */
export function drawStrip(chart: Chart, sheet: Sheet): Drawing {
  const legend = drawLegend(chart.points.map(({ status }) => status), 'bar', sheet);
  const { body, height } = sheet.wide ? drawWide(partsOf(chart, sheet.width), sheet) : drawNarrow(partsOf(chart, Math.max(240, chart.points.length * 72)), sheet);
  return { body: legend + body, height };
}
