/** The ledger → what the facets of search, and its order, know of each entry. Pure. */
import { partyIn, type Party } from '../charts/party.ts';
import { cached } from '../model/cached.ts';
import { KIND_NAMES, KINDS, pathOf, type Entry } from '../model/entry.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Dictionary, PageRow } from '../search/facets.ts';

/** The values of search's facet of parties, by whom an entry is about. */
export const PARTY_FACET = [
  ['microsoft', 'Microsoft'],
  ['openai', 'OpenAI'],
  ['both', 'Both'],
  ['others', 'Others'],
] as const;
type PartyId = (typeof PARTY_FACET)[number][0];
const PARTY_IDS: Record<Party, PartyId> = { microsoft: 'microsoft', openai: 'openai', shared: 'both', none: 'others' };

/** An event's party is who acts in it, a person's whom they work for, a clause's both; anything else's whom its words name. */
export function partyOfEntry({ kind, id, title, summary }: Entry, ledger: Ledger): PartyId {
  const among = (ids: readonly string[]): PartyId | undefined => {
    const [microsoft, openai] = [['microsoft', 'microsoft-ai', 'github'], ['openai', 'openai-foundation']].map((own) => own.some((each) => ids.includes(each)));
    return microsoft ? (openai ? 'both' : 'microsoft') : openai ? 'openai' : undefined;
  };
  if (kind === 'clause') return 'both';
  if (kind === 'organization') return among([id]) ?? 'others';
  if (kind === 'person') return among(ledger.people.get(id)!.organizations) ?? 'others';
  const acting = kind === 'event' ? among(ledger.events.get(id)!.actors) : undefined;
  return acting ?? PARTY_IDS[partyIn(`${title} ${summary}`)];
}

/** The place of each topic in the `Dictionary`. */
const topicCodes = cached((ledger: Ledger): ReadonlyMap<string, number> => new Map([...ledger.topics.keys()].map((id, at) => [id, at])));

/** The facets of an entry but for its year: each code is a place in the `Dictionary`. */
export const toCodes = (entry: Entry, ledger: Ledger): { kind: number; topics: number[]; status: string; party: number } => ({
  kind: KINDS.indexOf(entry.kind),
  topics: entry.topics.map((id) => topicCodes(ledger).get(id)!),
  status: entry.status ?? entry.verdict ?? '',
  party: PARTY_FACET.findIndex(([id]) => id === partyOfEntry(entry, ledger)),
});

/** What the codes stand for. The site's own pages have a kind behind the kinds of entries. */
export const toDictionary = (ledger: Ledger): Dictionary => ({
  kinds: [...KINDS.map((kind) => [kind, KIND_NAMES[kind][0], pathOf(kind, '*')] as const), ['page', 'Page', '/*/']],
  topics: [...ledger.topics.keys()],
  parties: PARTY_FACET.map(([id]) => id),
});

/** Column by column, like stands beside like, and a tenth fewer bytes are sent. */
export const toColumns = <Value>(rows: readonly (readonly Value[])[]): Value[][] => (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]!));

/** What the facets and the order need of every page, the pages in the order in which Pagefind has them. */
export function toFacetFile(ledger: Ledger, paths: readonly string[]): string {
  const byPath = new Map([...ledger.entries.values()].map((entry) => [entry.path, entry]));
  const toPageRow = (path: string): PageRow => {
    const entry = byPath.get(path)!;
    const { kind, topics, status, party } = toCodes(entry, ledger);
    return [kind, topics, status, party, entry.date ?? ''];
  };
  return JSON.stringify(toColumns<PageRow[number]>(paths.map(toPageRow)));
}
