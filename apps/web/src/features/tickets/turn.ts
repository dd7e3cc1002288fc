import type { TicketSummary } from '@guichet/contracts/tickets'

/** What the ticket awaits of whoever reads it: an answer, a decision, or nothing. */
export function turnOf({
  status,
  standing,
}: Pick<TicketSummary, 'status' | 'standing'>): 'answer' | 'decide' | undefined {
  if (status === 'pending_requester' && (standing === 'owner' || standing === 'contact')) return 'answer'
  if (status === 'resolved' && standing === 'owner') return 'decide'
  return undefined
}

/** Colour is a call: the tone of what awaits the reader. */
export function toneOf(ticket: Pick<TicketSummary, 'status' | 'standing'>): 'call' | 'good' | undefined {
  const turn = turnOf(ticket)
  if (turn === undefined) return undefined
  return turn === 'answer' ? 'call' : 'good'
}
