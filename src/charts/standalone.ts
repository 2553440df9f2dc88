/** A drawing as a file of its own: title, source and colors travel with it. */
import type { Chart } from '../schemas/ledger.ts';
import { drawBody } from './draw.ts';
import { wrap } from './measure.ts';
import { toSentence } from './sentence.ts';
import { SHEETS, type Mark } from './sheet.ts';
import { inWords } from '../model/day.ts';
import { escapeHtml } from '../model/html.ts';
import { COLORS } from '../styles/colors.ts';
import { tag, textAt } from './svg.ts';

const SYSTEM = "'Helvetica Neue',Helvetica,Arial,'Liberation Sans',system-ui,sans-serif";

/** The rules of charts.css in the colors of the light theme. */
const style = ({ paper, ink, ink2, rule, microsoft, openai, shared }: typeof COLORS, font = `13px ${SYSTEM}`, serif = "Georgia,'Times New Roman',serif"): string =>
  [
    `svg{fill:none;color:${ink2}}`,
    `text{font:400 ${font};fill:${ink};stroke:${paper};stroke-width:4px;stroke-linejoin:round;paint-order:stroke}`,
    `.c-quiet text,.c-event text,.c-note{fill:${ink2}}`,
    '.c-value{font-weight:700}.c-big{font-size:26px;font-weight:700}.c-mid{text-anchor:middle}.c-end{text-anchor:end}',
    `.c-title{font:700 24px ${serif}}.c-subtitle{font-size:15px}`,
    `.c-microsoft{color:${microsoft}}.c-openai{color:${openai}}.c-shared{color:${shared}}.c-none,.c-quiet{color:${ink2}}.c-key{color:${ink}}`,
    `.c-paper{fill:${paper}}.c-grid{stroke:${rule}}.c-base{stroke:${ink}}.c-leader,.c-event path{stroke:${ink2}}.c-event path{stroke-dasharray:2 3}`,
    '.c-line,.c-stick{stroke:currentColor;stroke-width:2.25;stroke-linejoin:round}.c-solid{fill:currentColor}circle.c-solid{stroke:currentColor;stroke-width:1.75}',
    `.c-hollow{stroke:currentColor;stroke-width:1.75;fill:${paper}}rect.c-hollow{fill:currentColor;fill-opacity:.14;stroke-width:1.5}.c-gone{stroke-dasharray:3 2}`,
  ].join('');

/** The rules of every file that readers fetch. A policy that comes with a file has to name them. */
export const STANDALONE_STYLE = style(COLORS);

const MARGIN = 28;
/** System faces run wider than the site's own. */
const ROOM = 1.14;

interface StandaloneOptions {
  /** The source line, as "Entente, from SEC filings. entente.example/charts/…". */
  source?: string | undefined;
  events?: readonly Mark[] | undefined;
  /** Families at hand where the file is drawn; a reader's machine has only its own. */
  faces?: { sans: string; serif: string } | undefined;
}

/** A document with its measures. */
interface SvgFile {
  svg: string;
  width: number;
  height: number;
}

/** The wide drawing with title, subtitle, what not to conclude, and a line for the source. */
export function toStandaloneSvg(chart: Chart, { source, events, faces }: StandaloneOptions = {}): SvgFile {
  const drawing = drawBody(chart, { width: 'wide', events });
  const marked = (drawing.marks ?? []).map(({ label, date }) => ` ${inWords(date)}: ${label}.`).join('');
  const width = drawing.width + 2 * MARGIN;
  const parts: string[] = [];
  let y = MARGIN;
  const write = (text: string, size: number, leading: number, name: string): void => {
    const lines = wrap(text, size, drawing.width / ROOM);
    parts.push(textAt(lines.map((line) => [{ text: line }]), { x: MARGIN, y: y + size * 0.8, leading, class: name }));
    y += lines.length * leading;
  };
  write(chart.title, 24, 30, 'c-title');
  y += 2;
  write(chart.subtitle, 15, 20, 'c-note c-subtitle');
  y += 12;
  const top = y;
  y += drawing.height + 16;
  write(chart.note, 13, 17, 'c-note');
  if (source) {
    y += 6;
    write(source, 13, 17, 'c-note');
  }
  const height = Math.ceil(y + MARGIN - 8);
  const svg = tag(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-labelledby': 'title desc' },
    tag('title', { id: 'title' }, escapeHtml(chart.title)),
    tag('desc', { id: 'desc' }, escapeHtml(`${chart.subtitle}. ${toSentence(chart)}${marked} ${chart.note}`)),
    tag('style', {}, faces ? style(COLORS, `13px '${faces.sans}'`, `'${faces.serif}'`) : STANDALONE_STYLE),
    tag('rect', { class: 'c-paper', width, height }),
    tag('g', { transform: `translate(${MARGIN} ${top})` }, drawing.body),
    ...parts,
  );
  return { svg, width, height };
}

/** The drawing alone, for a share card that says the title itself, in a face that the card has at hand. */
export function toCardSvg(chart: Chart, face: string): SvgFile {
  const { body, width, height } = drawBody(chart, { width: 'card' });
  const svg = tag('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height }, tag('style', {}, style(COLORS, `${SHEETS.card.size}px '${face}'`)), body);
  return { svg, width, height };
}
