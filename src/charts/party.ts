/** Whose number it is decides its hue; the words beside it say so too. */
export type Party = 'microsoft' | 'openai' | 'shared' | 'none';

const MICROSOFT = /\b(?:Microsoft|Azure|Bing|GitHub|Copilot)\b/;
const OPENAI = /\b(?:OpenAI|ChatGPT)\b/;

/** Whom a text names. */
export function partyIn(text: string): Party {
  if (MICROSOFT.test(text)) return OPENAI.test(text) ? 'shared' : 'microsoft';
  return OPENAI.test(text) ? 'openai' : 'none';
}

/** The party a chart is about, by its title or else its subtitle; or the one a label names before its first comma. */
export function partyOf(subject: string | { title: string; subtitle: string }): Party {
  if (typeof subject === 'string') return partyIn(subject.split(/[,;:(]/)[0]!);
  const party = partyIn(subject.title);
  return party === 'none' ? partyIn(subject.subtitle) : party;
}

/** A party for each label: its own where any label names one, else the chart's. */
export function partiesOf(chart: { title: string; subtitle: string; points: readonly { label?: string | undefined }[] }): Party[] {
  const own = chart.points.map(({ label }) => partyOf(label ?? ''));
  return own.some((party) => party !== 'none') ? own : own.map(() => partyOf(chart));
}
