/** The stretches of the story by the computing clause: their names, and how far apart they hold the two strands. */
import type { phaseOf } from '../../model/day.ts';

type Phase = ReturnType<typeof phaseOf>;

/** In order. `apart` is half the distance between the strands, in parts of the widest. */
export const PHASES: readonly { phase: Phase; name: string; apart: number }[] = [
  { phase: 'before', name: 'Before exclusivity', apart: 1 },
  { phase: 'exclusive', name: 'Azure exclusively', apart: 0.16 },
  { phase: 'refusal', name: 'First refusal', apart: 0.5 },
  { phase: 'open', name: 'Any cloud', apart: 1 },
];

/** The strands change sides where the contract begins: −1 is the left of a spine or the top of a strip. */
export const sideOf = (phase: Phase, party: 'microsoft' | 'openai'): 1 | -1 => ((party === 'openai') === (phase === 'before') ? 1 : -1);
