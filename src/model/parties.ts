/** The two parties to the deal, by their ids among organizations. */
export const PARTIES = ['microsoft', 'openai'] as const;
