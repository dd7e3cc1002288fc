import type { TicketSummary } from '@guichet/contracts/tickets'
import type { MessageKey } from '@guichet/i18n/keys'
import type { Translate } from '@guichet/i18n/translate'

/** Under a title in a list: who has it, or how it ended. */
export function rowSentence(ticket: TicketSummary, t: Translate): string {
  const said = t(keyOf(ticket), {
    agent: ticket.agent?.name ?? ticket.team.label,
    team: ticket.team.label,
    requester: ticket.requester.name,
  })
  return ticket.standing === 'owner' ? said : t('requests.row.of', { requester: ticket.requester.name, said })
}

function keyOf({ status, standing, closeReason, reassigned }: TicketSummary): MessageKey {
  const isOwner = standing === 'owner'
  switch (status) {
    case 'dispatched':
      return reassigned ? 'requests.row.dispatched.again' : 'requests.row.dispatched'
    case 'pending_requester':
      return isOwner || standing === 'contact' ? 'requests.row.pending' : 'requests.row.pending.other'
    case 'cancelled':
      return isOwner ? 'requests.row.cancelled' : 'requests.row.cancelled.other'
    case 'closed':
      if (closeReason === 'requester' && !isOwner) return 'requests.row.closed.requester.other'
      return `requests.row.closed.${closeReason ?? 'agent'}`
    default:
      return `requests.row.${status}`
  }
}
