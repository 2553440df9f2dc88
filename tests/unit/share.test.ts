/** What a shared link says, where it leads, and which version it carries. */
import { describe, expect, test } from 'vitest';
import { changedSince } from '../../src/elements/version.ts';
import { versionOf } from '../../src/model/article.ts';
import { toEntry } from '../../src/model/entry.ts';
import { clip, firstSentences, firstWords, toPreview } from '../../src/model/shorten.ts';
import { sharedPath, toShared, toTargets } from '../../src/outputs/share.ts';

const address = 'https://example.org/facts/a/?v=2026-07-31';
const hard = { title: 'What “49%” & half # are?', text: 'What “49%” & half # are?: 27% + more; a=b' };

describe('links to networks', () => {
  const targets = toTargets(hard, address).map(({ name, href }) => ({ name, href, url: new URL(href) }));
  const field = (name: string, parameter: string): string | null => {
    const { url } = targets.find((target) => target.name === name)!;
    return new URLSearchParams(url.search || url.hash.slice(1)).get(parameter);
  };

  test('hold nothing but plain ASCII', () => {
    for (const { href } of targets) expect(href).toMatch(/^[!-~]+$/);
  });

  test.each([
    ['LinkedIn', 'url'],
    ['X', 'url'],
    ['Facebook', 'u'],
    ['Reddit', 'url'],
    ['Hacker News', 'u'],
  ])('%s is given the address as it is', (name, parameter) => {
    expect(field(name, parameter)).toBe(address);
  });

  test.each(['WhatsApp', 'Bluesky', 'Mastodon'])('%s is given text and address in one field', (name) => {
    expect(field(name, 'text')).toBe(`${hard.text}\n${address}`);
  });

  test('e-mail has a subject, and lines end as mail wants it', () => {
    expect(targets[0]!.href).toBe(`mailto:?subject=${encodeURIComponent(hard.title)}&body=${encodeURIComponent(hard.text)}%0D%0A%0D%0A${encodeURIComponent(address)}`);
    expect(targets[0]!.href).not.toContain('+');
  });

  test('a post is no longer than its network takes, and keeps its address whole', () => {
    const long = toTargets({ title: 'word '.repeat(100).trim(), text: 'word '.repeat(200).trim() }, address);
    const text = (name: string): string => {
      const url = new URL(long.find((target) => target.name === name)!.href);
      return new URLSearchParams(url.search || url.hash.slice(1)).get(name === 'Hacker News' ? 't' : 'text')!;
    };
    expect(text('X').length).toBeLessThanOrEqual(256);
    expect(text('Bluesky').length).toBeLessThanOrEqual(300);
    expect(text('Mastodon').length).toBeLessThanOrEqual(500);
    expect(text('Hacker News').length).toBeLessThanOrEqual(80);
    for (const name of ['Bluesky', 'Mastodon']) expect(text(name)).toMatch(new RegExp(` …\n${address.replaceAll(/[.?/]/g, '\\$&')}$`));
  });

  test('text is cut between words', () => {
    expect(clip('one two, three', 14)).toBe('one two, three');
    expect(clip('one two, three', 12)).toBe('one two …');
    expect(firstWords('one two, three', 13)).toBe('one two, …');
    expect(firstWords('one two, three', 14, 7)).toBe('one two, three');
    expect(firstWords('one two, three', 13, 7)).toBe('one …');
  });
});

test('a preview ends with a sentence where whole ones fill half of it', () => {
  const text = 'In Musk v. Altman the jury spoke. The judge agreed on May 18. What follows is an appeal that nobody has filed.';
  expect(toPreview(text, text.length)).toBe(text);
  expect(toPreview(text, 70)).toBe('In Musk v. Altman the jury spoke. The judge agreed on May 18.');
  expect(toPreview(text, 100)).toBe('In Musk v. Altman the jury spoke. The judge agreed on May 18.');
  expect(toPreview(text, 58), 'the first sentence alone').toBe('In Musk v. Altman the jury spoke.');
  expect(toPreview('The judge spoke. Whoever wants to know what she said must read all of the transcript.', 40), 'too short').toBe('The judge spoke. Whoever wants to know …');
});

