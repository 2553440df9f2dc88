/** The figures that say most of an organization. Pure. */
import type { Entries } from '../schemas/index.ts';
import { keyOf } from './entry.ts';
import { usersOf, type Ledger } from './ledger.ts';

const MOST = 6;
type Fact = Entries['facts'];

/** Does a label name an organization, by its name or another word for it? A longer name that contains it is another's: OpenAI Foundation. */
function naming({ id, name, aliases }: Entries['organizations'], { organizations }: Ledger): (label: string) => boolean {
  const own = new RegExp(`(?<!\\w)(?:${[name, ...aliases].map((words) => RegExp.escape(words)).join('|')})(?!\\w)`);
  const longer = [...organizations.values()]
    .filter((other) => other.id !== id)
    .flatMap((other) => [other.name, ...other.aliases])
    .filter((other) => own.test(other));
  return (label) => own.test(longer.reduce((rest, other) => rest.replaceAll(other, ''), label));
}

const firmness = ({ status }: Fact): number => Number(status === 'confirmed');
const newestFirst = (a: Fact, b: Fact): number => b.asOf.localeCompare(a.asOf) || a.id.localeCompare(b.id);

/** At most six: of the facts in force whose labels name an organization, those that are confirmed and that most pages name; the confirmed first, then the newest. */
export function keyFactsOf(organization: Entries['organizations'], ledger: Ledger): Fact[] {
  const names = naming(organization, ledger);
  const uses = ({ id }: Fact): number => usersOf(ledger, keyOf('fact', id)).length;
  return [...ledger.facts.values()]
    .filter(({ label, status }) => status !== 'superseded' && names(label))
    .sort((a, b) => firmness(b) - firmness(a) || uses(b) - uses(a) || newestFirst(a, b))
    .slice(0, MOST)
    .sort((a, b) => firmness(b) - firmness(a) || newestFirst(a, b));
}
