import type { TransitionInput } from '@guichet/contracts/lifecycle'
import { addPeriod } from '../calendar.ts'
import { announceDue, autoCloseDue } from '../clock.ts'
import type { TicketPatch } from '../facts.ts'
import { refusal } from '../reasons.ts'
import { linkEnded, repeated, repeatedLink } from './links.ts'
import { mentionMails, mentionsIn } from './mention.ts'
import { backToWork, handlers, mail, saidIn, saidOrNot, type Act, type Outcome } from './act.ts'

type Input<Event extends TransitionInput['event']> = Extract<TransitionInput, { event: Event }>

/** T14: closure is asked of the requester, and of each of those who joined an incident. */
export const resolve = (act: Act, input: Input<'resolve'>): Outcome => {
  const { facts, now } = act
  const text = saidIn(input.text)
  const mentions = mentionsIn(act, text, input.mentions)
  const minutesSpent = facts.minutesSpent + (input.minutes ?? 0)
  if (facts.timeRequired && minutesSpent === 0) throw refusal('refusal.time_needed', { pointer: '/minutes' })
  return {
    patch: {
      status: 'resolved',
      resolvedAt: now,
      announcedAt: null,
      ...(input.minutes !== undefined && { minutesSpent }),
    },
    text: { body: text, audience: 'public', mentions },
    approval: { act: 'open' },
    mails: [...mentionMails(mentions), mail('resolved', ['requester'], { text })],
    ...(facts.incidentId !== null && { carries: { event: 'resolve', text } as const }),
  }
}

/** T15 */
export const approveClosure = ({ facts, now }: Act, input: Input<'approve_closure'>): Outcome => {
  const comment = saidOrNot(input.comment)
  return {
    patch: closed('accepted', now),
    approval: {
      act: 'approved',
      ...(input.satisfaction !== undefined && { satisfaction: input.satisfaction }),
      ...(comment !== undefined && { comment }),
    },
    mails: [mail('closure_approved', handlers(facts))],
  }
}

/** T16: the same reference and the same agent, who is told why; no longer with the incident that it had joined. */
export const refuseClosure = (act: Act, input: Input<'refuse_closure'>): Outcome => {
  const { facts } = act
  const text = saidIn(input.text)
  return {
    ...linkEnded(act),
    patch: { ...backToWork(facts), ...unresolved, reopenCount: facts.reopenCount + 1 },
    text: { body: text, audience: 'public' },
    approval: { act: 'refused', comment: text },
    mails: [mail('closure_refused', handlers(facts), { text })],
  }
}

/** T17 */
export const close = ({ facts, now }: Act): Outcome => ({
  patch: closed('requester', now),
  mails: [mail('closed_by_requester', handlers(facts))],
})

/** T18 */
export const announceAutoClose = (act: Act): Outcome => {
  const rule = act.settings['closure.autoClose']
  if (!rule || !announceDue(act.facts, act)) throw refusal('refusal.not_due')
  const closeAt = addPeriod(act.now, rule.notice, act.timeZone).toISOString()
  return {
    patch: { announcedAt: act.now },
    data: { closeAt },
    mails: [mail('auto_close_announced', ['requester'], { closeAt })],
  }
}

/** T19 */
export const autoClose = (act: Act): Outcome => {
  if (!autoCloseDue(act.facts, act)) throw refusal('refusal.not_due')
  return {
    patch: closed('auto', act.now),
    approval: { act: 'expired' },
    mails: [mail('auto_closed', ['requester'])],
  }
}

/** T20: withdrawn, never deleted; at most out of its requester's own lists. */
export const cancel = ({ facts, now, settings }: Act): Outcome => {
  const hides = settings['removal.mode'] === 'hide'
  return {
    patch: { status: 'cancelled', finalAt: now, ...(hides && { hidden: true }) },
    data: hides ? { hidden: true } : {},
    mails: [mail('cancelled', handlers(facts))],
  }
}

/** T21 */
export const refuse = ({ now }: Act, input: Input<'refuse'>): Outcome => {
  const text = saidIn(input.text)
  return {
    patch: { status: 'refused', finalAt: now },
    text: { body: text, audience: 'public' },
    mails: [mail('refused', ['requester'], { text })],
  }
}

/** T23: decided approvals stay decided; its requester finds it in their lists again. What was a duplicate is one no more. */
export const reopen = (act: Act, input: Input<'reopen'>): Outcome => {
  const { facts } = act
  const text = saidIn(input.text)
  return {
    ...(facts.closeReason === 'duplicate' && linkEnded(act)),
    patch: {
      ...backToWork(facts),
      ...unresolved,
      closeReason: null,
      finalAt: null,
      reopenCount: facts.reopenCount + 1,
      ...(facts.hidden && { hidden: false }),
    },
    text: { body: text, audience: 'public' },
    mails: [mail('reopened', handlers(facts), { text })],
  }
}

/** T25: the desk takes its own proposal back. */
export const resumeWork = ({ facts }: Act, input: Input<'resume_work'>): Outcome => {
  const text = saidIn(input.text)
  return {
    patch: { ...backToWork(facts), ...unresolved },
    text: { body: text, audience: 'public' },
    approval: { act: 'withdrawn' },
    mails: [mail('work_resumed', ['requester'], { text })],
  }
}

/** T27: with another ticket of the same requester it is merged; else the two are linked, and the requester hears nothing of the other. */
export const closeAsDuplicate = (act: Act): Outcome => {
  const { facts, now } = act
  const other = repeated(act)
  const named = other.ofRequester ? { duplicateOf: other.reference } : {}
  return {
    patch: closed('duplicate', now),
    link: repeatedLink(other),
    ...(facts.status === 'resolved' && { approval: { act: 'withdrawn' } }),
    mails: [mail('closed_duplicate', ['requester'], named)],
  }
}

/** T28: nobody is left to approve. */
export const closeOwnerless = ({ now }: Act): Outcome => ({
  patch: closed('agent', now),
  approval: { act: 'withdrawn' },
})

const closed = (closeReason: NonNullable<TicketPatch['closeReason']>, now: Date): TicketPatch => ({
  status: 'closed',
  closeReason,
  finalAt: now,
})

const unresolved = { resolvedAt: null, announcedAt: null } as const
