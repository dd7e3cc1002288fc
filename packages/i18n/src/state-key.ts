import type { TicketSummary } from '@guichet/contracts/tickets'
import type { MessageKey } from './keys.ts'

/** The message that names a ticket's state in the desk's own words. */
export function stateKey(ticket: Pick<TicketSummary, 'status' | 'reassigned' | 'closeReason'>): MessageKey {
  const { status, reassigned, closeReason } = ticket
  if (status === 'dispatched' && reassigned) return 'states.dispatched.again'
  if (status === 'closed' && closeReason === 'accepted') return 'states.closed.accepted'
  if (status === 'closed' && closeReason === 'auto') return 'states.closed.auto'
  return `states.${status}`
}
