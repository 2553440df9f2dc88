/** How a person's role and its years are said. */
import { inShort } from './day.ts';

/** A role in pieces: the words, and each organization where its name stands. */
export function namesIn<T extends { name: string }>(role: string, organizations: readonly T[]): (string | T)[] {
  // The longest first: “Microsoft AI” is not Microsoft.
  const found = organizations.toSorted((a, b) => b.name.length - a.name.length).find(({ name }) => role.includes(name));
  if (!found) return role ? [role] : [];
  const others = organizations.filter((one) => one !== found);
  const at = role.indexOf(found.name);
  return [...namesIn(role.slice(0, at), others), found, ...namesIn(role.slice(at + found.name.length), others)];
}

/** How long a role was held, as far as that is known: “from Dec 2015”, “Nov 17 to Nov 22, 2023”. */
export function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }): string {
  if (from && to) return from.slice(0, 4) === to.slice(0, 4) && from.length > 4 ? `${inShort(from).replace(/,? \d{4}$/, '')} to ${inShort(to)}` : `${inShort(from)} to ${inShort(to)}`;
  return from ? `from ${inShort(from)}` : to ? `to ${inShort(to)}` : '';
}
