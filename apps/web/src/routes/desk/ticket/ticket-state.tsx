import { IconClock } from '@tabler/icons-react'
import type { Ticket } from '@guichet/contracts/tickets'
import { deskStateKey } from '@guichet/i18n/state-key'
import { DueLine } from '../../../features/tickets/due.tsx'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { StateLabel } from '../../../ui/state-label.tsx'

/** The state, who holds it, and until when it waits: « Assignée à vous ». */
export function TicketState({ ticket, readerId }: { ticket: Ticket; readerId: string }) {
  const t = useT()
  const format = useFormat()
  const { agent, recallAt } = ticket
  const state = t(deskStateKey(ticket))
  // Once it is closed nobody holds it.
  const said =
    agent === null || ticket.status === 'closed'
      ? state
      : t(ticket.status === 'assigned' ? 'desk.state.assigned' : 'desk.state.held', {
          state,
          name: agent.id === readerId ? t('desk.you') : agent.name,
        })
  return (
    <p className="g-ticket-state">
      <StateLabel state={ticket.status}>{said}</StateLabel>
      <DueLine ticket={ticket} />
      {ticket.status === 'on_hold' && recallAt && (
        <span className="g-queue-date">
          <IconClock className="g-icon" aria-hidden />
          {t('desk.state.recall', { date: format.moment(recallAt) })}
        </span>
      )}
    </p>
  )
}
