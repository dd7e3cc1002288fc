import type { Viewer } from './facts.ts'
import type { StandingFacts } from './standing.ts'

/**
 * What somebody may read, as plain lists from which a query makes its predicate: tickets where they are the requester or an
 * active participant, those filed in the name of an establishment of `headOf`, those that a team of `teamIds` holds or held.
 */
export interface ReadScope {
  readonly personId: string
  readonly headOf: readonly string[]
  readonly teamIds: readonly string[]
  /** False for a token without `tickets:read`: nothing at all. */
  readonly tickets: boolean
  /** False for a token without `notes:read`: no team entry, whatever the standing. */
  readonly teamEntries: boolean
}

export const scopeFor = (viewer: Viewer): ReadScope => ({
  personId: viewer.personId,
  headOf: viewer.headOf,
  teamIds: viewer.memberships.map(({ teamId }) => teamId),
  tickets: viewer.scopes === null || viewer.scopes.includes('tickets:read'),
  teamEntries: viewer.scopes === null || viewer.scopes.includes('notes:read'),
})

/** The list rule on one row: what a query's predicate must say, and a test holds it against `mayRead`. */
export const isInScope = (scope: ReadScope, row: StandingFacts): boolean =>
  scope.tickets &&
  (row.requesterId === scope.personId ||
    row.participants.some(({ personId }) => personId === scope.personId) ||
    (row.onBehalf === 'establishment' &&
      row.establishmentId !== null &&
      scope.headOf.includes(row.establishmentId)) ||
    [row.teamId, ...row.formerTeamIds].some((teamId) => scope.teamIds.includes(teamId)))
