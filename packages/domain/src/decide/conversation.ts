import type { TransitionInput } from '@guichet/contracts/lifecycle'
import { recallDue } from '../clock.ts'
import type { MailOrder, TicketFacts } from '../facts.ts'
import type { MailRole } from '../mails.ts'
import { refusal } from '../reasons.ts'
import { handlers, mail, saidIn, saidOrNot, type Act, type Outcome } from './act.ts'
import { mayWriteNotes } from './charge.ts'
import { mentionMails, mentionsIn } from './mention.ts'

type Input<Event extends TransitionInput['event']> = Extract<TransitionInput, { event: Event }>

/** T9 */
export const requestInfo = (act: Act, input: Input<'request_info'>): Outcome => {
  const text = saidIn(input.text)
  const mentions = mentionsIn(act, text, input.mentions)
  return {
    patch: { status: 'pending_requester' },
    text: { body: text, audience: 'public', mentions },
    mails: [...mentionMails(mentions), mail('question', ['requester'], { text })],
  }
}

/** T10 */
export const provideInfo = (act: Act, input: Input<'provide_info'>): Outcome => {
  const body = textOrFile(act, input.text)
  return {
    patch: { status: 'assigned' },
    text: { body, audience: 'public' },
    mails: [mail('answered', withGuests(act.facts), { text: body ?? null })],
  }
}

/** T11. On `resolved`, words of the requester's side stop the clock: it announces anew once the desk has answered. */
export const comment = (act: Act, input: Input<'comment'>): Outcome => {
  const { facts, fromRequester } = act
  const isForTeam = input.audience === 'team'
  if (isForTeam && fromRequester) throw refusal('refusal.not_yours_to_do')
  if (isForTeam) mayWriteNotes(act)
  const body = textOrFile(act, input.text)
  const mentions = mentionsIn(act, body, input.mentions)
  const stopsClock = fromRequester && facts.status === 'resolved' && facts.announcedAt !== null
  return {
    ...(stopsClock && { patch: { announcedAt: null } }),
    text: { body, audience: input.audience, mentions },
    mails: [...mentionMails(mentions), commentMail(act, isForTeam, body ?? null)],
  }
}

/** T22: the reason is the team's. */
export const hold = ({ facts, settings, now }: Act, input: Input<'hold'>): Outcome => {
  const text = saidIn(input.text)
  const recallAt = input.recallAt === undefined ? null : new Date(input.recallAt)
  if (recallAt !== null && recallAt <= now)
    throw refusal('refusal.recall_in_the_past', { pointer: '/recallAt' })
  return {
    patch: { status: 'on_hold', recallAt },
    data: { agentId: facts.agentId },
    text: { body: text, audience: 'team' },
    mails: settings['mail.hold'] ? [mail('held', ['requester'])] : [],
  }
}

export const resume = ({ facts, mover, settings, now }: Act): Outcome => {
  if (mover.kind === 'clock' && !recallDue(facts, now)) throw refusal('refusal.not_due')
  return {
    patch: { status: 'assigned' },
    data: { agentId: facts.agentId },
    mails: settings['mail.hold'] ? [mail('resumed', ['requester'])] : [],
  }
}

/** Whoever in charge and guests, else the team: with its guests. */
const withGuests = (facts: TicketFacts): MailRole[] => [...handlers(facts), 'guests']

/** A public entry goes to the other side; a note, to those who work on the ticket. */
const commentMail = ({ facts, fromRequester }: Act, isForTeam: boolean, text: string | null): MailOrder => {
  if (isForTeam) return mail('comment_team', withGuests(facts), { text })
  return mail('comment_public', fromRequester ? withGuests(facts) : ['requester', 'contacts'], { text })
}

const textOrFile = ({ hasAttachments }: Act, text: string | undefined): string | undefined => {
  const said = saidOrNot(text)
  if (said === undefined && !hasAttachments) throw refusal('refusal.text_or_file', { pointer: '/text' })
  return said
}
