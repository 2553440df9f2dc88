/** What the front matter of an article must be, to its text and to other articles. */
import { HORIZON } from '../../schemas/common.ts';
import { isTaken } from '../../markdown/rehype-anchors.ts';
import { inWords } from '../day.ts';
import { inBrief, nearest, type Problem } from '../problem.ts';
import { lateDay } from './entries.ts';
import type { Known } from './known.ts';
import { lineIn, type CheckedArticle } from './given.ts';

/** A title belongs to one article. */
export function* titles({ articles }: Known): Generator<Problem> {
  const known = new Map<string, string>();
  for (const article of articles) {
    const title = article.matter.title.toLowerCase();
    const twin = known.get(title);
    if (twin) yield { file: article.file, line: lineIn(article, 'title'), what: `the title is that of ${twin}`, remedy: 'Give one of the two another: readers, feeds and search could not tell them apart' };
    known.set(title, article.file);
  }
}

/** A claim is either shown in the text or listed after it. */
export function* checkedClaims({ articles, ids }: Known): Generator<Problem> {
  for (const article of articles) {
    const shown = new Set(article.references.filter(({ name }) => name === 'claim').map(({ id }) => id));
    for (const [at, id] of article.matter.checks.entries()) {
      if (ids.claim.has(id) && shown.has(id)) yield { file: article.file, line: lineIn(article, 'checks', `[${at + 1}]`), what: `checks lists the claim “${id}”, which the text shows`, remedy: 'Keep one of the two' };
    }
  }
}

/** A series numbers its pieces from 1 on, each once. */
export function* seriesParts({ articles, content, broken, ids, lost }: Known): Generator<Problem> {
  // What series a lost article belongs to is not known.
  if (lost.has('article')) return;
  const pieces = Map.groupBy(articles.filter(({ matter: { series } }) => series !== undefined && ids.series.has(series)), ({ matter }) => matter.series!);
  // What series a broken article belongs to is not known.
  for (const { value: { id }, file, line } of broken.articles.size > 0 ? [] : content.series) {
    if (!pieces.has(id)) yield { file, line, what: `the series ${id} has no piece`, remedy: `Write \`series: ${id}\` and \`part: 1\` in its first one, a draft too, or remove the entry` };
  }
  for (const [series, all] of pieces) {
    // A draft has time to find its place.
    const published = all.filter(({ matter }) => !matter.draft);
    const taken = new Map<number, string>();
    for (const article of published) {
      const part = article.matter.part!;
      if (taken.has(part)) yield { file: article.file, line: lineIn(article, 'part'), what: `part ${part} of the series ${series} is taken by ${taken.get(part)}`, remedy: 'Give one of the two another number' };
      taken.set(part, article.slug);
    }
    // The part of a broken article is not known: it may be the one that is missing.
    if (broken.articles.size > 0) continue;
    const parts = new Set(published.map(({ matter }) => matter.part!));
    const missing = published.map((_, at) => at + 1).find((part) => !parts.has(part));
    const after = published.find(({ matter }) => missing !== undefined && matter.part! > missing);
    if (after) yield { file: after.file, line: lineIn(after, 'part'), what: `the series ${series} has no part ${missing}`, remedy: 'Number its pieces from 1 on without a gap; a draft does not count' };
  }
}

/** No day lies after the evidence. Changes and corrections stand in order, and the newest is when the piece was updated. */
export function* dates({ articles }: Known): Generator<Problem> {
  for (const article of articles) {
    const { file, matter } = article;
    const { published, updated, changes, corrections } = matter;
    for (const name of ['published', 'updated'] as const) {
      const late = lateDay(matter[name], 'the article');
      if (late) yield { file, line: lineIn(article, name), ...late };
    }
    const told = new Set<string>();
    for (const [name, by] of [['changes', 'a change'], ['corrections', 'a correction']] as const) {
      for (const [at, { date, text }] of matter[name].entries()) {
        const line = lineIn(article, name, `[${at + 1}]`);
        if (told.has(text.toLowerCase())) yield { file, line, what: `${by} says what one before it says (“${inBrief(text, 60)}”)`, remedy: 'Say what this one adds, or remove it' };
        told.add(text.toLowerCase());
        const late = lateDay(date, by);
        if (late) yield { file, line, ...late };
        const before = matter[name][at - 1]?.date ?? '';
        if (date < before) yield { file, line, what: `${by} is of ${inWords(date)}, behind one of ${inWords(before)}`, remedy: 'Put them in order: the newest stands last' };
        if (date < published) yield { file, line, what: `${by} is of ${inWords(date)}, before the piece was published (${inWords(published)})`, remedy: 'Mend the day' };
      }
    }
    const newest = [...changes, ...corrections].map(({ date }) => date).filter((date) => date <= HORIZON).sort().at(-1) ?? '';
    if (newest >= published && newest > (updated ?? '')) {
      yield {
        file,
        line: lineIn(article, updated ? 'updated' : corrections.length > 0 ? 'corrections' : 'changes'),
        what: `the newest change or correction ${updated ? 'is later than “updated”' : 'stands without “updated”'}`,
        remedy: `Write \`updated: ${newest}\`, which brings the piece back into every feed`,
      };
    }
  }
}

/** More mistakes of one kind in a piece have one cause. */
const FEW = 3;

/** A piece cites what was there when it was written, or brought up to date. */
export function* laterSources({ articles, content }: Known): Generator<Problem> {
  const publishedOn = new Map(content.sources.map(({ value }) => [value.id, value.published]));
  for (const article of articles) {
    const { file, references, matter: { published, updated = published } } = article;
    const cited = new Map(references.filter(({ name }) => name === 'cite').map(({ id, line }) => [id, line]));
    const newer = [...cited].filter(([id]) => (publishedOn.get(id) ?? '') > updated && publishedOn.get(id)! <= HORIZON);
    // The day of the piece is wrong, and not each of theirs.
    if (newer.length > FEW) {
      yield { file, line: lineIn(article, article.matter.updated ? 'updated' : 'published'), what: `the piece is of ${inWords(updated)} and cites ${newer.length} sources of later days (“${newer[0]![0]}” and others)`, remedy: 'Mend its day' };
      continue;
    }
    for (const [id, line] of newer) {
      const day = publishedOn.get(id)!;
      yield { file, line, what: `the piece is of ${inWords(updated)} and cites “${id}”, which is of ${inWords(day)}`, remedy: 'Mend the day that is wrong, or write `updated` with an entry in `changes`' };
    }
  }
}

/** An old place in the text leads to one that is there. */
export function* oldPlaces({ articles }: Known): Generator<Problem> {
  for (const article of articles) {
    for (const [old, now] of Object.entries(article.matter['ids-from'])) yield* oldPlace(article, old, now);
  }
}

function* oldPlace(article: CheckedArticle, old: string, now: string): Generator<Problem> {
  const { file, ids, references, matter } = article;
  const line = lineIn(article, 'ids-from', `.${old}`);
  if (ids.includes(old) || isTaken(old, references, matter.lead)) yield { file, line, what: `ids-from names #${old}, which is a place in this article`, remedy: 'Remove the line; the old address still leads somewhere' };
  else if (!/^[A-Za-z0-9_-]+$/.test(old)) yield { file, line, what: `ids-from names “${old}”, which is no address`, remedy: 'Write what stood after the hash' };
  if (ids.includes(now)) return;
  const meant = nearest(now, ids);
  yield { file, line, what: `ids-from leads #${old} to #${now}, which is no place in this article`, remedy: meant ? `Did you mean ${meant}` : 'Use the id of one of its headings' };
}
