import type { TransitionInput } from '@guichet/contracts/lifecycle'
import type { Decision, TicketFacts } from '../facts.ts'
import type { ChildInput } from '../kinship.ts'
import { refusal } from '../reasons.ts'
import { requesterSideOf } from '../standing.ts'
import { mail, saidIn, takenNow, type Act, type Outcome } from './act.ts'

type Input<Event extends TransitionInput['event']> = Extract<TransitionInput, { event: Event }>

/** T34: people who come to file about these topics are told, and may join. Declared again, it is told otherwise. */
export const declareIncident = (
  { facts, targets: { places } }: Act,
  { title, text, categoryIds, establishmentIds }: Input<'declare_incident'>,
): Outcome => {
  if (places?.categories !== new Set(categoryIds).size)
    throw refusal('refusal.category_unknown', { pointer: '/categoryIds' })
  if (places.establishments !== new Set(establishmentIds).size)
    throw refusal('refusal.establishment_none', { pointer: '/establishmentIds' })
  if (places.isChild) throw refusal('refusal.link_generations')
  const again = facts.incidentId === null ? {} : { again: true }
  return {
    incident: { title, text, categoryIds, establishmentIds },
    also: [{ audience: 'team', kind: 'declare_incident', changes: [], data: { title, ...again } }],
  }
}

/** T34 again: nobody is told any more; its children stay. */
export const endIncident = (): Outcome => ({
  incident: null,
  also: [{ audience: 'team', kind: 'end_incident', changes: [], data: {} }],
})

/** T35: the same words to everybody who joined, and to the incident’s own requester. */
export const tellChildren = (_: Act, input: Input<'tell_children'>): Outcome => {
  const text = saidIn(input.text)
  return {
    text: { body: text, audience: 'public' },
    mails: [mail('comment_public', ['requester', 'contacts'], { text })],
    carries: { event: 'comment', text, audience: 'public' },
  }
}

/** T36: a child goes where its incident went. Whoever stands on its requester’s side, or has left since, is not put in charge of it. */
export const followIncident = (
  act: Act,
  { teamId }: Extract<ChildInput, { event: 'follow_incident' }>,
): Outcome => {
  const { facts, now } = act
  const agentId = ledBy(act, teamId)
  if (teamId === facts.teamId && agentId === facts.agentId) return {}
  const moves = teamId !== facts.teamId
  const waits =
    !moves && agentId !== null && (facts.status === 'pending_requester' || facts.status === 'on_hold')
  return {
    patch: {
      ...(waits ? {} : { status: agentId === null ? 'dispatched' : 'assigned' }),
      agentId,
      ...(moves && { teamId, dispatchCount: facts.dispatchCount + 1 }),
      ...(agentId !== null && takenNow(facts, now)),
    },
    data: { teamId, agentId },
    mails: [
      ...(agentId === null ? [] : [mail('assigned_requester', ['requester'], { agentId })]),
      ...(moves && agentId === null
        ? [mail('transferred_requester', ['requester'], { teamId, text: null })]
        : []),
    ],
  }
}

/** What moves an incident moves its children after it. */
export const thenCarried = (facts: TicketFacts, decision: Decision): Decision => {
  const { teamId = facts.teamId, agentId = facts.agentId } = decision.patch
  const isStill = teamId === facts.teamId && agentId === facts.agentId
  if (facts.incidentId === null || isStill) return decision
  return { ...decision, carries: { event: 'follow_incident', teamId, agentId } }
}

const ledBy = ({ facts, targets: { person } }: Act, teamId: string): string | null =>
  person?.teamIds.includes(teamId) && !requesterSideOf(facts, person.id, person.headOf) ? person.id : null
