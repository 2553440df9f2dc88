/** The stretches of the story by the computing clause: how close the agreement of a day held the two companies. Pure. */
import type { PartyName } from './parties.ts';

/** In order. `since` is the first day (content/agreement.yaml; of the first, the founding of OpenAI), `apart` half the distance between the two strands, in parts of the widest. */
export const PHASES = [
  { phase: 'before', since: '2015-12-11', name: 'Before exclusivity', apart: 1 },
  { phase: 'exclusive', since: '2019-07-22', name: 'Azure exclusively', apart: 0.16 },
  { phase: 'refusal', since: '2025-01-21', name: 'First refusal', apart: 0.5 },
  { phase: 'open', since: '2025-10-28', name: 'Any cloud', apart: 1 },
] as const;
/** One of these stretches. */
export type Phase = (typeof PHASES)[number];

/** The stretch that a day lies in; of a month or a year, the one in which it begins. */
export const phaseOf = (day: string): Phase['phase'] => PHASES.findLast(({ since }) => since <= day)?.phase ?? 'before';

/** The strands change sides where the contract begins: −1 is the left of a spine or the top of a strip. */
export const sideOf = (phase: Phase['phase'], party: PartyName): 1 | -1 => ((party === 'openai') === (phase === 'before') ? 1 : -1);
