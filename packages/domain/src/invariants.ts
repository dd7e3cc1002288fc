import { FINAL, HELD } from '@guichet/contracts/lifecycle'
import { runs } from './deadlines.ts'
import type { TicketFacts } from './facts.ts'

/** One row with its pending approvals: the names of the invariants 1–3 of the lifecycle, and of those on dates, that it breaks. */
export const brokenInvariants = (
  row: Pick<
    TicketFacts,
    | 'status'
    | 'agentId'
    | 'agentIsActive'
    | 'closeReason'
    | 'finalAt'
    | 'resolvedAt'
    | 'announcedAt'
    | 'recallAt'
    | 'takenAt'
    | 'onBehalf'
    | 'establishmentId'
    | 'clockFrom'
    | 'dueAt'
    | 'warnAt'
  >,
  pendingApprovals: number,
): string[] => {
  const isHeld = HELD.some((status) => status === row.status)
  const isFinal = FINAL.some((status) => status === row.status)
  const rules: Record<string, boolean> = {
    'a held ticket has an active agent in charge': !isHeld || (row.agentId !== null && row.agentIsActive),
    'a resolved ticket names somebody': row.status !== 'resolved' || row.agentId !== null,
    'nobody is in charge of a dispatched ticket': row.status !== 'dispatched' || row.agentId === null,
    'whoever is in charge was put there one day': row.agentId === null || row.takenAt !== null,
    'one approval is pending if and only if resolved':
      pendingApprovals === (row.status === 'resolved' ? 1 : 0),
    'final tickets alone have a final date': isFinal === (row.finalAt !== null),
    'closed tickets alone have a reason': (row.status === 'closed') === (row.closeReason !== null),
    'what is resolved has its date': row.status !== 'resolved' || row.resolvedAt !== null,
    'what is open is not resolved': row.resolvedAt === null || row.status === 'resolved' || isFinal,
    'what is announced was resolved': row.announcedAt === null || row.resolvedAt !== null,
    'a recall date is of a parked ticket': row.recallAt === null || row.status === 'on_hold',
    'the working time runs while the desk has the ticket in hand':
      runs(row.status) === (row.clockFrom !== null),
    'nothing is due of what does not run':
      row.clockFrom !== null || (row.dueAt === null && row.warnAt === null),
    'a ticket in the name of an establishment names it':
      row.onBehalf === 'personal' || row.establishmentId !== null,
  }
  return Object.keys(rules).filter((rule) => rules[rule] === false)
}
