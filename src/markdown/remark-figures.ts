import type { Nodes, Parents, Root } from 'mdast';
import type { VFile } from 'vfile';
import { SKIP, walk } from './walk.ts';

const WORD =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half a';
const NUMBER = `(?:\\d[\\d.,]*|(?:${WORD})(?:[- ](?:${WORD}))*)`;
const SCALE = 'thousand|million|billion|trillion|bn|mn';
const MEASURE =
  'dollars?|euros?|pounds?|yuan|yen|gigawatts?|megawatts?|kilowatts?|watts?|[kMGT]W|[kMGT]?Wh|(?:watt|kilowatt|megawatt|gigawatt|terawatt)-hours?|(?:metric )?tons?|tonnes?|lit(?:er|re)s?|gallons?|GPUs?|parameters|tokens|users|seats|shares|[GTP]B|(?:giga|tera|peta)bytes?|petaflops?';
const FIGURE = new RegExp(
  [`[$€£¥]\\s?\\d[\\d.,]*`, `\\b${NUMBER}[\\s-]?(?:%|percent\\b|per cent\\b|(?:${SCALE})\\b|(?:${MEASURE})\\b)`].join('|'),
  'iu',
);

/** A point that ends no sentence. */
const ABBREVIATED = /(?:\b(?:v|vs|No|Nos|Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|St|Jr|Sr|Art|Sec|Fig|U\.S|U\.K|E\.U|D\.C|a\.m|p\.m|[A-Z])\.)\s*$/;
const FACT = '\u{E002}';
const CITE = '\u{E003}';
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Split prose where its sentences end; a note after the full stop belongs to the sentence before it. */
export function splitSentences(text: string): string[] {
  const moved = text.replace(/([.!?…]["'”’)\]]*)\s*((?:\u{E003})+)/gu, '$2$1');
  const found: string[] = [];
  for (const { segment } of sentences.segment(moved)) {
    const last = found.at(-1);
    if (last !== undefined && ABBREVIATED.test(last)) found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found;
}

function flatten(node: Nodes): string {
  if (node.type === 'textDirective') return node.name === 'fact' ? FACT : node.name === 'cite' ? CITE : ` ${node.attributes?.['as'] ?? ''} `;
  if ('value' in node && (node.type === 'text' || node.type === 'inlineCode')) return node.value;
  if (node.type === 'break') return ' ';
  return 'children' in node ? (node as Parents).children.map(flatten).join(node.type === 'tableRow' ? ' ' : '') : '';
}

/**
 * Report a figure (a percent sign, a currency, a number with a unit) that stands neither in a `:fact` nor in a
 * sentence with a `:cite`. Runs after `remark-directive`, before `remark-evidence` takes the directives away.
 */
export default function remarkFigures() {
  return (tree: Root, file: VFile): undefined => {
    const { faults, offset } = file.data.gathered!;
    walk<Nodes, Parents>(tree, (node) => {
      if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableRow') return undefined;
      const line = node.position!.start.line + offset;
      let read = 0;
      for (const sentence of splitSentences(flatten(node))) {
        const figure = FIGURE.exec(sentence);
        if (figure && !sentence.includes(CITE)) {
          faults.push({
            line: line + [...flatten(node).slice(0, read + figure.index)].filter((sign) => sign === '\n').length,
            what: `the figure “${figure[0].trim()}” has no evidence`,
            remedy: 'Write it as `:fact[id]`, or end its sentence with `:cite[source-id]`',
          });
        }
        read += sentence.length;
      }
      return SKIP;
    });
  };
}
