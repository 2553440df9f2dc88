/** How kinds of organizations are said. */
import type { OrganizationKind } from '../schemas/ledger.ts';

/** One of a kind, on its own page. */
export const ORGANIZATION_KIND_WORDS: Record<OrganizationKind, string> = {
  company: 'Company',
  nonprofit: 'Nonprofit',
  government: 'Government',
  newsroom: 'Newsroom',
  regulator: 'Regulator',
  court: 'Court',
  research: 'Research group',
};

/** The heading over all of a kind, or over their people, in the order of the list of organizations. The two parties stand apart from it. */
export const ORGANIZATION_GROUPS: Record<OrganizationKind, string> = {
  company: 'Other companies',
  nonprofit: 'Nonprofits',
  regulator: 'Regulators',
  government: 'Governments',
  court: 'Courts',
  research: 'Research',
  newsroom: 'Newsrooms',
};
