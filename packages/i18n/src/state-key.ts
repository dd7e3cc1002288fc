import type { TicketSummary } from '@guichet/contracts/tickets'
import type { MessageKey } from './keys.ts'

type Named = Pick<TicketSummary, 'status'> & Partial<Pick<TicketSummary, 'reassigned' | 'closeReason'>>

/** The message that names a ticket's state in the desk's own words. */
export function stateKey(ticket: Named): MessageKey {
  const { status, reassigned, closeReason } = ticket
  if (status === 'dispatched' && reassigned) return 'states.dispatched.again'
  if (status === 'closed' && closeReason === 'accepted') return 'states.closed.accepted'
  if (status === 'closed' && closeReason === 'auto') return 'states.closed.auto'
  return `states.${status}`
}

/** The same for whoever works on it: « en attente de votre réponse » is said to its requester alone. */
export function deskStateKey(ticket: Named): MessageKey {
  const { status } = ticket
  return status === 'pending_requester' || status === 'resolved' ? `states.desk.${status}` : stateKey(ticket)
}
