/** For the routes of entries' own pages. */
import type { Kind } from '../model/entry.ts';
import { entryKey } from './keys.ts';
import { getLedger } from './ledger.ts';

interface EntryPath {
  params: { id: string };
  cacheKey: string;
}

/** Each entry of a kind. */
export const entryPaths = (kind: Kind) => async (): Promise<EntryPath[]> => {
  const ledger = await getLedger();
  return [...ledger.entries.values()].filter((entry) => entry.kind === kind).map(({ id, key }) => ({ params: { id }, cacheKey: entryKey(ledger, key) }));
};
