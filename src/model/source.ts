/** How sources are said and sorted. */
import type { Entries } from '../schemas/index.ts';
import { SOURCE_KINDS, type SourceKind } from '../schemas/ledger.ts';

/** What kind of source it is. */
export const SOURCE_KIND_WORDS: Record<SourceKind, string> = {
  primary: 'primary document',
  filing: 'filing',
  court: 'court paper',
  regulator: 'regulator',
  research: 'study or analysis',
  press: 'press',
};

/** How it was read. */
export const ACCESS_WORDS: Record<Entries['sources']['access'], string> = {
  read: 'read in the original',
  copy: 'read through a copy',
  unread: 'known, not opened',
};

/** What is said of a source whose report comes from people whom it does not name. */
export const UNNAMED_WORDS = 'rests on people who are not named';

/** What a reader needs to judge a source, in order: its kind, whether it rests on people who are not named, how it was read. */
export const traitsOf = ({ kind, unnamed, access }: Pick<Entries['sources'], 'kind' | 'unnamed' | 'access'>): string[] => [SOURCE_KIND_WORDS[kind], ...(unnamed ? [UNNAMED_WORDS] : []), ACCESS_WORDS[access]];

/** Nearest to the record first, then the newest. */
export const byWeight = (a: Entries['sources'], b: Entries['sources']): number =>
  SOURCE_KINDS.indexOf(a.kind) - SOURCE_KINDS.indexOf(b.kind) || b.published.localeCompare(a.published) || a.id.localeCompare(b.id);

/** Sources by their ids, nearest to the record first. */
export const listSources = (ids: readonly string[], sources: ReadonlyMap<string, Entries['sources']>): Entries['sources'][] => ids.map((id) => sources.get(id)!).sort(byWeight);

/** Where a source can be opened: the original, or else the copy that was read. */
export const addressOf = ({ url, readAt }: Pick<Entries['sources'], 'url' | 'readAt'>): string | undefined => url ?? readAt;

/** `https://www.sec.gov/x` → `sec.gov`: how an address is shown. */
export const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./, '');

/** Who published these sources, each once, with the first of its sources to lead to. */
export const publishersOf = (ids: readonly string[], sources: ReadonlyMap<string, Entries['sources']>): [publisher: string, id: string][] =>
  [...Map.groupBy(ids, (id) => sources.get(id)!.publisher)].map(([publisher, [first]]) => [publisher, first!]);
