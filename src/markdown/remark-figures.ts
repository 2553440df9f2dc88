import { toString } from 'mdast-util-to-string';
import type { Nodes, Parents, Root } from 'mdast';
import type { VFile } from 'vfile';
import { lineAt } from '../model/problem.ts';
import { MONTHS } from '../schemas/common.ts';
import { SKIP, walk } from './walk.ts';

const WORD =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|half a';
/** Blanks between a number and its word; copied text may bring more than one. */
const GAP = '\\s{1,4}';
const DIGITS = '\\p{Nd}[\\p{Nd}.,]*(?:\\^\\p{Nd}+|e[+-]?\\p{Nd}+)?\\p{No}*';
/** Not the number in a name: H100, GPT-4. */
const NUMBER = `(?=[\\p{Nd}\\p{No}zotfsenhd])(?<![\\p{L}\\p{Nd}]|(?-i:\\p{Lu})-)(?:${DIGITS}|\\p{No}+|(?:${WORD})(?:[-‐‑ ](?:${WORD}))*)(?:\\+|[-‐‑ ](?:odd|plus)\\b)?`;
const SCALE = 'thousands?|millions?|billions?|trillions?|bn|mn|mln|mil|tn|crore|lakhs?';
const LARGE = '(?:m|b|tr)illion';
const PERCENT = '[%％٪‰]|(?:percent|per cent|pct|percentage points?|basis points?|pp|bps)\\b';
const CURRENCY = 'USD|EUR|GBP|CNY|RMB|JPY|INR|CHF|CAD|AUD|KRW|SEK|AED|SGD|HKD';
const MONEY = `(?:[\\p{L}.]+${GAP})?dollars?|cents|euros?|pounds?|yuan|yen`;
const UNIT = `gigawatts?|megawatts?|kilowatts?|watts?|[kMGT]W|[kMGT]?Wh|(?:watt|kilowatt|megawatt|gigawatt|terawatt)-hours?|(?:metric${GAP})?tons?|tonnes?|kg|kilograms?|lit(?:er|re)s?|gallons?|[GTP]B|(?:giga|tera|peta|exa)bytes?|(?:giga|tera|peta|exa|zetta)?flops?|[kMG]?Hz|(?:kilo|mega|giga)?hertz|[kcmn]m|(?:kilo|centi|milli|nano)?met(?:er|re)s?|miles|(?<=[-‐‑])mile|feet|square${GAP}(?:feet|foot|miles?|met(?:er|re)s?)|acres?|hectares?|degrees${GAP}(?:Celsius|Fahrenheit)|°`;
/** What is counted, in digits or in words. */
const THING = `GPUs?|parameters|tokens|(?:(?:weekly|daily|monthly|active|paying|registered)${GAP}){0,3}users|seats|shares`;
/** Of these a small count in words is free. */
const PEOPLE = `(?:(?:full-time|part-time|former|current|paying|active)${GAP}){0,2}(?:employees|workers|staff|people|engineers|researchers|developers|customers|subscribers|households|homes|chips|servers|downloads)`;
/** In 2025 users came; on Nov. 20 employees signed. */
const DATED = `(?!(?:19|20)\\p{Nd}{2}(?![\\p{Nd},]))(?<!(?:${MONTHS.join('|')}|Jan\\.|Feb\\.|Mar\\.|Apr\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)\\s)`;
/** A number before another: in a vote, in a part of a whole. */
const COUNT = `(?=[\\p{Nd}zotfsenhd])(?:\\p{Nd}{1,3}|(?:${WORD})(?:[-‐‑ ](?:${WORD}))*)`;
const VERSUS = `${COUNT}(?:[-‐‑–]|[-‐‑ ]to[-‐‑ ])${COUNT}`;
const PART = 'third|fourth|fifth|sixth|seventh|eighth|ninth|tenth';
const FIGURE = new RegExp(
  [
    `\\p{Sc}\\s?\\p{Nd}[\\p{Nd}.,]*`,
    `\\b(?:${CURRENCY})\\s?\\p{Nd}[\\p{Nd}.,]*`,
    `${NUMBER}(?:(?:${GAP}|[‐‑–-])?(?:${PERCENT}|(?:${SCALE}|${CURRENCY}|${MONEY}|${UNIT})\\b)|\\s?\\p{Sc}|(?-i:[KMBTkm])\\b)`,
    `${DATED}${NUMBER}(?:${GAP}|[‐‑–-])?(?:${THING})\\b`,
    `${DATED}(?:(?=\\p{Nd})${NUMBER}|(?:(?:${WORD})[-‐‑ ])*(?:hundred|dozen))(?:${GAP}|[‐‑–-])?(?:${PEOPLE})\\b`,
    // Whatever it counts: 13,000,000 of them.
    `(?<![\\p{L}\\p{Nd}.,/-])\\p{Nd}{1,3}(?:,\\p{Nd}{3})+(?!,?\\p{Nd})`,
    // The same without commas, or with a blank or a point for each; a year has four digits, and the number of a law or a norm a word before it.
    `(?=\\p{Nd})(?<![\\p{L}\\p{Nd}.,/:#§_-]|(?-i:\\p{Lu}{2,}|Act|Article|Code|No\\.|Rule|Sec\\.|Section|Sections)\\s)(?:(?!(?:1[89]|20)\\p{Nd}{2}(?!\\p{Nd}))\\p{Nd}{4,}|(?!0)\\p{Nd}{1,3}(?:(?:[ \\u{A0}\\u{2009}\\u{202F}]\\p{Nd}{3})+|(?:\\.\\p{Nd}{3})+))(?![\\p{L}\\p{Nd}/:-]|[.,]\\p{Nd})`,
    // Parts of a whole, and votes.
    `(?=\\p{Nd})(?<![\\p{L}\\p{Nd}./-])\\p{Nd}/(?:[2-9]|10)(?![\\p{L}\\p{Nd}/])|[¼-¾⅐-⅞]`,
    `(?=[otfsn])\\b(?:one|two|three|four|five|seven|nine)(?:[-‐‑](?:${PART})s?|${GAP}(?:(?:${PART})s|(?:${PART})${GAP}of))\\b|\\bthree[-‐‑]quarters?\\b`,
    `(?=[\\p{Nd}zotfsenhd])(?<![\\p{L}\\p{Nd}.,-])${COUNT}${GAP}(?:in|out of)${GAP}(?:every${GAP})?${COUNT}\\b(?![.,]?\\p{Nd}|${GAP}(?:quarter|year|month|week|day|hour)s?\\b)`,
    `\\b(?:vote[ds]?|split|ruled|decided)${GAP}(?:(?:of|by)${GAP})?${VERSUS}(?![\\p{Nd}–-])\\b|(?=[\\p{Nd}zotfsenhd])(?<![\\p{L}\\p{Nd}.,–-])${VERSUS}[-‐‑ ](?:votes?|majority|decision|ruling|split|margin)\\b`,
    `\\b(?:five|six|seven|eight|nine|ten|eleven|twelve)[-‐‑]figure\\b`,
    `(?=\\p{Nd})(?<![\\p{L}\\p{Nd}.-])\\p{Nd}[\\p{Nd}.]*${GAP}times${GAP}(?:as|earnings|higher|its|larger|more|revenues?|sales|that|the|their|what)\\b`,
    // 10x, 10-fold, tenfold; of two or three sides something is in a figure of speech.
    `(?<![\\p{L}\\p{Nd}.-])(?:\\p{Nd}[\\p{Nd}.]*(?:[x×](?![\\p{L}\\p{Nd}])|[-‐‑]?fold\\b)|(?:five|six|seven|eight|nine|ten|twenty|fifty|hundred|thousand)[-‐‑]?fold\\b)`,
    `\\ba${GAP}${LARGE}\\b`,
    `\\bmulti[-‐‑]?${LARGE}`,
    `\\b${LARGE}[-‐‑ ](?:dollar|euro)`,
    `\\b(?:several|a few|many|a couple of)${GAP}(?:thousand|${LARGE}s?|bn|mn|mln|tn)\\b`,
    `\\b(?:(?:ten|dozen|hundred|thousand)s${GAP}of${GAP}(?:thousands|${LARGE}s)|${LARGE}s${GAP}of${GAP}(?:${MONEY}|${UNIT}|${THING}|${PEOPLE}))\\b`,
    `\\b(?:half|quarter)${GAP}(?:${PERCENT}|(?:${SCALE})\\b)`,
  ].join('|'),
  'iu',
);

