/** What stands on a share card → boxes and lines of text for the renderer. Pure: every line is broken and sized here, so nothing is cut and no word is left alone. */
import type { Node } from '@takumi-rs/core';
import { toCardSvg, toStandaloneSvg, widthOf, type Mark } from '../charts/index.ts';
import { toTime } from '../charts/dates.ts';
import { inWords } from '../model/day.ts';
import { CARD_SIZE, siteCard, type Card } from '../outputs/card.ts';
import type { Entries } from '../schemas/index.ts';
import { HORIZON } from '../schemas/common.ts';
import { site } from '../site.ts';
import { COLORS } from '../styles/colors.ts';

const { width: WIDTH, height: HEIGHT } = CARD_SIZE;
const { ink: INK, ink2: SECOND, paper: PAPER, shared: PLUM } = COLORS;
/** The families of the two faces, as the renderer knows them. */
export const SERIF = 'Newsreader';
export const SANS = 'Schibsted Grotesk';

const MARGIN = 64;
const BODY_TOP = 140;
const BODY_BOTTOM = 556;
const STRAND_TOP = 446;
const CHART_WIDTH = 560;
const GUTTER = 48;

/** Thousandths of an em for U+0020 to U+007E in Newsreader at weight 500, at the size of headlines. */
const ADVANCES = (
  '227 267 365 620 620 811 769 195 256 256 392 575 244 317 242 258 620 620 620 620 620 620 620 620 620 620 275 281 575 575 575 488 ' +
  '903 746 674 712 775 690 629 774 845 369 397 785 637 1046 783 805 651 805 724 578 737 795 719 1039 751 703 667 296 270 295 575 410 ' +
  '500 524 593 478 604 498 339 528 605 291 270 588 285 901 613 571 605 590 428 428 384 593 579 812 572 568 487 294 221 294 575'
)
  .split(' ')
  .map(Number);
const OTHERS: Record<string, number> = { '\u202f': 113, '\u2009': 200, '\u00a0': 227, '‘': 240, '’': 241, '“': 431, '”': 434, '–': 475, '—': 640, '…': 702 };
const SLACK = 1.03;

/** How wide a text is in the face of headlines; a letter that is not in the table counts as a wide one. */
const serifWidth = (text: string): number => {
  let sum = 0;
  for (const sign of text) sum += OTHERS[sign] ?? ADVANCES[sign.codePointAt(0)! - 32] ?? 800;
  return (sum / 1000) * SLACK;
};

