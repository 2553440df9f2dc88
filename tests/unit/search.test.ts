/** The answers index: what a query finds in it, and how it is cut into files. */
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { readContent, toContent } from '../../src/loaders/content.ts';
import { toLedger, type Ledger } from '../../src/model/ledger.ts';
import { toAnswerFiles } from '../../src/outputs/answers.ts';
import { toSearchForm } from '../../src/outputs/search-form.ts';
import { shortSums, toRecords } from '../../src/outputs/search.ts';
import { shardOf, toAnswers, type Answers, type Columns, type Head } from '../../src/search/answers.ts';
import { landingOf, wordsAround } from '../../src/search/landing.ts';
import { toAsked } from '../../src/search/query.ts';
import { LONGEST, toAddress, toParts, toState } from '../../src/search/state.ts';
import { distance, meant, stem, toWords } from '../../src/search/words.ts';

describe('the words of a query', () => {
  test.each([
    ['agi/asi', ['agi', 'asi']],
    ['<b>agi</b>', ['agi']],
    ['Microsoft–OpenAI (deal)', ['Microsoft', 'OpenAI', 'deal']],
    ['agi,clause', ['agi', 'clause']],
    ["$13.5 10-K 1,000 27% GPT-4.1 OpenAI's AT&T", ['$13.5', '10-K', '1,000', '27%', 'GPT-4.1', "OpenAI's", 'AT&T']],
    ['हिन्दी', ['हिन्दी']],
  ])('%s is parted at signs that are no part of a word', (query, words) => {
    expect(toParts(query).words).toEqual(words);
  });
});

test('an address that somebody typed says the same in capitals', () => {
  expect(toAddress(toState(new URLSearchParams('q=AGI&kind=Fact&kind=fact&kind=&topic=MONEY&year=2025&sort=Newest&n=20')))).toBe('?q=AGI&kind=fact&topic=money&year=2025&sort=newest&n=20');
});

describe('words', () => {
  test.each([
    ['GPT-4', 'gpt 4'],
    ['GPT4', 'gpt 4'],
    ['$13bn', '13 billion'],
    ['49%', '49 percent'],
    ['Microsoft’s', 'microsoft'],
    ['U.S.', 'us'],
    ['Karén Simonyan', 'karen simonyan'],
    ['1,000 GPUs', '1000 gpus'],
    ['日本 🙂', '日本'],
    ['<img src=x>', 'img src x'],
    ['🙂', ''],
  ])('%s is read as %s', (text, words) => {
    expect(toWords(text).join(' ')).toBe(words);
  });
  test.each([
    ['exclusivity', 'exclusively'],
    ['recapitalisation', 'recapitalization'],
    ['licence', 'licensing'],
    ['centres', 'center'],
    ['companies', 'company'],
    ['owner', 'ownership'],
    ['regulators', 'regulation'],
    ['competitor', 'compete'],
    ['labour', 'labor'],
    ['programmes', 'program'],
    ['GPUs', 'GPU'],
    ['PPUs', 'PPU'],
    ['criticisms', 'critics'],
  ])('%s and %s meet', (a, b) => {
    expect(toWords(a).map(stem)).toEqual(toWords(b).map(stem));
  });
  test.each([
    ['bing', 'begin'],
    ['share', 'short'],
    ['2023', '2024'],
    ['fact', 'fiction'],
  ])('%s and %s do not', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });
  test('a swap of neighbors is one slip', () => {
    expect([distance('atlman', 'altman'), distance('micorsoft', 'microsoft'), distance('abc', 'xyz'), distance('kitten', 'sitting')]).toEqual([1, 1, 3, 3]);
  });
  test('a known word is meant as it stands, and of two as near the more frequent', () => {
    const known = new Map([['sydney', 1], ['sidney', 4], ['atlas', 1], ['altas', 9]]);
    expect([meant('sydney', known), meant('atlos', known), meant('altos', known)]).toEqual([undefined, 'atlas', 'altas']);
    expect(meant('sidneys', new Map([['sidney', 4], ['sidneyx', 9]]))).toBe('sidneyx');
  });
  test('the number of a version that a name lacks here is a slip like another', () => {
    const known = new Map([['chatgpt', 9], ['azure', 4]]);
    expect([meant('chatgpt5', known), meant('chatgpt-5', known), meant('azure12', known), meant('20234', new Map([['2023', 9]]))]).toEqual(['chatgpt', 'chatgpt', undefined, undefined]);
  });
  test('the nearest known word is meant, short words and numbers are left alone', () => {
    const known = new Map([['altman', 9], ['atlas', 1], ['openai', 5]]);
    // A longer word bears two slips, a short one does not.
    expect([meant('suliman', new Map([['suleyman', 1]])), meant('weather', new Map([['water', 9]]))]).toEqual(['suleyman', undefined]);
    expect([meant('atlman', known), meant('opanai', known), meant('quantum', known), meant('agi', known), meant('2o23', known)]).toEqual(['altman', 'openai', undefined, undefined, undefined]);
  });
});

