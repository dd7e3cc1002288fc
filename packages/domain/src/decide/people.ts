import type { TransitionInput } from '@guichet/contracts/lifecycle'
import type { ParticipantFact, PersonTarget, TicketFacts } from '../facts.ts'
import { firingActors } from '../may-fire.ts'
import { refusal } from '../reasons.ts'
import { participates, requesterSideOf } from '../standing.ts'
import { mail, type Act, type Outcome } from './act.ts'

type Input<Event extends TransitionInput['event']> = Extract<TransitionInput, { event: Event }>

/** T7: a colleague of any team reads everything and may comment. */
export const invite = ({ facts, targets }: Act): Outcome => {
  const guest = guestOf(facts, targets.person ?? null)
  return {
    data: { guestId: guest.id },
    addParticipant: { personId: guest.id, role: 'guest_agent' },
    mails: [
      { ...mail('invited_guest', ['person']), personId: guest.id },
      mail('invited_requester', ['requester'], { guestId: guest.id }),
    ],
  }
}

export const uninvite = (act: Act, input: Input<'uninvite'>): Outcome => {
  const guest = participantOf(act, 'uninvite', 'guest_agent', input.participantId)
  return { data: { guestId: guest.personId }, removeParticipantIds: [guest.id] }
}

/** T8: somebody of the requester's side reads what they read and may comment. An address was made a person beforehand. */
export const addContact = ({ facts, targets }: Act, input: Input<'add_contact'>): Outcome => {
  const pointer = input.personId === undefined ? '/email' : '/personId'
  const contact = contactOf(facts, targets.person ?? null, pointer)
  return {
    data: { contactId: contact.id },
    addParticipant: { personId: contact.id, role: 'contact' },
    mails: [{ ...mail('contact_added', ['person']), personId: contact.id }],
  }
}

export const removeContact = (act: Act, input: Input<'remove_contact'>): Outcome => {
  const contact = participantOf(act, 'remove_contact', 'contact', input.participantId)
  return { data: { contactId: contact.personId }, removeParticipantIds: [contact.id] }
}

/**
 * Who may become a contact, or a refusal. Whoever works on the ticket may not: being of the requester's side would take
 * their work on it away, and a requester could so shut a whole team out.
 */
export const contactOf = (
  facts: Pick<TicketFacts, 'requesterId' | 'participants' | 'teamId' | 'agentId'>,
  person: PersonTarget | null,
  pointer: string,
): PersonTarget => {
  if (!person) throw refusal('refusal.person_unknown', { pointer })
  if (person.id === facts.requesterId || participates(facts, person.id, 'contact'))
    throw refusal('refusal.contact_already', { pointer })
  const worksOnIt =
    person.teamIds.includes(facts.teamId) ||
    participates(facts, person.id, 'guest_agent') ||
    person.id === facts.agentId
  if (worksOnIt) throw refusal('refusal.contact_is_of_the_desk', { pointer })
  return person
}

const guestOf = (facts: TicketFacts, person: PersonTarget | null): PersonTarget => {
  const pointer = '/personId'
  if (!person || person.teamIds.length === 0) throw refusal('refusal.guest_unknown', { pointer })
  if (requesterSideOf(facts, person.id, person.headOf))
    throw refusal('refusal.agent_is_on_the_other_side', { pointer })
  if (participates(facts, person.id, 'guest_agent') || person.id === facts.agentId)
    throw refusal('refusal.guest_already', { pointer })
  return person
}

const participantOf = (
  { facts, mover }: Act,
  event: 'uninvite' | 'remove_contact',
  role: ParticipantFact['role'],
  id: string,
): ParticipantFact => {
  const found = facts.participants.find((one) => one.id === id && one.role === role)
  if (!found) throw refusal('refusal.participant_unknown', { pointer: '/participantId' })
  const isOneself = mover.kind === 'person' && found.personId === mover.viewer.personId
  const mayOthers =
    mover.kind === 'person' && firingActors(event, facts, mover.viewer).some((actor) => actor !== 'oneself')
  if (!isOneself && !mayOthers) throw refusal('refusal.not_yours_to_do')
  return found
}
