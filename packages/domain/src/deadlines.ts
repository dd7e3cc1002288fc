import type { Status } from '@guichet/contracts/lifecycle'
import { hoursOf, promised, type ServiceRules } from './service-targets.ts'
import { addWorking, workingBetween, type Hours } from './working-time.ts'

/** What a ticket's deadlines follow from. */
interface Place {
  readonly status: Status
  readonly teamId: string
  readonly categoryId: string
  readonly priority: number
  readonly takenAt: Date | null
}

/** How far the working time of a ticket has run, and what it runs towards. */
export interface Deadlines {
  /** The instant since which it runs; null while it waits for the requester or is parked, and once it is resolved. */
  readonly clockFrom: Date | null
  /** The working time, in seconds, that had run by then. */
  readonly workedSeconds: number
  /** Until somebody is in charge. */
  readonly takeDueAt: Date | null
  readonly resolveDueAt: Date | null
  /** The nearest of both: lists sort by it. */
  readonly dueAt: Date | null
  /** The last share of each delay, in percent, that the desk was warned of. */
  readonly takeWarned: number
  readonly resolveWarned: number
  /** When it is to be warned next. */
  readonly warnAt: Date | null
}

/** Nothing has run yet. */
export const NO_DEADLINES: Deadlines = {
  clockFrom: null,
  workedSeconds: 0,
  takeDueAt: null,
  resolveDueAt: null,
  dueAt: null,
  takeWarned: 0,
  resolveWarned: 0,
  warnAt: null,
}

/** The shares of a delay, in percent, at which the desk is warned. */
export const SHARES = [75, 100] as const
export type Share = (typeof SHARES)[number]
export type Delay = 'take' | 'resolve'

/** The working time runs while the desk has the ticket in hand; a pause within a pause is one pause. */
export const runs = (status: Status): boolean => status === 'dispatched' || status === 'assigned'

/**
 * The deadlines of a ticket that moves from `before` to `after` at this instant: what ran until now ran in the hours of the team
 * that had it, what is left runs in those of the team that has it. A delay that is over stays over, by as much as it was.
 */
export const deadlinesOf = (
  before: Place & Deadlines,
  after: Place,
  rules: ServiceRules,
  now: Date,
): Deadlines => {
  const ran = ranUntil(before, rules, now)
  const goesOn = before.clockFrom !== null && runs(after.status) && before.teamId === after.teamId
  const clock: Clock = goesOn
    ? { from: before.clockFrom, seconds: before.workedSeconds, hours: hoursOf(rules, after.teamId) }
    : { from: runs(after.status) ? now : null, seconds: ran, hours: hoursOf(rules, after.teamId) }
  const { takeMinutes, resolveMinutes } = promised(rules, after.categoryId, after.priority)
  const take = delayOf(after.takenAt === null ? takeMinutes : null, before.takeWarned, clock, ran)
  const resolve = delayOf(resolveMinutes, before.resolveWarned, clock, ran)
  return {
    clockFrom: clock.from,
    workedSeconds: clock.seconds,
    takeDueAt: take.dueAt,
    resolveDueAt: resolve.dueAt,
    dueAt: earliest(take.dueAt, resolve.dueAt),
    takeWarned: take.warned,
    resolveWarned: resolve.warned,
    warnAt: earliest(take.warnAt, resolve.warnAt),
  }
}

/** What a ticket took until it was first taken, or solved: in working seconds, and what was promised of it, in minutes. */
export interface Measures {
  readonly takenSeconds?: number | null
  readonly takenPromised?: number | null
  readonly resolvedSeconds?: number | null
  readonly resolvedPromised?: number | null
}