describe('what a query asks for, as the index has it', () => {
  test.each([
    ['28.10.2025', '2025-10-28'],
    ['what happened on 28. 10. 2025?', 'what happened on 2025-10-28?'],
    ['28/10/2025', '2025-10-28'],
    ['10/28/2025', '2025-10-28'],
    ['2025/10/28', '2025-10-28'],
    ['2025.10.28', '2025-10-28'],
    ['2025-10-28', '2025-10-28'],
    ['17.11.23', '2023-11-17'],
    // Where both may be the month, a stop is German and British, a stroke American.
    ['5.6.2026', '2026-06-05'],
    ['5/6/26', '2026-05-06'],
    ['13/13/2026', '13/13/2026'],
    ['GPT-4.1 and 6.1.2', 'GPT-4.1 and 6.1.2'],
  ])('the day %s is %s', (typed, query) => {
    expect(toAsked(typed).query).toBe(query);
  });
  test.each([
    ['13,000,000,000', '13bn'],
    ['$13000000000 paid', '$13bn paid'],
    ['13.000.000.000', '13bn'],
    ['13 000 000 000', '13bn'],
    ['1' + '0'.repeat(30), '1' + '0'.repeat(30)],
    ['€15.000.000', '€15m'],
    ['1,400,000,000,000', '1.4tn'],
    ['13,070,000,000', '13.07bn'],
    ['30,000 in 2025', '30,000 in 2025'],
    ['20251028', '20251028'],
  ])('the sum %s is %s', (typed, query) => {
    expect(toAsked(typed).query).toBe(query);
  });
  test('words and phrases after a minus are not wanted', () => {
    expect(toAsked('Musk -Lawsuit stake')).toEqual({ query: 'Musk stake', without: ['lawsuit'] });
    expect(toAsked('stake -"first refusal" -2023')).toEqual({ query: 'stake', without: ['first refusal', '2023'] });
    expect(toAsked('10-K GPT-5 Microsoft - OpenAI')).toEqual({ query: '10-K GPT-5 Microsoft - OpenAI', without: [] });
    expect(toAsked('-musk')).toEqual({ query: '', without: ['musk'] });
  });
});

describe('the parts of a query', () => {
  test('phrases in quotes and other words, each once', () => {
    expect(toParts('microsoft “first refusal” Microsoft microsoft')).toEqual({ phrases: ['first refusal'], words: ['microsoft', 'Microsoft'], cut: false });
  });
  test('a long one is cut between words', () => {
    const { words, cut } = toParts('microsoft openai agreement '.repeat(LONGEST));
    expect([words, cut]).toEqual([['microsoft', 'openai', 'agreement'], true]);
  });
});

describe('the words that a text fragment marks', () => {
  test.each([
    ['the right of first refusal, which ended', 4, 'of first refusal'],
    ['a cost of $13 billion in cash', 3, ''],
    ['paid 13 billion in cash today', 2, 'billion in cash today'],
    ['Nadella’s worry', 0, 'Nadella’s worry'],
  ])('%s', (text, at, marked) => {
    expect(wordsAround(text.split(' '), at)).toBe(marked);
  });
  test.each([
    ['stand in the paragraph alone', 6, '/x/#p-1:~:text=who%20paid%20for%20it'],
    ['stand before, where the browser would lead', 9, '/x/#p-1'],
    ['are those of a heading, which the contents repeat', 3, '/x/#bill'],
  ])('%s', (_, location, address) => {
    const content = 'A risk. The bill. Then, who paid for it. A risk.';
    const anchors = [{ id: 'bill', location: 2, text: 'The bill' }, { id: 'p-1', location: 4, text: '' }];
    expect(landingOf({ url: '/x/', content, anchors, weighted_locations: [{ location, balanced_score: 1 }] })).toBe(address);
  });
  test('without a place and without words to mark it is the page', () => {
    expect(landingOf({ url: '/x/', content: 'A risk. A risk.', anchors: [], weighted_locations: [{ location: 1, balanced_score: 1 }] })).toBe('/x/');
  });
});

