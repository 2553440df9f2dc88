/** How a person's role, its years and positions are said. */
import type { Entries } from '../schemas/index.ts';
import { inShort, inYear } from './day.ts';

/** A role in pieces: the words, and each organization where its name stands. */
export function namesIn<T extends { name: string }>(role: string, organizations: readonly T[]): (string | T)[] {
  // The longest first: “Microsoft AI” is not Microsoft.
  const found = organizations.toSorted((a, b) => b.name.length - a.name.length).find(({ name }) => role.includes(name));
  if (!found) return role ? [role] : [];
  const others = organizations.filter((one) => one !== found);
  const at = role.indexOf(found.name);
  return [...namesIn(role.slice(0, at), others), found, ...namesIn(role.slice(at + found.name.length), others)];
}

/** The positions that a `::position` shows: that of its date, or all. */
export const selectPositions = ({ positions }: Pick<Entries['people'], 'positions'>, { date }: Record<string, string | undefined>): Entries['people']['positions'] =>
  positions.filter((position) => !date || position.date === date);

/** How long a role was held, as far as that is known: “From Dec 2015”, “Until 2023”, “Nov 17–22, 2023”. */
export function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }): string {
  if (!from) return to ? `Until ${inShort(to)}` : '';
  if (!to) return `From ${inShort(from)}`;
  // Two days of one month share its name.
  if (to.length === 10 && from.slice(0, 8) === to.slice(0, 8)) return `${inYear(from)}–${inShort(to).split(' ').slice(1).join(' ')}`;
  return `${inShort(from)} to ${inShort(to)}`;
}
