import type { Actor } from '@guichet/contracts/lifecycle'
import type { Standing } from '@guichet/contracts/tickets'
import type { Membership, TicketFacts, Viewer } from './facts.ts'

/** The facts that say who stands where. */
export type StandingFacts = Pick<
  TicketFacts,
  'requesterId' | 'participants' | 'onBehalf' | 'establishmentId' | 'teamId' | 'formerTeamIds'
>

/**
 * What somebody is towards a ticket: the first that applies, and nothing else (rules.md, “Who reads what”).
 * Whoever is owner, contact or head there has no agent's standing, whatever their teams. Null: the ticket is invisible to them.
 */
export const standingOf = (facts: StandingFacts, viewer: Viewer): Standing | null =>
  requesterSideOf(facts, viewer.personId, viewer.headOf) ?? deskSideOf(facts, viewer)

/** The standing on the requester's side, which shuts the desk's. */
export const requesterSideOf = (
  facts: StandingFacts,
  personId: string,
  headOf: readonly string[],
): 'owner' | 'contact' | 'head' | null => {
  if (facts.requesterId === personId) return 'owner'
  if (participates(facts, personId, 'contact')) return 'contact'
  return isHead(facts, headOf) ? 'head' : null
}

export const participates = (
  facts: Pick<TicketFacts, 'participants'>,
  personId: string,
  role: 'contact' | 'guest_agent',
): boolean => facts.participants.some((one) => one.personId === personId && one.role === role)

/** The active membership of the holding team. */
export const membershipOf = (facts: Pick<TicketFacts, 'teamId'>, viewer: Viewer): Membership | undefined =>
  viewer.memberships.find((membership) => membership.teamId === facts.teamId)

/** Everything that the viewer is in the words of the lifecycle table, `oneself` excepted. */
export const actorsOf = (facts: TicketFacts, viewer: Viewer): readonly Actor[] => {
  const standing = standingOf(facts, viewer)
  if (standing === 'owner' || standing === 'contact' || standing === 'guest') return [standing]
  if (standing !== 'agent') return []
  const inCharge: readonly Actor[] = facts.agentId === viewer.personId ? ['agent'] : []
  const leads: readonly Actor[] = membershipOf(facts, viewer)?.role === 'lead' ? ['lead'] : []
  return ['member', ...inCharge, ...leads]
}

const isHead = (facts: StandingFacts, headOf: readonly string[]): boolean =>
  facts.onBehalf === 'establishment' &&
  facts.establishmentId !== null &&
  headOf.includes(facts.establishmentId)

const deskSideOf = (facts: StandingFacts, viewer: Viewer): 'agent' | 'guest' | 'former' | null => {
  if (membershipOf(facts, viewer)) return 'agent'
  if (participates(facts, viewer.personId, 'guest_agent')) return 'guest'
  return viewer.memberships.some(({ teamId }) => facts.formerTeamIds.includes(teamId)) ? 'former' : null
}
