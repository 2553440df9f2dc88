/** Spaces at which no line may end: between a number and its word, a month and its day, a word and the number that names it. */
const BOUND = new RegExp(
  [
    // The word may begin in a span that keeps it beside its note.
    '(?<=\\d) (?=(?:<span[^>]*>)?(?:thousand|million|billion|trillion|percent|(?:mega|giga)watts?)\\b)',
    '(?<=\\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)) (?=(?:<span[^>]*>)?\\d{1,2}\\b)',
    '(?<=\\b(?:Note|Form|No\\.)) (?=\\d)',
    '(?<=\\bCC) (?=BY\\b)',
    '(?<=\\bCC BY) (?=\\d)',
  ].join('|'),
  'g',
);

/** The longest word that a headline keeps whole: a longer one would not fit the line of a phone. */
const LONGEST = 20;

/** A headline in which no line ends after the hyphen of “three-way” or “Form 10-Q”. */
export const whole = (title: string): string => title.replace(/[\p{L}\d]+(?:-[\p{L}\d]+)+/gu, (word) => (word.length > LONGEST ? word : word.replaceAll('-', '-\u2060')));

/** Elements whose text is data or is drawn at a measured width. */
const LEFT_ALONE = /<\/(?:script|style|title|textarea|text|tspan|option)/y;

/**
 * The page with no-break spaces where a line must not end, in what a reader reads: “$6 billion”, “October 28”. Tags,
 * attributes, data in scripts and drawings stay as they are. By patterns on the finished text: a tree would have to be made of
 * every page, and written again.
 */
export function bind(html: string): string {
  return html.replace(BOUND, (space, at: number) => {
    const open = html.indexOf('<', at);
    const close = html.indexOf('>', at);
    // Within a tag the next sign of the two is its end.
    if (close !== -1 && (open === -1 || close < open)) return space;
    LEFT_ALONE.lastIndex = open;
    return open !== -1 && LEFT_ALONE.test(html) ? space : '\u00a0';
  });
}
