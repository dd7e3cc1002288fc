import { FIRED_EVENTS, type FiredEvent } from '@guichet/contracts/lifecycle'
import type { Settings } from '@guichet/contracts/settings'
import type { DeskNow } from './desk.ts'
import type { TicketFacts, Viewer } from './facts.ts'
import { hasScope, refusalByRole, refusalByState } from './may-fire.ts'
import { requesterSeesPriority } from './priority.ts'
import { standingOf, type StandingFacts } from './standing.ts'

/** Whether the ticket exists for this viewer. A former team reads what was written until the transfer: the query cuts there. */
export const mayRead = (facts: StandingFacts, viewer: Viewer): boolean =>
  hasScope(viewer, 'tickets:read') && standingOf(facts, viewer) !== null

/** Whether entries and files for the team are read; a former team's, until the transfer. */
export const mayReadTeamEntries = (facts: StandingFacts, viewer: Viewer): boolean =>
  mayRead(facts, viewer) && hasScope(viewer, 'notes:read') && isOfTheDesk(facts, viewer)

/** Whether priority, impact, urgency, deadline and recall date are read: on the requester's side, the priority that they choose alone. */
export const mayReadPriority = (facts: StandingFacts, viewer: Viewer, settings: Settings): boolean =>
  mayRead(facts, viewer) && (isOfTheDesk(facts, viewer) || requesterSeesPriority(settings))

/** Whether telephone and availability are read: by the owner and the desk. */
export const mayReadCallback = (facts: StandingFacts, viewer: Viewer): boolean =>
  mayRead(facts, viewer) && (standingOf(facts, viewer) === 'owner' || isOfTheDesk(facts, viewer))

/** Whether role, right, scope and the desk's settings let this viewer fire the event, in some state or other. */
export const can = (viewer: Viewer, event: FiredEvent, facts: TicketFacts, settings: Settings): boolean =>
  refusalByRole(event, facts, viewer, settings) === null

/** The events that would be accepted now, in the order of a menu. Where an entry answers a question, it is `provide_info` alone. */
export const allowedOn = (facts: TicketFacts, viewer: Viewer, desk: DeskNow): FiredEvent[] => {
  const accepted = FIRED_EVENTS.filter(
    (event) =>
      can(viewer, event, facts, desk.settings) && refusalByState(event, facts, viewer, desk) === null,
  )
  return accepted.includes('provide_info') ? accepted.filter((event) => event !== 'comment') : accepted
}

const isOfTheDesk = (facts: StandingFacts, viewer: Viewer): boolean => {
  const standing = standingOf(facts, viewer)
  return standing === 'agent' || standing === 'guest' || standing === 'former'
}
