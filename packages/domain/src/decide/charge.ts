import type { TransitionInput } from '@guichet/contracts/lifecycle'
import { hasScope } from '../may-fire.ts'
import type { NewEntry, PersonTarget, TicketPatch } from '../facts.ts'
import { refusal } from '../reasons.ts'
import { requesterSideOf } from '../standing.ts'
import { mail, saidOrNot, takenNow, type Act, type Outcome } from './act.ts'

type Input<Event extends TransitionInput['event']> = Extract<TransitionInput, { event: Event }>

/** T2: another team holds it, nobody is in charge there yet, and guests leave unless kept. */
export const transfer = (act: Act, input: Input<'transfer'>): Outcome => {
  const { facts } = act
  const teamId = receivingTeam(act, input)
  const text = saidOrNot(input.text)
  const isForTeam = input.audience === 'team'
  if (text !== undefined && isForTeam) mayWriteNotes(act)
  const guests = input.keepGuests ? [] : facts.participants.filter(({ role }) => role === 'guest_agent')
  return {
    patch: {
      status: 'dispatched',
      teamId,
      ...categoryOf(act, input, teamId),
      agentId: null,
      dispatchCount: facts.dispatchCount + 1,
    },
    data: { teamId, previousTeamId: facts.teamId, previousAgentId: facts.agentId },
    also: guests.map((guest): NewEntry => ({
      audience: 'public',
      kind: 'uninvite',
      changes: [],
      data: { guestId: guest.personId },
    })),
    ...(text !== undefined && { text: { body: text, audience: input.audience } }),
    removeParticipantIds: guests.map(({ id }) => id),
    mails: [
      mail('transferred_team', ['team'], { teamId, previousTeamId: facts.teamId, text: text ?? null }),
      mail('transferred_requester', ['requester'], { teamId, text: isForTeam ? null : (text ?? null) }),
    ],
  }
}

/** T3: the state `dispatched`, judged at commit, says that nobody was first. */
export const take = ({ facts, mover, now }: Act): Outcome => {
  if (mover.kind !== 'person') throw refusal('refusal.not_yours_to_do')
  const agentId = mover.viewer.personId
  return {
    patch: { status: 'assigned', agentId, ...takenNow(facts, now) },
    data: { agentId },
    mails: [mail('taken', ['requester'], { agentId })],
  }
}

/** T4: a waiting state is kept. */
export const assign = (act: Act, input: Input<'assign'>): Outcome => {
  const waits = act.facts.status === 'pending_requester' || act.facts.status === 'on_hold'
  return putInCharge(act, input.agentId, waits ? {} : { status: 'assigned' })
}

/** T6: the state stays, whichever it is. */
export const handOver = (act: Act, input: Input<'hand_over'>): Outcome => putInCharge(act, input.agentId, {})

/** T5: the team has it again. */
export const release = ({ facts }: Act): Outcome => ({
  patch: { status: 'dispatched', agentId: null },
  data: { previousAgentId: facts.agentId, teamId: facts.teamId },
  mails: [mail('released', ['team'], { previousAgentId: facts.agentId })],
})

/** T26: whoever was in charge is no longer of the team. */
export const holderLeft = ({ facts }: Act): Outcome => ({
  patch: { status: 'dispatched', agentId: null },
  data: { previousAgentId: facts.agentId, teamId: facts.teamId },
  mails: [mail('holder_left', ['team'], { previousAgentId: facts.agentId })],
})

const putInCharge = (act: Act, agentId: string, patch: TicketPatch): Outcome => {
  const { facts, now, targets } = act
  refuseAgent(act, targets.person ?? null)
  const data = { agentId, previousAgentId: facts.agentId }
  return {
    patch: { ...patch, agentId, ...takenNow(facts, now) },
    data,
    mails: [mail('assigned_agent', ['agent'], data), mail('assigned_requester', ['requester'], { agentId })],
  }
}

const refuseAgent = ({ facts }: Act, person: PersonTarget | null): void => {
  const pointer = '/agentId'
  if (!person?.teamIds.includes(facts.teamId)) throw refusal('refusal.agent_unknown', { pointer })
  if (person.id === facts.agentId) throw refusal('refusal.agent_same', { pointer })
  if (requesterSideOf(facts, person.id, person.headOf))
    throw refusal('refusal.agent_is_on_the_other_side', { pointer })
}

const receivingTeam = ({ facts, targets: { team } }: Act, input: Input<'transfer'>): string => {
  const pointer = '/teamId'
  if (input.teamId === facts.teamId) throw refusal('refusal.team_same', { pointer })
  if (!team) throw refusal('refusal.team_unknown', { pointer })
  if (!team.acceptsTransfers || !team.hasMembers) throw refusal('refusal.team_closed', { pointer })
  return team.id
}

const categoryOf = (
  { targets: { category } }: Act,
  input: Input<'transfer'>,
  teamId: string,
): TicketPatch => {
  const pointer = '/categoryId'
  if (input.categoryId === undefined) return {}
  if (!category?.acceptsTickets) throw refusal('refusal.category_unknown', { pointer })
  if (category.teamId !== teamId) throw refusal('refusal.category_of_another_team', { pointer })
  return { categoryId: category.id }
}

/** A token without `notes:write` writes nothing for the team. */
export const mayWriteNotes = ({ mover }: Act): void => {
  if (mover.kind === 'person' && !hasScope(mover.viewer, 'notes:write'))
    throw refusal('refusal.scope_missing', { values: { scope: 'notes:write' } })
}
