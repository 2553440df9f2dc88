/** A piece → Markdown (GFM) that stands on its own: directives become words with links, notes become footnotes. Pure. */
import { stringify } from 'yaml';
import { toSentence, toTable } from '../charts/index.ts';
import type { ParsedArticle } from '../loaders/article.ts';
import { BLOCK, fill, INLINE, marker, type BlockName, type InlineName, type Reference } from '../markdown/reference.ts';
import { typeset } from '../markdown/remark-typography.ts';
import type { Article } from '../model/article.ts';
import { selectEvents } from '../model/timeline.ts';
import { inWords } from '../model/day.ts';
import { pathOf, STATUS_WORDS, VERDICT_WORDS } from '../model/entry.ts';
import { entryOf, measurementOf, type Ledger } from '../model/ledger.ts';
import { selectPositions } from '../model/person.ts';
import { inSentence, toSourceMix } from '../model/reading.ts';
import { ACCESS_WORDS, addressOf, UNNAMED_WORDS } from '../model/source.ts';
import { HORIZON } from '../schemas/common.ts';
import { absolute, site } from '../site.ts';
import { listFigures } from './article.ts';

/** Text that holds no Markdown. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>|~]/g, '\\$&');

const link = (words: string, path: string, title?: string): string => `[${escapeMarkdown(words)}](${absolute(path)}${title ? ` "${title.replaceAll('"', '”')}"` : ''})`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const quote = (text: string): string => text.trim().replace(/^/gm, '> ').replace(/ +$/gm, '');

/** A figure, a name or a note inside a sentence. */
function toInline({ name, id, options }: Reference, ledger: Ledger): string {
  if (name === 'cite') return `[^${id}]`;
  const entry = entryOf(ledger, INLINE[name as InlineName], id);
  if (name !== 'fact') return link(options['as'] ?? entry.title, entry.path);
  const { display, status, asOf } = measurementOf(ledger.facts.get(id)!, options['at']);
  return link(display, entry.path, `${STATUS_WORDS[status]}, as of ${inWords(asOf)}`);
}

/** A block: what it says, and the way to it. */
function toBlock(name: BlockName, id: string, options: Record<string, string>, ledger: Ledger): string {
  switch (name) {
    case 'chart': {
      const chart = ledger.charts.get(id)!;
      const { columns, labels, rows } = toTable(chart);
      const cells = rows.map(({ period, label, value, status }) => [period, ...(labels === 'beside' ? [label] : []), value, STATUS_WORDS[status], ...(labels === 'last' ? [label] : [])].map(escapeMarkdown));
      return `**Chart: ${link(chart.title, pathOf('chart', id))}.** ${escapeMarkdown(toSentence(chart))}\n\n${table(columns, cells)}`;
    }
    case 'claim': {
      const { claim, verdict, finding, asOf } = ledger.claims.get(id)!;
      return quote(`**Claim:** ${link(claim, pathOf('claim', id))}\n\n**${VERDICT_WORDS[verdict]}**, as of ${inWords(asOf)}. ${escapeMarkdown(finding)}`);
    }
    case 'position': {
      const person = ledger.people.get(id)!;
      return `**On the record:** ${link(person.name, pathOf('person', id))}, ${escapeMarkdown(person.role)}.\n\n${selectPositions(person, options).map(({ date, position }) => `- ${inWords(date)}: ${escapeMarkdown(position)}`).join('\n')}`;
    }
    case 'agreement': {
      const { question, terms } = ledger.clauses.get(id)!;
      const rows = terms.map(({ version, text, status }) => [inWords(ledger.versions.get(version)!.date), escapeMarkdown(text), status === 'unknown' ? 'Not public' : STATUS_WORDS[status]]);
      return `**The agreement:** ${link(question, pathOf('clause', id))}\n\n${table(['Version', 'What it says', 'Status'], rows)}`;
    }
    case 'timeline':
      return selectEvents(ledger.events.values(), options)
        .map(({ id: event, date, title }) => `- ${inWords(date)}: ${link(title, pathOf('event', event))}`)
        .join('\n');
  }
}

