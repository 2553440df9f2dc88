import { expect, test } from 'vitest';
import { bind, whole } from '../../src/outputs/bind.ts';

const NBSP = '\u00a0';

test.each([
  ['<p>a stake of 49 percent, $13 billion</p>', `<p>a stake of 49${NBSP}percent, $13${NBSP}billion</p>`],
  ['<time>October 28, 2025</time> and May 2026', `<time>October${NBSP}28, 2025</time> and May 2026`],
  ['<p>a stake of 49 <span class="kept">percent.<sup></sup></span> On October <span class="kept">28.</span>', `<p>a stake of 49${NBSP}<span class="kept">percent.<sup></sup></span> On October${NBSP}<span class="kept">28.</span>`],
  ['<p>CC BY 4.0, Note 17, Form 10-Q</p>', `<p>CC${NBSP}BY${NBSP}4.0, Note${NBSP}17, Form${NBSP}10-Q</p>`],
  ['<a>Microsoft / SEC</a>, <a>Bloomberg / Reuters</a>', `<a>Microsoft${NBSP}/${NBSP}SEC</a>, <a>Bloomberg / Reuters</a>`],
  ['<p>TechSpot and 3 more.</p>', `<p>TechSpot and 3${NBSP}more.</p>`],
  ['<p>3 million</p><textarea>&lt;p>49 percent</textarea><p>4 percent</p>', `<p>3${NBSP}million</p><textarea>&lt;p>49 percent</textarea><p>4${NBSP}percent</p>`],
  ['<p>5 millionaires, March on, <b>3</b> billion</p>', '<p>5 millionaires, March on, <b>3</b> billion</p>'],
])('%s', (html, expected) => {
  expect(bind(html)).toBe(expected);
});

test.each(['<a title="49 percent" href="/x/">x</a>', '<script type="application/ld+json">{"name":"49 percent"}</script>', '<title>49 percent</title>', '<textarea>49 percent</textarea>', '<svg><text>49 percent</text></svg>'])('%s stays as it is', (html) => {
  expect(bind(html)).toBe(html);
});

test.each([
  ['A three-way deal', 'A three-\u2060way deal'],
  ['Form 10-Q, and a state-of-the-art claim', 'Form 10-\u2060Q, and a state-\u2060of-\u2060the-\u2060art claim'],
  ['2019-2026, Microsoft–OpenAI', '2019-\u20602026, Microsoft–OpenAI'],
  ['An anti-disestablishmentarian - and so on', 'An anti-disestablishmentarian - and so on'],
])('in the headline %j no line ends after a hyphen, unless the word would not fit a phone', (title, expected) => {
  expect(whole(title)).toBe(expected);
});