const box = (style: Record<string, unknown>, ...children: Node[]): Node => ({ type: 'container', style: { display: 'flex', ...style }, children }) as Node;
const words = (text: string, style: Record<string, unknown>): Node => ({ type: 'text', text, style: { whiteSpace: 'nowrap', ...style } }) as Node;
const image = (svg: string, width: number, height: number, style: Record<string, unknown> = {}): Node =>
  ({ type: 'image', src: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`, width, height, style }) as Node;

/** A piece of the card with the height it takes. */
interface CardBlock {
  node: Node;
  height: number;
}

interface Setting {
  face: string;
  weight: number;
  color: string;
  /** The largest and the smallest size it may be set in. */
  most: number;
  least: number;
  leading: number;
  width: number;
  height: number;
}

/** Words in lines no wider than `most`; a word that is wider has a line of its own. */
function fillLines(sizes: readonly number[], space: number, most: number): number[][] {
  const lines: number[][] = [];
  let width = Infinity;
  sizes.forEach((size, at) => {
    if (width + space + size > most) {
      lines.push([]);
      width = -space;
    }
    lines.at(-1)!.push(at);
    width += space + size;
  });
  return lines;
}

/** The lines of a text as large as its room allows, as even as their number allows. Only a text far longer than any headline ends in an ellipsis. */
export function fit(text: string, { face, weight, most, least, leading, width, height }: Setting): { lines: string[]; size: number } {
  const measure = face === SERIF ? serifWidth : (part: string) => widthOf(part, 1, weight > 500);
  const all = text.split(' ');
  const sizes = all.map(measure);
  const space = measure(' ');
  const longest = Math.max(...sizes);
  let size = most;
  while (size > least && (longest * size > width || fillLines(sizes, space, width / size).length * size * leading > height)) size -= 2;
  const count = fillLines(sizes, space, width / size).length;
  let [low, high] = [longest, width / size];
  while (high - low > 0.1) {
    const middle = (low + high) / 2;
    if (fillLines(sizes, space, middle).length > count) low = middle;
    else high = middle;
  }
  const lines = fillLines(sizes, space, high).map((line) => line.map((at) => all[at]!).join(' '));
  const room = Math.max(1, Math.floor(height / (size * leading)));
  return { lines: lines.length > room ? [...lines.slice(0, room - 1), `${lines[room - 1]!} …`] : lines, size };
}

function set(text: string, setting: Setting): CardBlock {
  const { lines, size } = fit(text, setting);
  const { face, weight, color, leading } = setting;
  const style = { fontFamily: face, fontSize: size, fontWeight: weight, color, lineHeight: leading };
  return { node: box({ flexDirection: 'column' }, ...lines.map((line) => words(line, style))), height: lines.length * size * leading };
}

const MARK =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 28" fill="none" stroke-width="4"><path stroke="${COLORS.microsoft}" d="M1 11h9c8 0 10 7 17 7s9-13 20-13"/><path stroke="${COLORS.openai}" d="M1 17h9c8 0 10-7 17-7s9 13 20 13"/></svg>`;

/** Height of the place of the strands, and their middle in it. */
const STRAND_HEIGHT = 150;
const MIDDLE = 70;

/** The bends of the upper strand, each a Bézier curve: x and y of its start, of its two control points, of its end. Outside of them it runs level; the other strand mirrors it. */
const BENDS = [
  [260, 62, 420, 62, 470, 96, 630, 96],
  [630, 96, 790, 96, 860, 22, 1200, 22],
] as const;

/** The path of the upper strand (−1), or of its mirror below (1). */
function strandPath(side: 1 | -1): string {
  const point = (x: number, y: number): string => `${x} ${MIDDLE + side * (MIDDLE - y)}`;
  const [start, level] = BENDS[0];
  return `M${point(0, level)}H${start}${BENDS.map(([, , x1, y1, x2, y2, x, y]) => `C${point(x1, y1)} ${point(x2, y2)} ${point(x, y)}`).join('')}`;
}

/** The two strands, faint in their own colors (an `opacity` would cost a third of the card) or strong where days are marked on them. */
const strands = (microsoft: string, openai: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${STRAND_HEIGHT}" viewBox="0 0 ${WIDTH} ${STRAND_HEIGHT}" fill="none" stroke-width="7"><path stroke="${microsoft}" d="${strandPath(-1)}"/><path stroke="${openai}" d="${strandPath(1)}"/></svg>`;
const FAINT = strands('#d5e0df', '#f0dad1');
const STRONG = strands(COLORS.microsoft, COLORS.openai);

const FROM = toTime('2015-07-01');
const TO = toTime(HORIZON);
/** Where a day stands from the left edge to the right, in pixels. */
export const xOfDay = (day: string): number => MARGIN + (Math.min(Math.max(toTime(day) - FROM, 0), TO - FROM) / (TO - FROM)) * (WIDTH - 2 * MARGIN);

/** How far from the middle the strands run at a place. */
function spreadAt(x: number): number {
  const bend = BENDS.find(([from, , , , , , to]) => x >= from && x <= to);
  if (!bend) return MIDDLE - BENDS[0][1];
  const at = (t: number, axis: 0 | 1): number => (1 - t) ** 3 * bend[axis] + 3 * (1 - t) ** 2 * t * bend[axis + 2]! + 3 * (1 - t) * t ** 2 * bend[axis + 4]! + t ** 3 * bend[axis + 6]!;
  let [low, high] = [0, 1];
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (at(middle, 0) < x) low = middle;
    else high = middle;
  }
  return Math.abs(MIDDLE - at(low, 1));
}

/** A day on both strands: a post from one to the other, round at its ends. */
const posts = (days: readonly string[]): Node[] =>
  days.map((day) => {
    const width = days.length > 1 ? 16 : 26;
    const x = xOfDay(day);
    const height = Math.round(2 * spreadAt(x)) + width;
    return box({ position: 'absolute', left: Math.round(x - width / 2), top: STRAND_TOP + MIDDLE - height / 2, width, height, borderRadius: width / 2, backgroundColor: INK, border: `4px solid ${PAPER}` });
  });

function figureOf({ text, label, note }: NonNullable<Card['figure']>, width: number): CardBlock {
  const room = width - 30;
  const base = { width: room, weight: 400, face: SANS, color: SECOND, most: 30, least: 24, leading: 1.25 };
  const parts = [
    ...(label ? [set(label, { ...base, height: 80 })] : []),
    set(text, { face: SERIF, weight: 600, color: INK, most: label ? 72 : 116, least: 36, leading: 1.08, width: room, height: label ? 90 : 126 }),
    set(note, { ...base, height: 40 }),
  ];
  const gap = 6;
  return {
    node: box({ flexDirection: 'column', gap, paddingLeft: 24, borderLeft: `6px solid ${PLUM}` }, ...parts.map(({ node }) => node)),
    height: parts.reduce((sum, { height }) => sum + height, gap * (parts.length - 1)),
  };
}

function rowsOf(rows: NonNullable<Card['rows']>, width: number): CardBlock {
  const size = 34;
  const line = 56;
  const lines = rows.map(([name, text]) => {
    const value = set(text, { face: SERIF, weight: 600, color: INK, most: 36, least: 20, leading: 1.2, width: width - 380, height: 48 });
    return box(
      { height: line, alignItems: 'center', borderTop: `1px solid ${COLORS.rule}` },
      box({ width: 380 }, set(name, { face: SANS, weight: 400, color: SECOND, most: size - 4, least: 20, leading: 1.2, width: 360, height: 44 }).node),
      value.node,
    );
  });
  return { node: box({ flexDirection: 'column' }, ...lines), height: rows.length * line };
}

function chartOf(chart: NonNullable<Card['chart']>, height: number): CardBlock {
  const caption = set(chart.subtitle, { face: SANS, weight: 400, color: SECOND, most: 26, least: 20, leading: 1.25, width: CHART_WIDTH, height: 66 });
  const drawing = toCardSvg(chart, SANS);
  const scale = Math.min(CHART_WIDTH / drawing.width, (height - caption.height - 14) / drawing.height);
  const size = [Math.round(drawing.width * scale), Math.round(drawing.height * scale)] as const;
  return { node: box({ flexDirection: 'column', gap: 14, width: CHART_WIDTH }, caption.node, image(drawing.svg, ...size)), height: caption.height + 14 + size[1] };
}

const GAP = 24;

/** The whole card. */
export function drawCard({ path, kind, kicker, title, text, figure, rows, chart, days }: Card): Node {
  const width = WIDTH - 2 * MARGIN - (chart ? CHART_WIDTH + GUTTER : 0);
  // The site's own card says at its head what stands at the foot of all others.
  const ownCard = path === siteCard.path;
  const room = (days ? STRAND_TOP : BODY_BOTTOM) - BODY_TOP;
  const above = kicker ? [set(kicker, { face: SANS, weight: 600, color: SECOND, most: 40, least: 28, leading: 1.2, width, height: 48 })] : [];
  const below = [
    ...(text ? [set(text, { face: SANS, weight: 400, color: SECOND, most: 42, least: 28, leading: 1.25, width, height: 170 })] : []),
    ...(figure ? [figureOf(figure, width)] : []),
    ...(rows ? [rowsOf(rows, width)] : []),
  ];
  const taken = [...above, ...below].reduce((sum, { height }) => sum + height + GAP, 0);
  const headline = set(title, { face: SERIF, weight: 500, color: INK, most: chart ? 60 : 96, least: 34, leading: 1.08, width, height: room - taken });
  const column = box({ flexDirection: 'column', gap: GAP, width }, ...[...above, headline, ...below].map(({ node }) => node));
  return box(
    { width: WIDTH, height: HEIGHT, backgroundColor: PAPER, color: INK, position: 'relative' },
    ...(chart ? [] : [image(days ? STRONG : FAINT, WIDTH, STRAND_HEIGHT, { position: 'absolute', left: 0, top: STRAND_TOP })]),
    ...posts(days ?? []),
    box(
      { position: 'absolute', left: MARGIN, top: 44, width: WIDTH - 2 * MARGIN, height: 70, justifyContent: 'space-between', alignItems: 'center', borderBottom: `2px solid ${INK}`, paddingBottom: 14 },
      box({ alignItems: 'center', gap: 18 }, image(MARK, 82, 48), words(site.name, { fontFamily: SERIF, fontSize: 44, fontWeight: 600 })),
      words(kind, { fontFamily: SANS, fontSize: 32, fontWeight: 600 }),
    ),
    box({ position: 'absolute', left: MARGIN, top: BODY_TOP, gap: GUTTER }, column, ...(chart ? [chartOf(chart, BODY_BOTTOM - BODY_TOP).node] : [])),
    box(
      { position: 'absolute', left: MARGIN, top: 580, width: WIDTH - 2 * MARGIN, justifyContent: ownCard ? 'flex-end' : 'space-between' },
      ...(ownCard ? [] : [words(site.tagline, { fontFamily: SANS, fontSize: 22, color: SECOND })]),
      words(`Evidence through ${inWords(HORIZON)}`, { fontFamily: SANS, fontSize: 22, color: SECOND }),
    ),
  );
}

/** A chart with its title, note and source line, at twice its size. */
export function drawChartFile(chart: Entries['charts'], source: string, events: readonly Mark[]): { node: Node; width: number; height: number } {
  const { svg, ...size } = toStandaloneSvg(chart, { source, events, faces: { sans: SANS, serif: SERIF } });
  const [width, height] = [size.width * 2, size.height * 2];
  return { node: image(svg, width, height), width, height };
}