/** What is measured when a ticket moves from `before` to `after` at this instant: figures are counted from it. */
export const measuresOf = (
  before: Place & Deadlines,
  after: Place,
  rules: ServiceRules,
  now: Date,
): Measures => {
  const isTaken = before.takenAt === null && after.takenAt !== null
  const isResolved = before.status !== 'resolved' && after.status === 'resolved'
  if (!isTaken && !isResolved) return {}
  const ran = ranUntil(before, rules, now)
  const { takeMinutes, resolveMinutes } = promised(rules, after.categoryId, after.priority)
  return {
    ...(isTaken && { takenSeconds: ran, takenPromised: takeMinutes }),
    ...(isResolved && { resolvedSeconds: ran, resolvedPromised: resolveMinutes }),
  }
}

/** Since when a ticket was in a state and with a team; in order, the first from its filing. */
export interface Stage {
  readonly at: Date
  readonly status: Status
  readonly teamId: string
}

/** The working seconds that ran over these stages until an instant: what was not measured when it happened. */
export const ranOver = (stages: readonly Stage[], until: Date, rules: ServiceRules): number =>
  stages.reduce((sum, { at, status, teamId }, place) => {
    const next = stages[place + 1]?.at ?? until
    const end = next < until ? next : until
    return runs(status) ? sum + Math.round(workingBetween(hoursOf(rules, teamId), at, end) / 1_000) : sum
  }, 0)

/** The share of a delay that has passed and was not told yet, the highest alone; null when there is none. */
export const shareToTell = (
  before: Place & Deadlines,
  delay: Delay,
  rules: ServiceRules,
  now: Date,
): Share | null => {
  if (before.clockFrom === null) return null
  const { takeMinutes, resolveMinutes } = promised(rules, before.categoryId, before.priority)
  const minutes = delay === 'resolve' ? resolveMinutes : before.takenAt === null ? takeMinutes : null
  if (minutes === null) return null
  const warned = delay === 'take' ? before.takeWarned : before.resolveWarned
  const share = shareOf(minutes, ranUntil(before, rules, now))
  return share !== 0 && share > warned ? share : null
}

const ranUntil = (before: Place & Deadlines, rules: ServiceRules, now: Date): number =>
  before.workedSeconds +
  (before.clockFrom === null
    ? 0
    : Math.round(workingBetween(hoursOf(rules, before.teamId), before.clockFrom, now) / 1_000))

interface Clock {
  readonly from: Date | null
  readonly seconds: number
  readonly hours: Hours
}

/** What was told stays told, unless the delay has grown meanwhile and is to be told anew. */
const delayOf = (
  minutes: number | null,
  toldBefore: number,
  clock: Clock,
  ran: number,
): { dueAt: Date | null; warned: number; warnAt: Date | null } => {
  if (minutes === null) return { dueAt: null, warned: 0, warnAt: null }
  const warned = Math.min(toldBefore, shareOf(minutes, ran))
  const next = SHARES.find((share) => share > warned)
  return {
    dueAt: instantOf(minutes * 60, clock),
    warned,
    warnAt: next === undefined ? null : instantOf((minutes * 60 * next) / 100, clock),
  }
}

const shareOf = (minutes: number, ran: number): Share | 0 =>
  SHARES.findLast((share) => ran >= (minutes * 60 * share) / 100) ?? 0

/** When so many seconds will have run. Those that ran before the last pause are over since as long. */
const instantOf = (seconds: number, { from, seconds: ran, hours }: Clock): Date | null => {
  if (from === null) return null
  const left = (seconds - ran) * 1_000
  return left < 0 ? new Date(from.getTime() + left) : addWorking(hours, from, left)
}

const earliest = (one: Date | null, other: Date | null): Date | null =>
  one !== null && (other === null || one <= other) ? one : other

/** Whether two reckonings lead to the same dates. */
export const sameDeadlines = (one: Deadlines, other: Deadlines): boolean =>
  sameInstant(one.takeDueAt, other.takeDueAt) &&
  sameInstant(one.resolveDueAt, other.resolveDueAt) &&
  sameInstant(one.warnAt, other.warnAt)

export const sameInstant = (one: Date | null, other: Date | null): boolean =>
  one?.getTime() === other?.getTime()
