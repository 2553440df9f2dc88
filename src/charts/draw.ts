/** A chart → its drawing. The form follows from the kind and from whether points are dates or parts. */
import type { Chart } from '../schemas/ledger.ts';
import { drawColumns } from './columns.ts';
import { asteriskOf } from './label.ts';
import { drawMultiples } from './multiples.ts';
import { drawRanking } from './ranking.ts';
import { drawSeries } from './series.ts';
import { SHEETS, type Drawing, type Mark, type Sheet, type Width } from './sheet.ts';
import { drawStacks } from './stacks.ts';
import { drawStrip } from './strip.ts';
import { group, tag, textAt } from './svg.ts';

type Form = 'series' | 'columns' | 'ranking' | 'strip' | 'stacks' | 'multiples';

/** Points that share one date are parts or a comparison, and lie as bars by label; each at its own date, they stand in time. */
export function formOf({ chart, points }: Pick<Chart, 'chart' | 'points'>): Form {
  const dates = new Set(points.map(({ date }) => date)).size;
  switch (chart) {
    case 'stacked-bar':
      return dates === 1 ? 'strip' : 'stacks';
    case 'small-multiples':
      return dates === 1 ? 'ranking' : 'multiples';
    case 'bar':
      return dates === points.length && dates > 1 ? 'columns' : 'ranking';
    case 'lollipop':
      return 'ranking';
    default:
      return dates === 1 ? 'ranking' : 'series';
  }
}

interface DrawOptions {
  width: Width;
  /** Marked on drawings that have a time axis, the first ones first; those outside it or without room are left out. */
  events?: readonly Mark[] | undefined;
}

/** The drawing with what its asterisks mean, where it has any. */
function withFoot(drawing: Drawing, { points }: Chart, sheet: Sheet): Drawing {
  if (!points.some(asteriskOf) || !drawing.body.includes('*')) return drawing;
  const height = drawing.height + sheet.leading + 6;
  const words = group('c-quiet', textAt('* Worked out from other figures', { x: 0, y: height - 4 }));
  return { ...drawing, body: drawing.body + words, height };
}

/** The drawing without its frame. */
export function drawBody(chart: Chart, { width, events = [] }: DrawOptions): Drawing & { width: number } {
  const sheet = SHEETS[width];
  const draw = (): Drawing => {
    switch (formOf(chart)) {
      case 'series':
        return drawSeries(chart, sheet, events);
      case 'columns':
        return drawColumns(chart, sheet, events);
      case 'ranking':
        return drawRanking(chart, sheet);
      case 'strip':
        return drawStrip(chart, sheet);
      case 'stacks':
        return drawStacks(chart, sheet);
      case 'multiples':
        return drawMultiples(chart, sheet);
    }
  };
  return { ...withFoot(draw(), chart, sheet), width: sheet.width };
}

/** Which of the events a drawing marks. */
export const marksOn = (chart: Chart, options: DrawOptions): readonly Mark[] => drawBody(chart, options).marks ?? [];

/** An inline `<svg>`, hidden from readers by ear: the table beside it carries the numbers. `charts.css` colors it and shows the one that fits. */
export function drawChart(chart: Chart, options: DrawOptions): string {
  const { body, width, height } = drawBody(chart, options);
  return tag('svg', { class: `chart-drawing chart-${options.width}`, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', focusable: 'false' }, body);
}
