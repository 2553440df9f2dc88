/** What a point says of itself: its value with the words that limit it, and the rest of its label. */
import type { Chart, Point } from '../schemas/ledger.ts';
import { notationOf, type Notation } from './format.ts';
import { isInLegend } from './status.ts';

const LIMITS = /(?:^|, )(about|more than|less than|up to|over|at least|nearly)(?: ([\d.]+)( million| billion)?)?$/;
const SCALES: Record<string, number> = { ' million': 1e6, ' billion': 1e9 };

interface Wording {
  /** "about", "more than"; empty for an exact value. */
  limit: string;
  /** Empty where the point has no label of its own. */
  label: string;
}

/** "Cerebras, more than 10" of the value 10 → `{ limit: 'more than', label: 'Cerebras' }`. */
export function wordingOf({ label = '', value }: Pick<Point, 'label' | 'value'>): Wording {
  const match = LIMITS.exec(label);
  if (!match) return { limit: '', label };
  const [found, limit, number, scale] = match;
  if (number !== undefined && Number(number) * (SCALES[scale ?? ''] ?? 1) !== value) return { limit: '', label };
  return { limit: limit!, label: label.slice(0, -found.length) };
}

/** Behind a value that no source states; the foot of the drawing explains it. */
export const asteriskOf = ({ derived }: Pick<Point, 'derived'>): string => (derived ? '*' : '');

/** What a table says beside the value. */
export const remarksOf = (point: Pick<Point, 'label' | 'by' | 'derived' | 'value'>): string =>
  [wordingOf(point).label, point.by, point.derived].filter(Boolean).join('; ');

/** As a drawing prints it: a value with its limit, a label that names a status the legend does not explain. */
export function captionOf(point: Point, format: Notation['format']): { value: string; label: string } {
  const { limit, label } = wordingOf(point);
  const status = isInLegend(point.status) || label.includes(point.status) ? '' : point.status;
  const value = format(point.value, limit !== '');
  return { value: (limit ? `${limit} ${value}` : value) + asteriskOf(point), label: label && status ? `${label} (${status})` : label || status };
}

/** How all values of a chart are printed in its drawing. */
export const notationFor = ({ points, unit }: Pick<Chart, 'points' | 'unit'>): Notation => notationOf(points.map(({ value }) => value), unit);