test('the first sentences of a text end where one ends, not at a point in a number', () => {
  const text = 'It grew by 1.5 percent. Then it stopped. No more.';
  expect([firstSentences(text, 1), firstSentences(text, 2), firstSentences('One', 2)]).toEqual(['It grew by 1.5 percent.', 'It grew by 1.5 percent. Then it stopped.', 'One']);
});

describe('what a link says', () => {
  const shared = { topics: ['a'], sources: ['s'], aliases: [], 'redirects-from': [] };
  test('a fact: its value, status and day', () => {
    const fact = toEntry.fact({ id: 'stake', label: 'The stake', statement: 'It is 27%.', asOf: '2026-03-31', value: 27, display: 'about 27%', status: 'reported', unit: 'percent', history: [], ...shared });
    expect(toShared(fact).text).toBe('The stake: about 27%, reported, as of March 31, 2026');
    expect(toShared(fact).source).toBe('“The stake”, Entente, about 27%, reported, as of March 31, 2026');
  });
  test('a claim: its verdict and day', () => {
    const claim = toEntry.claim({ id: 'half', claim: 'Microsoft owns half.', verdict: 'mostly-true', circulating: false, finding: 'No.', saidBy: 'Some', asOf: '2026-07', ...shared });
    expect(toShared(claim).text).toBe('Microsoft owns half: Mostly true, as of July 2026');
    expect(toShared(claim).title).toBe('Mostly true: Microsoft owns half.');
  });
  test('a clause: its question, the answer, status and day', () => {
    const term = { version: 'v', text: 'It says so.', status: 'confirmed' as const, sources: ['s'] };
    const clause = toEntry.clause({ id: 'sale', name: 'Sale', question: 'Who may sell?', short: 'Both', asOf: '2026-04-27', terms: [term], facts: [], claims: [], ...shared });
    expect(toShared(clause).text).toBe('Who may sell? Both, confirmed, as of April 27, 2026');
    expect(toShared(clause).source).toBe('“Who may sell?”, Entente, Both, confirmed, as of April 27, 2026');
  });
  test('the version travels with the link', () => {
    expect(sharedPath({ path: '/analysis/a/', version: '2026-07-31.2' })).toBe('/analysis/a/?v=2026-07-31.2');
    expect(sharedPath({ path: '/facts/a/' })).toBe('/facts/a/');
  });
});

describe('versions', () => {
  const article = { published: '2026-05-01', updated: undefined, corrections: [], changes: [] };
  const noted = (...days: string[]): { date: string; text: string }[] => days.map((date) => ({ date, text: 'x' }));

  test('are the day of the last change, and how many entries bear it', () => {
    expect(versionOf(article)).toBe('2026-05-01');
    expect(versionOf({ ...article, updated: '2026-06-01' })).toBe('2026-06-01');
    expect(versionOf({ ...article, corrections: noted('2026-06-02'), changes: noted('2026-05-20', '2026-06-02') })).toBe('2026-06-02.2');
  });

  test('nothing is new to a link of the same version', () => {
    const days = ['2026-06-02', '2026-05-20', '2026-06-02'];
    expect(changedSince('2026-06-02.2', days)).toEqual([]);
    expect(changedSince('2026-05-01', [])).toEqual([]);
  });

  test('what was noted later is new, in the order of the list', () => {
    expect(changedSince('2026-05-01', ['2026-06-02', '2026-05-20'])).toEqual([0, 1]);
    expect(changedSince('2026-05-20.1', ['2026-06-02', '2026-05-20'])).toEqual([0]);
  });

  test('a second change on the day of the link is not missed', () => {
    expect(changedSince('2026-05-20.1', ['2026-05-20', '2026-05-20'])).toEqual([0, 1]);
    expect(changedSince('2026-05-20', ['2026-05-20'])).toEqual([0]);
  });

  test.each(['', 'latest', '2026', '2026-05-20.x', '2026-05-20<b>'])('“%s” is no version', (version) => {
    expect(changedSince(version, ['2026-05-20'])).toBeUndefined();
  });
});
