/** What search fetches while its engine is on its way. */
import { expect, test, vi } from 'vitest';
import { passages } from '../../src/elements/search-engine.ts';
import type { Head } from '../../src/search/answers.ts';
import { NO_FACETS } from '../../src/search/state.ts';

test('a word before the first piece of the index asks for no piece', async () => {
  const head: Head = { kinds: [], topics: [], parties: [], index: { digest: 'd', words: ['b', 'm'], few: [] }, small: '', synonyms: [], entries: [], shards: [] };
  vi.stubGlobal('answersAhead', Promise.resolve(head));
  const append = vi.spyOn(document.head, 'append').mockReturnValue();
  // There is no engine here, which the search tells its reader.
  await expect(passages({ query: '2019 apple nadella', without: [], facets: NO_FACETS, sort: '', shown: 10 })).rejects.toThrow();
  await expect.poll(() => append.mock.calls.map(([link]) => (link as Element).getAttribute('href'))).toEqual(['/pagefind/index/d_1.pf_index']);
});
