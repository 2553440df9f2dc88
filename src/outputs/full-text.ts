/** A piece in plain HTML for a reader elsewhere: feeds and those who republish. No script, no button, no relative address. Pure. */
import { toSentence } from '../charts/index.ts';
import type { ParsedArticle } from '../loaders/article.ts';
import type { Article } from '../model/article.ts';
import { selectEvents } from '../model/timeline.ts';
import { inWords } from '../model/day.ts';
import { pathOf, STATUS_WORDS, VERDICT_WORDS } from '../model/entry.ts';
import { escapeHtml } from '../model/html.ts';
import type { Figure, Ledger } from '../model/ledger.ts';
import { selectPositions } from '../model/person.ts';
import { UNNAMED_WORDS } from '../model/source.ts';
import { HORIZON } from '../schemas/common.ts';
import { absolute } from '../site.ts';
import { listFigures, toPortableText, type BodyPart } from './article.ts';

/** A whole link to a page of ours. */
export const link = (path: string, text: string): string => `<a href="${escapeHtml(absolute(path))}">${escapeHtml(text)}</a>`;

/** What a figure measures, its value, status and day. */
export const figureLine = ({ fact, measured: { display, status, asOf } }: Figure): string => `${link(pathOf('fact', fact.id), fact.label)}: ${escapeHtml(display)} (${STATUS_WORDS[status].toLowerCase()}, as of ${inWords(asOf)})`;

const toPicture = (path: string, alt: string, caption: string): string => `<figure><img src="${escapeHtml(absolute(path))}" alt="${escapeHtml(alt)}"><figcaption>${caption}</figcaption></figure>`;

/** What stands above the text: a chart, a clause or a picture. */
function toLead(lead: Article['lead'], ledger: Ledger): string {
  if (!lead) return '';
  if ('chart' in lead) return toBlock({ block: 'chart', id: lead.chart, options: {} }, ledger);
  if ('agreement' in lead) return toBlock({ block: 'agreement', id: lead.agreement, options: {} }, ledger);
  return toPicture(lead.image, lead.alt, escapeHtml(`${lead.caption} ${lead.credit}`));
}

/** A block in plain HTML: what it says, and the way to it. */
function toBlock({ block, id, options }: Exclude<BodyPart, { html: string }>, ledger: Ledger): string {
  switch (block) {
    case 'chart': {
      const chart = ledger.charts.get(id)!;
      // What it shows is said once, below it, where those read it too to whom no picture comes.
      return toPicture(`/charts/${id}.png`, `Chart: ${chart.title}`, `<strong>Chart.</strong> ${link(pathOf('chart', id), chart.title)}. ${escapeHtml(toSentence(chart))}`);
    }
    case 'claim': {
      const { claim, verdict, finding, asOf } = ledger.claims.get(id)!;
      return `<blockquote><p><strong>Claim:</strong> ${link(pathOf('claim', id), claim)}</p><p><strong>${VERDICT_WORDS[verdict]}</strong>, as of ${inWords(asOf)}. ${escapeHtml(finding)}</p></blockquote>`;
    }
    case 'position': {
      const person = ledger.people.get(id)!;
      return `<p><strong>On the record:</strong> ${link(pathOf('person', id), person.name)}, ${escapeHtml(person.role)}.</p><ul>${selectPositions(person, options).map(({ date, position }) => `<li>${inWords(date)}: ${escapeHtml(position)}</li>`).join('')}</ul>`;
    }
    case 'agreement': {
      const { question, terms } = ledger.clauses.get(id)!;
      const rows = terms.map(({ version, text }) => `<li>${escapeHtml(inWords(ledger.versions.get(version)!.date))}: ${escapeHtml(text)}</li>`).join('');
      return `<p><strong>The agreement:</strong> ${link(pathOf('clause', id), question)}</p><ul>${rows}</ul>`;
    }
    case 'timeline':
      return `<ul>${selectEvents(ledger.events.values(), options)
        .map(({ id: event, date, title }) => `<li>${inWords(date)}: ${link(pathOf('event', event), title)}</li>`)
        .join('')}</ul>`;
  }
}

/** A list of HTML, or nothing. */
const list = (items: readonly string[]): string => (items.length > 0 ? `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>` : '');

/** The whole piece: standfirst, takeaways, lead, text, questions, other claims, method, what is unknown, figures, sources, corrections and changes. */
export function toFullText(article: Article, parsed: ParsedArticle, ledger: Ledger): string {
  const text = toPortableText(parsed, ledger, (part) => toBlock(part, ledger));
  const figures = listFigures(parsed, ledger);
  const changes = [...article.corrections.map(({ date, text: words }) => `Correction, ${inWords(date)}: ${escapeHtml(words)}`), ...article.changes.map(({ date, text: words }) => `${inWords(date)}: ${escapeHtml(words)}`)];
  const section = (title: string, html: string): string => (html ? `<h2>${title}</h2>${html}` : '');
  return [
    `<p><strong>${text.standfirst}</strong></p>`,
    `<ul>${text.takeaways.map((item) => `<li>${item}</li>`).join('')}</ul>`,
    toLead(article.lead, ledger),
    text.body,
    section('Questions and answers', parsed.matter.questions.map(({ question }, at) => `<p><strong>${escapeHtml(question)}</strong></p><p>${text.answers[at]}</p>`).join('')),
    section('Also checked', list(article.checks.map((id) => `${link(pathOf('claim', id), ledger.claims.get(id)!.claim)} ${VERDICT_WORDS[ledger.claims.get(id)!.verdict]}`))),
    section('How we did this', text.method),
    section('What we do not know', list(article.unknown.map((id) => `${link(pathOf('question', id), ledger.questions.get(id)!.question)} What would settle it: ${escapeHtml(ledger.questions.get(id)!.watch)}`))),
    section('Figures in this piece', list(figures.map(figureLine))),
    section(
      'Sources',
      `<ol>${text.notes
        .map(({ source }) => `<li>${escapeHtml(source.publisher)}, ${link(pathOf('source', source.id), source.title)}, ${inWords(source.published)}${source.unnamed ? ` (${UNNAMED_WORDS})` : ''}</li>`)
        .join('')}</ol>`,
    ),
    section('Corrections and changes', list(changes)),
    `<p>Evidence through ${inWords(HORIZON)}. ${link(article.path, 'Read this piece with its evidence')}.</p>`,
  ].join('\n');
}
