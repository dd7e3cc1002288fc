import { addPeriod } from './calendar.ts'
import type { DeskNow } from './desk.ts'
import type { TicketFacts } from './facts.ts'

/** T22: a parked ticket comes back at its recall date. */
export const recallDue = (facts: Pick<TicketFacts, 'status' | 'recallAt'>, now: Date): boolean =>
  facts.status === 'on_hold' && facts.recallAt !== null && facts.recallAt <= now

type Resolved = Pick<TicketFacts, 'status' | 'resolvedAt' | 'announcedAt' | 'answered'>

/** T18: resolved for `autoClose.after`, not announced, and the requester's side did not speak last. */
export const announceDue = (facts: Resolved, desk: DeskNow): boolean => {
  const rule = desk.settings['closure.autoClose']
  if (!rule || facts.status !== 'resolved' || !facts.resolvedAt || facts.announcedAt || facts.answered)
    return false
  return addPeriod(facts.resolvedAt, rule.after, desk.timeZone) <= desk.now
}

/** T19: announced for `autoClose.notice`. */
export const autoCloseDue = (facts: Resolved, desk: DeskNow): boolean => {
  const rule = desk.settings['closure.autoClose']
  if (!rule || facts.status !== 'resolved' || !facts.announcedAt) return false
  return addPeriod(facts.announcedAt, rule.notice, desk.timeZone) <= desk.now
}

/** T23: the last instant at which the owner may reopen; null when the ticket is not final. */
export const reopenUntil = (facts: Pick<TicketFacts, 'finalAt'>, desk: Omit<DeskNow, 'now'>): Date | null =>
  facts.finalAt && addPeriod(facts.finalAt, desk.settings['closure.reopenWindow'], desk.timeZone)

/** T24: when a final ticket is erased; null while it is open, and where `retention.closed` keeps for ever. */
export const keptUntil = (
  { finalAt }: Pick<TicketFacts, 'finalAt'>,
  { settings, timeZone }: Omit<DeskNow, 'now'>,
): Date | null => {
  const kept = settings['retention.closed']
  return kept === null || finalAt === null ? null : addPeriod(finalAt, kept, timeZone)
}