/** The first figure of a text that needs evidence. */
export const figureIn = (text: string): RegExpExecArray | null => FIGURE.exec(text);

/** A point that ends no sentence: titles, months, places in a work, firms, states; a bracket may close behind it. */
const ABBREVIATED =
  /(?:\b(?:v|vs|al|cf|ca|approx|est|pp?|ch|vol|No|Nos|Art|Arts|Sec|Secs|Fig|Figs|Ex|Exh|Inc|Corp|Co|Cos|Ltd|Bros|Assn|Dept|Univ|Mr|Mrs|Ms|Dr|St|Mt|Ft|Jr|Sr|Gen|Gov|Govs|Sen|Sens|Rep|Reps|Prof|Profs|Rev|Hon|Lt|Col|Capt|Adm|Atty|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ala|Ariz|Calif|Colo|Conn|Del|Fla|Ga|Mich|Minn|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Wash|Wis|Wyo|U\.S|U\.K|E\.U|D\.C|a\.m|p\.m|[A-Z])\.)[)\]]*\s*$/;
/** No sentence begins with a small letter or a digit, whatever stands before it. */
const GOES_ON = /^["'“‘([]*[\p{Ll}\p{Nd}]/u;
const FACT = '\u{E002}';
const CITE = '\u{E003}';
/** What a fact prints itself. */
const DOUBLED = new RegExp(`\\p{Sc}\\s{0,4}(?=${FACT})|(?<=${FACT}\\s{0,4})(?:${PERCENT}|(?:${SCALE}|dollars?)\\b)`, 'iu');
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Split prose where its sentences end; a note after the full stop belongs to the sentence before it. */
export function splitSentences(text: string): string[] {
  const moved = text.replace(/([.!?…]["'”’)\]]*)\s*((?:\u{E003})+)/gu, '$2$1');
  // What a note ends is ended: a number that follows begins a sentence then.
  return moved.split(/(?<=\u{E003}[.!?…]["'”’)\]]*\s+)(?!\p{Ll})/u).flatMap((part) => {
    const found: string[] = [];
    for (const { segment } of sentences.segment(part)) {
      const last = found.at(-1);
      if (last !== undefined && (ABBREVIATED.test(last) || GOES_ON.test(segment))) found[found.length - 1] = last + segment;
      else found.push(segment);
    }
    return found;
  });
}

/** The last words of a sentence. */
const endOf = (sentence: string): string => sentence.replaceAll(FACT, '…').trim().split(/\s+/).slice(-5).join(' ');

function flatten(node: Nodes): string {
  if (node.type === 'textDirective') return node.name === 'fact' ? FACT : node.name === 'cite' ? CITE : ` ${node.attributes?.['as'] ?? ''} `;
  if ('value' in node && (node.type === 'text' || node.type === 'inlineCode')) return node.value;
  if (node.type === 'break') return ' ';
  // An address that stands in the text as it is says no figure.
  if (node.type === 'link' && /^(?:https?:|www\.|\S+@)/i.test(toString(node)) && node.url.endsWith(toString(node))) return ' address ';
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
      const written = flatten(node);
      const doubled = DOUBLED.exec(written);
      if (doubled) faults.push({ line: line + lineAt(written, doubled.index) - 1, what: `“${doubled[0].trim()}” stands beside a :fact`, remedy: 'Take it away: a fact prints its unit itself' });
      let read = 0;
      // The end of a line ends no sentence, and parts no figure.
      const split = splitSentences(written.replaceAll('\n', ' '));
      for (const [at, sentence] of split.entries()) {
        const figure = sentence.includes(CITE) ? undefined : figureIn(sentence);
        if (figure) {
          // A note that follows later was meant for it, perhaps: say where its sentence was taken to end.
          const missed = split.slice(at + 1).some((later) => later.includes(CITE));
          faults.push({
            line: line + lineAt(written, read + figure.index) - 1,
            what: `the figure “${figure[0].trim()}” has no evidence`,
            remedy: `Write it as \`:fact[id]\`, or ${missed ? `put \`:cite[source-id]\` behind “${endOf(sentence)}”, where its sentence ends` : 'end its sentence with `:cite[source-id]`'}`,
          });
        }
        read += sentence.length;
      }
      return SKIP;
    });
  };
}
