/** The two parties to the deal, by their ids among organizations. */
export const PARTIES = ['microsoft', 'openai'] as const;
/** The id of one. */
export type PartyName = (typeof PARTIES)[number];

/** Whether an id among actors or organizations is that of a party. */
export const isParty = (id: string): id is PartyName => PARTIES.some((party) => party === id);
