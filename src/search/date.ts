/** The day or month that a query names, however it spells it. Pure. */

export interface Dated {
  /** `2023-11-17`, `2023-11`. */
  day: string;
  /** As the site writes it: "November", "17", "2023". */
  words: string[];
  /** The query without it. */
  rest: string;
  /** Is a day of the site's, "as of Nov 17, 2023", of it? */
  has(day: string): boolean;
}

/** "17th of November 2023", "Nov. 17, 2023", "November 2023"; "2023-11-17", "2023-11"; "11/17/2023". */
const DATE = /(?<![\p{L}\d$-])(?:(?:(?:(\d\d?)(?:st|nd|rd|th)?[\s.-]+(?:of\s+)?)?(\p{L}{3,9})[\s.,-]+(?:(\d\d?)(?:st|nd|rd|th)?[\s,-]+)?(?:of\s+)?|(\d\d?)\/(\d\d?)\/)(\d{4})|(\d{4})-(\d\d?)(?:-(\d\d?))?)(?![\p{L}\d-])/giu;

/** The first date of a query, given the names of the months. A phrase in quotes is looked for as it stands. */
export function dateIn(query: string, months: readonly string[]): Dated | undefined {
  if (/["“”„]/.test(query)) return undefined;
  for (const [found, before, name, after, first, second, ended, begun, ...iso] of query.matchAll(DATE)) {
    // In figures alone the month comes first, as Americans write it, unless it can be none.
    const turned = Number(first) > 12;
    const month = name ? months.findIndex((each) => each.toLowerCase().startsWith(name.toLowerCase())) + 1 : Number((turned ? second : first) ?? iso[0]);
    const day = Number(before ?? after ?? (turned ? first : second) ?? iso[1] ?? 0);
    if (!(month > 0 && month < 13 && day < 32)) continue;
    const year = (ended ?? begun)!;
    const two = (number: number): string => String(number).padStart(2, '0');
    const asked = [year, two(month), ...(day ? [two(day)] : [])].join('-');
    return {
      day: asked,
      words: [months[month - 1]!, ...(day ? [String(day)] : []), year],
      rest: query.replace(found, ' '),
      has: (other) => dateIn(other, months)?.day.startsWith(asked) ?? false,
    };
  }
  return undefined;
}