const FENCE = /^ {0,3}(?<fence>`{3,}|~{3,})[^\n]*\n[\s\S]*?^ {0,3}\k<fence>[^\n]*$/;
const CODE = /(?<!`)(?<ticks>`+)(?!`)(?:[^`]|(?!\k<ticks>(?!`))`)+?\k<ticks>(?!`)/;
const LEAF = /^::(?<block>[a-z]+)(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?[ \t]*$/;
const TEXT = /(?<!\\):(?<inline>[a-z]+)\[(?<label>[^\]]*)\](?:\{[^}]*\})?/;
/** A remark of the writer, which is for nobody else. */
const COMMENT = /[ \t]*(?<comment><!--)[\s\S]*?-->/;
/** Below the head of a table, below a heading, or alone. */
const RULE = /^[ \t>]*[|:-][ \t|:-]*$/;
/** Where an address stands by itself, or apart from the text that it belongs to. */
const ADDRESS = /https?:\/\/[^\s<>]+|^ {0,3}\[[^\]\n]+\]:[^\n]*$/;
const TARGET = /\]\((?<target>[^)\s]*)(?<rest>[^)]*)\)/;
const TOKEN = new RegExp([FENCE, CODE, COMMENT, RULE, LEAF, TEXT, TARGET, ADDRESS].map(({ source }) => source).join('|'), 'gm');

/** Reads the writer's Markdown from top to bottom and takes, at each directive, the reference that the parser noted there. */
class Reader {
  readonly #parsed: ParsedArticle;
  readonly #ledger: Ledger;
  #next = 0;
  /** Ids of the sources cited, in reading order. */
  readonly cited = new Set<string>();

  constructor(parsed: ParsedArticle, ledger: Ledger) {
    this.#parsed = parsed;
    this.#ledger = ledger;
  }

