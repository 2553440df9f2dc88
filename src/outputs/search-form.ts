/** The form of search, the same on its page and in the dialog: elements/site-search.ts brings it to life. Pure. */
import { PARTY_FACET, partyOfEntry } from './facets.ts';
import { KIND_NAMES, STATUS_WORDS, VERDICT_WORDS } from '../model/entry.ts';
import { escapeHtml } from '../model/html.ts';
import type { Ledger } from '../model/ledger.ts';
import { SORTS, type Facet, type Sort } from '../search/state.ts';
import { FOUND } from './search.ts';

/** The values of a facet that the site has, each with what it is called, in the order of the alphabet, years from the last. */
type Values = readonly (readonly [id: string, name: string])[];

const ORDERS: Record<Sort, string> = { '': 'Best match', newest: 'Newest first', oldest: 'Oldest first' };

/** The groups of choices, in order. Two are of one facet: how sure a figure is, and what was found of a claim. */
const GROUPS = { kind: 'Kind', topic: 'Topic', status: 'Status', verdict: 'Verdict', party: 'Party', year: 'Year' } as const;
type Group = keyof typeof GROUPS;
const GROUP_NAMES = Object.keys(GROUPS) as Group[];
const facetOf = (group: Group): Facet => (group === 'verdict' ? 'status' : group);

/** What may be chosen from, in every group, of everything that a search finds. */
function valuesOf(ledger: Ledger): Record<Group, Values> {
  const values: Record<Group, Map<string, string>> = { kind: new Map(), topic: new Map(), status: new Map(), verdict: new Map(), party: new Map(), year: new Map() };
  for (const entry of ledger.entries.values()) {
    if (!FOUND.has(entry.kind)) continue;
    const { kind, topics, status, verdict, date } = entry;
    const party = partyOfEntry(entry, ledger);
    values.kind.set(kind, KIND_NAMES[kind][0]);
    for (const topic of topics) values.topic.set(topic, ledger.topics.get(topic)!.name);
    if (status) values.status.set(status, STATUS_WORDS[status]);
    if (verdict) values.verdict.set(verdict, VERDICT_WORDS[verdict]);
    values.party.set(party, new Map<string, string>(PARTY_FACET).get(party)!);
    if (date) values.year.set(date.slice(0, 4), date.slice(0, 4));
  }
  const sorted = (name: Group): Values => [...values[name]].sort(([, a], [, b]) => (name === 'year' ? b.localeCompare(a) : a.localeCompare(b, 'en')));
  return Object.fromEntries(GROUP_NAMES.map((name) => [name, sorted(name)])) as Record<Group, Values>;
}

/** Everything that a search may be narrowed and ordered by. What each value would leave is counted in the browser. */
function toPanel(ledger: Ledger): string {
  const values = valuesOf(ledger);
  const groups = GROUP_NAMES.map((name) => {
    const boxes = values[name].map(([id, label]) => `<label><input type="checkbox" name="${facetOf(name)}" value="${escapeHtml(id)}"> ${escapeHtml(label)} <span class="count"></span></label>`);
    return `<fieldset name="${facetOf(name)}"><legend>${GROUPS[name]}</legend><div class="search-values">${boxes.join('')}</div></fieldset>`;
  });
  const orders = SORTS.map((sort) => `<option value="${sort}">${ORDERS[sort]}</option>`);
  return `<details class="search-facets" hidden><summary>Filters and order</summary><p class="search-sort"><label for="search-sort">Order</label> <select id="search-sort" name="sort">${orders.join('')}</select></p>${groups.join('')}</details>`;
}

/** The form as HTML. `base` is the site's; without a ledger there are no facets, as in the dialog. The page's share-tools copies the link. */
export const toSearchForm = (base: string, ledger?: Ledger): string =>
  `<form role="search" action="${base}search/" autocomplete="off"><div class="search-form"><input aria-label="Search the site" type="search" name="q" autocapitalize="off" spellcheck="false" placeholder="Name or number" maxlength="2000"><button type="submit">Search</button></div><p class="visually-hidden" role="status"></p>${ledger ? toPanel(ledger) : ''}<div class="search-body"><div class="search-notes"></div><ol class="search-answers"></ol><ol class="search-results"></ol><button type="button" class="search-more" hidden>More results</button><p class="search-tools" hidden><a href="${base}search/"${ledger ? ' class="copy">Copy link to this search' : '>All results, with filters'}</a></p></div></form>`;

/** The dialog that holds it over any page, fetched when it is first opened, as text: it is no page. */
export const toSearchDialog = (base: string): string =>
  `<dialog class="search-dialog" aria-label="Search"><form method="dialog"><button class="search-close">Close</button></form><site-search>${toSearchForm(base)}</site-search></dialog>`;
