/** Synthetic articles that use the real ledger and the directives: the same for the same count, on every machine. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Mulberry32: a small generator of numbers from 0 to 1, the same from the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  'the company agreement partner board model cloud contract filing court order regulator investor report number share market service capacity license clause party term version claim answer record reader document evidence source date payment revenue stake vote director observer question power energy site chip research paper product customer seat rival lawyer judge witness email plan change reason result risk year month week day first last next other same new old large small public private'.split(' ');

export interface Ids {
  facts: string[];
  sources: string[];
  terms: string[];
  people: string[];
  events: string[];
  charts: string[];
  claims: string[];
  topics: string[];
  questions: string[];
  clauses: string[];
}

/** The pieces are of this month: none cites what came later. */
const MONTH = '2026-07';

const idsOf = async (content: string, file: string, list?: string): Promise<string[]> => {
  const data = parse(await readFile(join(content, file), 'utf8')) as Record<string, { id: string; published?: string }[]> & { id: string; published?: string }[];
  return (list ? data[list]! : data).filter(({ published = '' }) => published < MONTH).map(({ id }) => id);
};

/** One article of about 1,330 words. `plain` leaves the directives out, for programs that do not know them. */
export function article(number: number, ids: Ids, plain = false): string {
  const next = random(number + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const sentence = (): string => {
    // No word stands twice in a row: the check takes “the the” for a slip.
    const words = Array.from({ length: 9 + Math.floor(next() * 14) }, () => pick(WORDS)).filter((word, at, all) => word !== all[at - 1]);
    return `${words[0]![0]!.toUpperCase()}${words.join(' ').slice(1)}.`;
  };
  const evidence = (which: string): string => {
    const chance = next();
    const [fact, source, term, person] = [pick(ids.facts), pick(ids.sources), pick(ids.terms), pick(ids.people)];
    if (plain) return chance < 0.3 ? ` The figure is about ${Math.floor(chance * 300)}.` : '';
    if (chance < 0.3) return ` The ${which} figure is :fact[${fact}].`;
    if (chance < 0.6) return `:cite[${source}]`;
    if (chance < 0.68) return ` This concerns :term[${term}].`;
    return chance < 0.74 ? ` So said :person[${person}].` : '';
  };
  const paragraph = (): string => ['first', 'second', 'third', 'fourth'].map((which) => sentence() + evidence(which)).join(' ');
  const body: string[] = [];
  for (let section = 0; section < 5; section++) {
    if (section > 0) body.push(`## ${sentence().slice(0, -1).split(' ').slice(0, 7).join(' ')}`);
    for (let count = 0; count < 4; count++) body.push(paragraph());
    if (!plain && section === 1) body.push(`::chart{${pick(ids.charts)}}`);
    if (!plain && section === 2) body.push(`::claim{${pick(ids.claims)}}`);
    if (section === 3) body.push('- One thing\n- Another thing\n- A third thing');
  }
  const topics = [...new Set([pick(ids.topics), pick(ids.topics)])];
  const standfirst = `${`${sentence()} ${sentence()}`.slice(0, -1).slice(0, 229).trimEnd()}.`;
  const matter = plain
    ? `title: "${sentence().slice(0, 80)}"\ndescription: "${standfirst}"\npubDate: ${MONTH}-${String((number % 28) + 1).padStart(2, '0')}`
    : [
        `title: "${sentence().slice(0, -1).slice(0, 80)}"`,
        `standfirst: "${standfirst}"`,
        `kind: ${pick(['analysis', 'explainer', 'fact-check', 'profile'])}`,
        `published: ${MONTH}-${String((number % 28) + 1).padStart(2, '0')}`,
        `topics: [${topics.join(', ')}]`,
        `about: {fact: ${pick(ids.facts)}}`,
        `takeaways:\n${[1, 2, 3].map(() => `  - "${sentence()} It is :fact[${pick(ids.facts)}]."`).join('\n')}`,
        `method: We read the filings.:cite[${pick(ids.sources)}]`,
        `unknown: [${pick(ids.questions)}]`,
      ].join('\n');
  return `---\n${matter}\n---\n\n${body.join('\n\n')}\n`;
}

/** The real ledger with `count` synthetic articles, in `folder`. */
export async function writeCorpus(folder: string, count: number, content = 'content'): Promise<Ids> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'articles'), { recursive: true });
  for (const name of ['topics', 'sources', 'organizations', 'people', 'terms', 'facts', 'charts', 'events', 'claims', 'questions', 'agreement', 'synonyms']) {
    await cp(join(content, `${name}.yaml`), join(folder, `${name}.yaml`));
  }
  const ids: Ids = {
    facts: await idsOf(content, 'facts.yaml'),
    sources: await idsOf(content, 'sources.yaml'),
    terms: await idsOf(content, 'terms.yaml'),
    people: await idsOf(content, 'people.yaml'),
    events: await idsOf(content, 'events.yaml'),
    charts: await idsOf(content, 'charts.yaml'),
    claims: await idsOf(content, 'claims.yaml'),
    topics: await idsOf(content, 'topics.yaml'),
    questions: await idsOf(content, 'questions.yaml'),
    clauses: await idsOf(content, 'agreement.yaml', 'clauses'),
  };
  // No piece of these answers a letter or stands in a series.
  for (const name of ['letters', 'series']) await writeFile(join(folder, `${name}.yaml`), '[]\n');
  await writeFile(join(folder, 'front.yaml'), `- id: front\n  lead: piece-0\n  claims: [${ids.claims.slice(0, 3).join(', ')}]\n`);
  for (let number = 0; number < count; number++) await writeFile(join(folder, 'articles', `piece-${number}.md`), article(number, ids));
  return ids;
}

/** The real articles among `count` synthetic ones, as `writeCorpus` writes them. */
export async function writeMixed(folder: string, count: number, content = 'content'): Promise<void> {
  await writeCorpus(folder, count, content);
  await cp(join(content, 'articles'), join(folder, 'articles'), { recursive: true });
  await cp(join(content, 'series.yaml'), join(folder, 'series.yaml'));
}