  #take(name: string): Reference {
    const reference = this.#parsed.references[this.#next++];
    if (reference?.name !== name) throw new Error(`${this.#parsed.file}: the Markdown copy expects :${name} where the page has ${reference ? `:${reference.name}[${reference.id}]` : 'nothing more'}`);
    return reference;
  }

  /** One field or the body. */
  read(source: string): string {
    const kept: string[] = [];
    const keep = (text: string): string => marker(kept.push(text) - 1);
    const marked = source.replace(TOKEN, (whole: string, ...found: unknown[]) => {
      const { comment, block, inline, label, target, rest } = found.at(-1) as Record<string, string | undefined>;
      if (comment !== undefined) return '';
      if (block !== undefined && block in BLOCK) {
        const { id, options } = this.#take(block);
        return keep(toBlock(block as BlockName, id, options, this.#ledger));
      }
      if (inline !== undefined && inline in INLINE) {
        return keep(
          (inline === 'cite' ? label!.split(',') : [label]).map(() => {
            const reference = this.#take(inline);
            if (inline === 'cite') this.cited.add(reference.id);
            return toInline(reference, this.#ledger);
          }).join(''),
        );
      }
      if (target?.startsWith('#')) return keep(`](${absolute(`/analysis/${this.#parsed.slug}/`)}${target}${rest})`);
      if (target?.startsWith('/')) return keep(`](${absolute(target)}${rest})`);
      // A colon in a sentence may stand before a bracket; its words are the writer's.
      return inline !== undefined || block !== undefined ? whole : keep(whole);
    });
    // Where a remark stood alone, two empty lines are left.
    return fill(typeset(marked.replace(/\n{3,}/g, '\n\n')), (number) => kept[number]!)
      .replace(/^:::aside\[(.*)\][ \t]*\n([\s\S]*?)^:::[ \t]*$/gm, (_, title: string, text: string) => quote(`**${title}**\n\n${text.trim()}`))
      .trim();
  }

  /** Every reference of the piece has had its place. */
  end(): void {
    const left = this.#parsed.references.length - this.#next;
    if (left !== 0) throw new Error(`${this.#parsed.file}: the Markdown copy leaves out ${left} references of the page`);
  }
}

/** What the head of the file says of the piece. */
const toFront = (article: Article, ledger: Ledger) => ({
  title: article.title,
  standfirst: article.standfirst,
  kind: article.kind,
  authors: [site.byline],
  published: article.published,
  ...(article.updated ? { updated: article.updated } : {}),
  topics: article.topics.map((id) => ledger.topics.get(id)!.name),
  publication: site.name,
  canonical: absolute(article.path),
  license: site.license.name,
  license_url: site.license.url,
  evidence_to: HORIZON,
  evidence: inSentence(toSourceMix(article, ledger)),
});

/** What the piece begins with. */
function toLead(lead: Article['lead'], ledger: Ledger): string {
  if (!lead) return '';
  if ('chart' in lead) return toBlock('chart', lead.chart, {}, ledger);
  if ('agreement' in lead) return toBlock('agreement', lead.agreement, {}, ledger);
  return `![${escapeMarkdown(lead.alt)}](${absolute(lead.image)})\n\n${escapeMarkdown(lead.caption)} ${escapeMarkdown(lead.credit)}`;
}

/** Every figure of the piece with its status and day. */
function toFigureTable(parsed: ParsedArticle, ledger: Ledger): string {
  const rows = listFigures(parsed, ledger).map(({ fact, measured: { display, status, asOf } }) => [link(fact.label, pathOf('fact', fact.id)), escapeMarkdown(display), STATUS_WORDS[status], inWords(asOf)]);
  return rows.length > 0 ? table(['Figure', 'Value', 'Status', 'As of'], rows) : '';
}

/** A source, under its id. */
function toFootnote(id: string, ledger: Ledger): string {
  const source = ledger.sources.get(id)!;
  const { title, publisher, published, access, unnamed } = source;
  const address = addressOf(source);
  return `[^${id}]: ${escapeMarkdown(publisher)}, ${link(title, pathOf('source', id))}, ${inWords(published)} (${ACCESS_WORDS[access]}${unnamed ? `; ${UNNAMED_WORDS}` : ''}).${address ? ` <${address}>` : ''}`;
}

/** A heading with what stands under it, or nothing. */
const section = (title: string, content: string): string => (content ? `## ${title}\n\n${content}` : '');

/** The whole piece as a file. Throws where a reference of the page has no place in it. */
export function toMarkdown(article: Article, parsed: ParsedArticle, ledger: Ledger): string {
  const { matter } = parsed;
  const reader = new Reader(parsed, ledger);
  // In the parser's order.
  const standfirst = reader.read(matter.standfirst);
  const takeaways = matter.takeaways.map((takeaway) => reader.read(takeaway));
  const body = reader.read(parsed.source);
  const answers = matter.questions.map(({ answer }) => reader.read(answer));
  const method = reader.read(matter.method);
  reader.end();

  const front = toFront(article, ledger);
  const changes = [...article.corrections.map(({ date, text }) => `- Correction, ${inWords(date)}: ${escapeMarkdown(text)}`), ...article.changes.map(({ date, text }) => `- ${inWords(date)}: ${escapeMarkdown(text)}`)];
  const blocks = [
    `---\n${stringify(front, { lineWidth: 0 })}---`,
    `# ${escapeMarkdown(article.title)}`,
    standfirst,
    `By ${site.byline}, ${link(site.name, '/')}. Published ${article.updated === article.published ? 'and updated ' : ''}${inWords(article.published)}${article.updated && article.updated !== article.published ? `, updated ${inWords(article.updated)}` : ''}. Evidence through ${inWords(HORIZON)}. ${front.evidence}`,
    section('Key takeaways', takeaways.map((takeaway) => `- ${takeaway}`).join('\n')),
    toLead(article.lead, ledger),
    body,
    section('Questions and answers', matter.questions.map(({ question }, at) => `### ${escapeMarkdown(question)}\n\n${answers[at]!}`).join('\n\n')),
    section('Also checked', article.checks.map((id) => `- ${link(ledger.claims.get(id)!.claim, pathOf('claim', id))} ${VERDICT_WORDS[ledger.claims.get(id)!.verdict]}`).join('\n')),
    section('How we did this', method),
    section('What we do not know', article.unknown.map((id) => `- ${link(ledger.questions.get(id)!.question, pathOf('question', id))} What would settle it: ${escapeMarkdown(ledger.questions.get(id)!.watch)}`).join('\n')),
    section('Figures in this piece', toFigureTable(parsed, ledger)),
    section('Corrections and changes', changes.join('\n')),
    section('License', `First published by ${link(site.name, '/')} at <${absolute(article.path)}>. Free to republish under [${site.license.name}](${site.license.url}) with this line; say what you change.`),
    [...reader.cited].map((id) => toFootnote(id, ledger)).join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
