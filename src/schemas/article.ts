/** What a writer may put at the head of an article. */
import { z } from 'zod';
import { areUnique, asPrinted, ASKS, BEGINS, Day, Id, Ids, inWordsAlone, isAsked, isBare, isBegun, isPlainLine, isTitle, Line, PICTURE, QUOTED, RedirectsFrom, Sentences, SHOUTED, Topics, UNTITLED, Words } from './common.ts';

const ARTICLE_KINDS = ['analysis', 'explainer', 'fact-check', 'profile'] as const;

/** A change that does not say what it changed. */
const VAGUE = /^(?:(?:a |some )?(?:minor |small )?(?:updat(?:ed?|es)|fix(?:ed|es)?|correct(?:ed|ions?)|chang(?:ed?|es)|edit(?:ed|s)?|revis(?:ed|ions?)|improved|typos?))(?: (?:the )?(?:article|piece|text|typos?|an error|errors|fixed|corrected))*\.$/i;

const Dated = z.strictObject({ date: Day, text: Sentences.refine((text) => !VAGUE.test(text), { error: 'must say what is new or was wrong: readers of the older text read this alone' }) });

const Lead = z.union(
  [
    z.strictObject({ chart: Id }),
    z.strictObject({ agreement: Id }),
    z.strictObject({ image: Words, alt: Line, caption: Line, credit: Line }),
  ],
  { error: 'is {chart: id}, {agreement: id}, or an image with alt, caption and credit' },
);
export type Lead = z.infer<typeof Lead>;

/** What a file or a browser adds to a title. */
const UNFINAL = /^(?:draft|wip) ?[:–-]|^copy of\b|\((?:draft|copy|final|v?\d)\)$|[-–] copy$|\|/i;

/** The front matter. */
export const ArticleMatter = z
  .strictObject({
    /** States the finding. Plain words: directives open something, and nothing can open in a headline. */
    title: asPrinted(Words.refine(isTitle, UNTITLED).refine(isBegun, BEGINS).refine((title) => !UNFINAL.test(title), { error: 'a title bears no mark of a draft or a copy, and no bar with the name of a site' }).max(90, { error: 'a title has at most 90 characters' }).refine(isPlainLine, { error: 'a title holds plain words in one line: no directive, no Markdown, no HTML' }).refine((title) => !/[\p{Ll}\p{N}]\.$/u.test(title), { error: 'a title has no full stop at its end' }).refine((title) => !/[,;:!–—]$/.test(title), { error: 'a title ends in a word: take the sign at its end away' }).refine((title) => !PICTURE.test(title), { error: 'a title holds words, no pictures' }).refine((title) => !SHOUTED.test(title), { error: 'a title is written in small letters, capitals stand where a sentence has them' })),
    /** Under the title, in feeds, search and on the card. May hold directives. */
    standfirst: Words.refine(isBare, QUOTED).min(40, { error: 'a standfirst has at least 40 characters' }).max(320, {
      error: 'a standfirst has at most 320 characters',
    }),
    kind: z.enum(ARTICLE_KINDS),
    published: Day,
    updated: Day.optional(),
    topics: Topics.max(4, { error: 'takes at most four topics' }),
    series: Id.optional(),
    /** The place in the series, from 1. */
    part: z.number().int().min(1).optional(),
    /** The one number or verdict the piece is about. */
    about: z.union([z.strictObject({ fact: Id }), z.strictObject({ claim: Id })], { error: 'is {fact: id} or {claim: id}' }).optional(),
    lead: Lead.optional(),
    /** Inline Markdown with directives. */
    takeaways: z.array(Words.refine(isBare, QUOTED)).min(3, { error: 'takes three to five takeaways' }).max(5, { error: 'takes three to five takeaways' }).refine((takeaways) => areUnique(takeaways.map(inWordsAlone)), { error: 'takes each takeaway once' }),
    questions: z.array(z.strictObject({ question: asPrinted(Words.refine(isPlainLine, { error: 'a question holds plain words in one line: no directive, no Markdown, no HTML. Its answer may hold directives' }).refine(isBegun, BEGINS).refine(isAsked, ASKS)), answer: Words })).refine((questions) => areUnique(questions.map(({ question }) => inWordsAlone(question))), { error: 'takes each question once' }).default([]),
    /** How we did this: Markdown with directives. */
    method: Words,
    /** Ids of claims that the piece answers and does not show: listed after its questions. */
    checks: Ids.default([]),
    /** Ids of questions that the record does not answer. */
    unknown: Ids.default([]),
    corrections: z.array(Dated).default([]),
    changes: z.array(Dated).default([]),
    'redirects-from': RedirectsFrom,
    /** Old places in the piece and where they are now: `old-heading: new-heading`, without the hash. */
    'ids-from': z.record(z.string(), z.string(), { error: 'is a group of `old-id: id-now`, without the hash' }).default({}),
    draft: z.boolean().default(false),
  })
  .refine(({ published, updated }) => !updated || updated >= published, {
    path: ['updated'],
    error: 'an article is updated on or after the day it is published',
  })
  .refine(({ published, updated, changes, corrections }) => !updated || updated < published || [...changes, ...corrections].some(({ date }) => date === updated), {
    path: ['updated'],
    error: 'needs an entry of the same day in changes or corrections: what is new is told to those who follow an older link',
    // A day there that cannot be read is told of as such.
    when: ({ value, issues }) => Array.isArray((value as { changes?: unknown } | undefined)?.changes) && Array.isArray((value as { corrections?: unknown }).corrections) && !issues.some(({ path }) => /^(?:published|updated|changes|corrections)$/.test(String(path?.[0]))),
  })
  .check(({ value: { title, standfirst, takeaways }, issues }) => {
    const told = new Map([[inWordsAlone(title), 'title'], [inWordsAlone(standfirst), 'standfirst']]);
    if (told.size === 1) issues.push({ code: 'custom', input: standfirst, path: ['standfirst'], message: 'must not say what the title says: it answers the title, or goes on from it' });
    takeaways.forEach((takeaway, at) => {
      const said = told.get(inWordsAlone(takeaway));
      if (said) issues.push({ code: 'custom', input: takeaway, path: ['takeaways', at], message: `must not say what the ${said} says: readers have just read that` });
    });
  })
  .refine(({ series, part }) => (series === undefined) === (part === undefined), {
    path: ['part'],
    error: 'series and part come together: an id from series.yaml, and the place in it',
  });
export type ArticleMatter = z.infer<typeof ArticleMatter>;
