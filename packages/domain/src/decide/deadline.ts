import {
  deadlinesOf,
  measuresOf,
  sameInstant,
  shareToTell,
  type Deadlines,
  type Delay,
  type Share,
} from '../deadlines.ts'
import type { MailOrder, NewEntry, TicketFacts, TicketPatch } from '../facts.ts'
import type { MailRole } from '../mails.ts'
import { refusal } from '../reasons.ts'
import { handlers, mail, type Act, type Outcome } from './act.ts'

/** T29: a share of a delay is over. Each is told once, the highest alone when the clock has jumped. */
export const warnDeadline = (act: Act): Outcome => {
  const told = DELAYS.flatMap((delay) => {
    const share = shareToTell(act.facts, delay, act.service, act.now)
    return share === null ? [] : [{ delay, share }]
  })
  const worst = told.toSorted((one, other) => other.share - one.share)[0]
  if (worst === undefined) throw refusal('refusal.not_due')
  return {
    patch: {
      ...Object.fromEntries(told.map(({ delay, share }) => [WARNED[delay], share])),
      ...raised(act, told),
    },
    // A priority that its requester reads rises in an entry of its own, which says nothing of delays.
    named: 'set_priority',
    also: told.map((one) => warning(act.facts, one)),
    mails: warningMails(act, worst),
  }
}

/** T30: the hours or the targets of the desk were changed, and the deadlines follow. */
export const moveDeadline = (): Outcome => ({ deadlines: 'moved' })

/** What follows for the deadlines from any event: only what changes. */
export const deadlineChanges = (act: Act, patch: TicketPatch, isForced: boolean): TicketPatch => {
  const { facts, service, now } = act
  const after = { ...facts, ...patch }
  const moves = isForced || MOVERS.some((field) => after[field] !== facts[field])
  if (!moves) return {}
  const { takeWarned, resolveWarned } = after
  const next = deadlinesOf({ ...facts, takeWarned, resolveWarned }, after, service, now)
  return {
    ...measuresOf(facts, after, service, now),
    ...changedOf(facts, next),
    ...(takeWarned !== next.takeWarned && { takeWarned: next.takeWarned }),
    ...(resolveWarned !== next.resolveWarned && { resolveWarned: next.resolveWarned }),
  }
}

const DELAYS = ['take', 'resolve'] as const satisfies Delay[]
const WARNED = { take: 'takeWarned', resolve: 'resolveWarned' } as const
const MOVERS = [
  'status',
  'teamId',
  'categoryId',
  'priority',
  'takenAt',
  'takeWarned',
  'resolveWarned',
] as const satisfies (keyof TicketFacts & keyof TicketPatch)[]

interface Told {
  readonly delay: Delay
  readonly share: Share
}

const settingOf = ({ settings }: Act, share: Share) =>
  settings[share === 100 ? 'deadline.missed' : 'deadline.near']

const raised = (act: Act, told: readonly Told[]): TicketPatch => {
  const { priority } = act.facts
  return priority < 5 && told.some(({ share }) => settingOf(act, share).raisePriority)
    ? { priority: priority + 1 }
    : {}
}

const warning = (facts: TicketFacts, { delay, share }: Told): NewEntry => ({
  audience: 'team',
  kind: 'warn_deadline',
  changes: [],
  data: { delay, share, dueAt: dueOf(facts, delay) },
})

const warningMails = (act: Act, { delay, share }: Told): MailOrder[] => {
  const to = settingOf(act, share).tell.flatMap((role): MailRole[] =>
    role === 'agent' ? handlers(act.facts) : [role],
  )
  const template = share === 100 ? 'deadline_missed' : 'deadline_near'
  return to.length === 0 ? [] : [mail(template, to, { delay, dueAt: dueOf(act.facts, delay) })]
}

const dueOf = (facts: Deadlines, delay: Delay): string | null =>
  (delay === 'take' ? facts.takeDueAt : facts.resolveDueAt)?.toISOString() ?? null

const changedOf = (facts: Deadlines, next: Deadlines): TicketPatch => ({
  ...(!sameInstant(facts.clockFrom, next.clockFrom) && { clockFrom: next.clockFrom }),
  ...(facts.workedSeconds !== next.workedSeconds && { workedSeconds: next.workedSeconds }),
  ...(!sameInstant(facts.takeDueAt, next.takeDueAt) && { takeDueAt: next.takeDueAt }),
  ...(!sameInstant(facts.resolveDueAt, next.resolveDueAt) && { resolveDueAt: next.resolveDueAt }),
  ...(!sameInstant(facts.dueAt, next.dueAt) && { dueAt: next.dueAt }),
  ...(!sameInstant(facts.warnAt, next.warnAt) && { warnAt: next.warnAt }),
})