const INDEX = { digest: 'x', words: [], few: [] };

describe('answers', () => {
  let ledger: Ledger;
  let files: Map<string, string>;
  let all: Answers;
  beforeAll(async () => {
    ledger = toLedger(toContent(await readContent()));
    files = toAnswerFiles(ledger, INDEX);
    all = load(files);
  });
  const load = (from: ReadonlyMap<string, string>, query?: string): Answers => {
    const head = JSON.parse(from.get('head.json')!) as Head;
    const answers = toAnswers(head);
    for (const at of query === undefined ? head.shards.keys() : answers.shardsFor(query)) answers.add(JSON.parse(from.get(`${at}.json`)!) as Columns);
    return answers;
  };

  test.each([
    ['did Microsoft buy OpenAI', '/claims/microsoft-controls-openai/'],
    ['when does the deal end', '/agreement/duration/'],
    ['IP rights', '/agreement/license/'],
    ['how much has Microsoft made from OpenAI', '/facts/microsoft-openai-revenue-fy2026/'],
    ['GPT-5', '/timeline/gpt5-2025/'],
    // What these were answered with before was something else that has a word or two of them.
    ['when did Musk leave OpenAI', '/timeline/musk-leaves-board-2018/'],
    ['who founded OpenAI', '/timeline/openai-founded-2015/'],
    ['is OpenAI part of Microsoft', '/claims/microsoft-controls-openai/'],
    ['Copilot adoption', '/facts/m365-copilot-share-of-seats/'],
    ['Copilot market share', '/facts/copilot-web-share/'],
    ['what changed in April 2026', '/timeline/amendment-2026/'],
    ['history of OpenAI', '/timeline/'],
    ['carbon', '/facts/microsoft-emissions/'],
    // Words of the question, which say nothing of its subject.
    ['relationship between Microsoft and OpenAI', '/agreement/'],
    ['what does AGI stand for', '/agreement/agi/'],
    ['what is capped profit in simple words', '/glossary/#capped-profit'],
    // Numbers as they are said, and a slip that many make.
    ['twenty seven percent', '/facts/microsoft-stake/'],
    ['thirteen billion dollars', '/agreement/funding/'],
    ['statue of limitations', '/glossary/#limitation-period'],
    // What the site says of itself.
    ['how to cite', '/data/'],
    ['what does reported mean', '/standards/'],
    ['who writes this site', '/about/'],
  ])('%s is answered by %s first', (query, path) => {
    expect(all.find(query)[0]?.path).toBe(path);
  });

  test('a superseded fact comes after the one that superseded it, for its own name', () => {
    const old = [...ledger.facts.values()].filter(({ supersededBy }) => supersededBy);
    expect(old.length).toBeGreaterThan(0);
    for (const { id, label, supersededBy } of old) {
      const found = all.find(label, 5).map(({ row }) => row[1]);
      expect(found, label).toContain(supersededBy);
      if (found.includes(id)) expect(found.indexOf(supersededBy!), label).toBeLessThan(found.indexOf(id));
    }
  });

  test('until when the revenue share runs is answered by what holds', () => {
    expect(all.find('revenue share until when', 3).map(({ row }) => row[1])).toContain('revenue-share-end');
  });

  test.each([
    ['49%', '/claims/microsoft-owns-49-percent/'],
    ['AGI clause', '/glossary/#agi-clause'],
    ['who owns OpenAI', '/agreement/ownership/'],
    ['how much did microsoft invest', '/agreement/funding/'],
    ['what happens at agi', '/agreement/agi/'],
    ['nadella', '/people/satya-nadella/'],
    ['exclusivity', '/glossary/#exclusive-cloud-provider'],
    ['bing share', '/facts/bing-world-share/'],
    ['rofr', '/glossary/#right-of-first-refusal'],
    ['open ai', '/organizations/openai/'],
    ['recapitalisaton', '/glossary/#recapitalization'],
    ['Nadela', '/people/satya-nadella/'],
    ['Atlman', '/people/sam-altman/'],
    ['micorsoft', '/organizations/microsoft/'],
    ['nadel', '/people/satya-nadella/'],
    // An id says what an entry is about, and a kind may be named.
    ['was azure always exclusive', '/claims/always-exclusive/'],
    ['openai valuation chart', '/charts/openai-valuation/'],
    ['corrections', '/corrections/'],
    ['who runs openai', '/people/sam-altman/'],
    // Two words that are one, whatever its ending.
    ['neo clouds', '/glossary/#neocloud'],
    // Its name at the stock exchange, a voice's spelling, what is meant by a quote.
    ['msft stake', '/facts/microsoft-stake/'],
    ['open a i', '/organizations/openai/'],
    ['nadella quote', '/people/satya-nadella/'],
    // The site's own pages have other names, too.
    ['rss', '/feeds/'],
    ['contact', '/about/'],
    ['sama', '/people/sam-altman/'],
  ])('%s is answered by %s', (query, path) => {
    expect(all.find(query).slice(0, 3).map((answer) => answer.path)).toContain(path);
  });

  test.each(['November 17, 2023', '2023-11-17', 'Nov 17 2023', '17 november 2023', '17 nov 2023'])('%s is answered by what happened on that day', (day) => {
    expect(all.find(day)[0]!.path).toBe('/timeline/altman-fired-2023/');
  });
  test('a day is one thing that is asked for', () => {
    expect(all.find('2023-11-20').map(({ path }) => path)).not.toContain('/timeline/altman-returns-2023/');
  });
  test('a month is answered by what happened in it', () => {
    expect(all.find('november 2023', 3).map(({ kind, row }) => kind === 'event' && row[6].slice(0, 3))).toContain('Nov');
    // May is a month before it is a verb.
    expect(all.find('may 2024', 1)[0]!.row[6]).toMatch(/^May \d+, 2024$/);
    expect(all.find('may microsoft build agi', 1)[0]!.path).toBe('/agreement/own-models/');
  });

  test('what an editor gave other names stands in the first file, an event too', () => {
    const { entries } = JSON.parse(files.get('head.json')!) as Head;
    for (const { id } of [...ledger.events.values()].filter(({ aliases }) => aliases.length > 0)) expect(entries[1]).toContain(id);
  });

  test('a small number counts with the word before it', () => {
    expect(all.find('gpt-5').map(({ path }) => path)).not.toContain('/facts/bing-ran-gpt4-early/');
    expect(all.find('phi-4')[0]!.path).toBe('/facts/phi-4-size/');
    expect(all.find('microsoft 13 billion')[0]!.path).toBe('/agreement/funding/');
  });

  test('what has a word that is not wanted is no answer', () => {
    const paths = all.find('altman', 9, undefined, ['fired', 'removal']).map(({ path }) => path);
    expect(paths).toContain('/people/sam-altman/');
    expect(all.find('altman fired', 1)[0]!.path).toBe('/timeline/altman-fired-2023/');
    expect(all.find('altman fired', 9, undefined, ['dismisses']).map(({ path }) => path)).not.toContain('/timeline/altman-fired-2023/');
  });

  test('a letter alone is not enough for an answer', () => {
    expect(all.find('dall-e').map(({ path }) => path)).not.toContain('/facts/m365-e7-price/');
  });

  test.each(['10-Q', '10-K', '10K', '8-K'])('the number of a form, %s, is no figure', (form) => {
    expect(all.find(form)).toEqual([]);
  });

  test.each([
    ['What exactly did Microsoft get in the October 2025 recapitalization of OpenAI and how much of the company does it own today', '/timeline/recapitalization-2025/'],
    ['I read somewhere that the contract defines AGI as one hundred billion dollars of profit, is that true or just a rumor', '/claims/agi-means-100-billion/'],
    ['Does Microsoft still have to approve when OpenAI wants to buy computing from somebody else such as Oracle or Google', '/agreement/compute/'],
  ])('a long question has an answer: %s', (question, path) => {
    expect(all.find(question)[0]?.path).toBe(path);
  });
  test.each(['What is the weather like in Seattle in the spring when the cherry trees on the campus of the university are in bloom', 'best restaurants near the Microsoft campus in Redmond'])('what the site says nothing of has none: %s', (question) => {
    expect(all.find(question)).toEqual([]);
  });

  test('where nothing fits well, one answer is enough', () => {
    expect(all.find('when did musk leave openai').length).toBeLessThanOrEqual(1);
  });

  test.each([
    ['$500bn', '/facts/stargate-announced/'],
    ['852 billion', '/facts/openai-valuation/'],
    ['2032', '/facts/license-end-year/'],
  ])('%s is answered by the fact that has it for its value', (sum, path) => {
    expect(all.find(sum)[0]!.path).toBe(path);
  });
  test('a sum is one thing that is asked for', () => {
    const paths = all.find('15 million', 5).map(({ path }) => path);
    expect(paths).not.toContain('/timeline/azure-primary-cloud-2016/');
  });

  test('those that are not wanted are left out', () => {
    const factCode = all.head.kinds.findIndex(([id]) => id === 'fact');
    expect(new Set(all.find('microsoft stake', 9, (row) => row[0] === factCode).map(({ kind }) => kind))).toEqual(new Set(['fact']));
    expect(all.find('nadella', 5, (row) => row[5] === 'disputed')).toEqual([]);
  });

  test.each(['', ' ', '🙂', '"', '<script>alert(1)</script>', 'Ω'.repeat(2000), 'what is the'])('%j breaks nothing', (query) => {
    expect(all.find(query).length).toBeLessThanOrEqual(5);
  });

  test('how sure a figure is and what was found of a claim are chosen under headings of their own', () => {
    const form = toSearchForm('/', ledger);
    const [status, verdict] = ['Status', 'Verdict'].map((title) => new RegExp(`<fieldset name="status"><legend>${title}</legend>.*?</fieldset>`).exec(form)?.[0]);
    expect(status).toContain('name="status" value="reported"');
    expect(status).not.toContain('value="misleading"');
    expect(verdict).toContain('name="status" value="misleading"');
    expect(verdict).not.toContain('value="reported"');
  });

  test('the record of an event or of a fact that is a day has it in figures, and each has its sums as they are typed in short', () => {
    const aliases = (url: string): string => toRecords(ledger).find((record) => record.url === url)!.meta['aliases'] ?? '';
    expect(aliases('/timeline/altman-fired-2023/')).toContain('2023-11-17');
    expect(aliases('/facts/amendment-date/')).toContain('2026-04-27');
    expect(aliases('/facts/microsoft-stake/')).not.toContain('2026-03-31');
    expect(aliases('/facts/microsoft-commitment/')).toContain('13bn; $13bn; 13B; $13B');
    expect(shortSums('about $1.4\u00A0trillion and $750 million, or 2,000 million')).toEqual(['1.4', '1.4tn', '$1.4tn', '1.4T', '$1.4T', '750m', '$750m', '2,000m', '$2,000m']);
  });

  test('a result that is a day says it once', () => {
    const days = toRecords(ledger).filter(({ meta }) => meta['kind'] === 'Fact' && /^[A-Z][a-z]+ \d+, \d{4}$/.test(meta['answer'] ?? ''));
    expect(days.length).toBeGreaterThan(5);
    const inShort = (answer: string): string => answer.replace(/^(\w{3})\w*/, '$1');
    expect(days.filter(({ meta }) => meta['date'] === inShort(meta['answer']!))).toEqual([]);
  });

  test('all its files together are at most 25 KB on the wire', () => {
    const sizes = [...files.values()].map((text) => brotliCompressSync(text).length);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(25 * 1024);
  });

  test('ten thousand pieces more cost a query no more than a few small files', () => {
    const entries = new Map(ledger.entries);
    for (let at = 0; at < 10_000; at++) {
      const id = `piece-${at}`;
      const words = ['Contract', 'Rival', 'Court', 'Market', 'Power', 'Seat'].map((word, place) => `${word}${String.fromCharCode(97 + ((at >> (place * 2)) % 26))}`);
      entries.set(`article:${id}`, { ...entries.get([...entries.keys()].find((key) => key.startsWith('article:'))!)!, id, key: `article:${id}`, path: `/analysis/${id}/`, title: words.join(' '), date: '2020-01-01' });
    }
    const many = toAnswerFiles({ ...ledger, entries }, INDEX);
    const head = JSON.parse(many.get('head.json')!) as Head;
    expect(brotliCompressSync(many.get('head.json')!).length).toBeLessThanOrEqual(16 * 1024);
    const biggest = Math.max(...[...many].filter(([name]) => name !== 'head.json').map(([, text]) => text.length));
    expect(biggest).toBeLessThanOrEqual(24_000);
    expect(load(many, 'Contractb Rivalc Courta Marketa Powera Seata').find('Contractb Rivalc Courta Marketa Powera Seata').length).toBeGreaterThan(0);
    expect(head.shards[shardOf('contractb', head.shards)]).toMatch(/^c/);
  });
});
