import { IconClock, IconPlayerPause } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { TicketSummary } from '@guichet/contracts/tickets'
import type { MessageKey } from '@guichet/i18n/keys'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { RecordTable, type Column, type RowGroup } from '../../ui/record-table.tsx'
import { StateLabel } from '../../ui/state-label.tsx'
import { stateKey } from './state-key.ts'

export type QueueTableProps = {
  caption: string
  tickets: readonly TicketSummary[]
  readerId: string
  selected: string | null
  /** Grouped by priority in words, when that is the order. */
  isGrouped: boolean
  onSelect: (reference: string) => void
}

/** A queue: the ticket, since when, its state, in two lines each: the fact, then its detail. */
export function QueueTable({ caption, tickets, readerId, selected, isGrouped, onSelect }: QueueTableProps) {
  const t = useT()
  const columns = useColumns(readerId, onSelect)
  const rows = isGrouped ? { groups: byPriority(tickets, t) } : { rows: tickets }
  return (
    <RecordTable
      dense
      caption={caption}
      columns={columns}
      {...rows}
      rowKey={({ reference }) => reference}
      selectedKey={selected ?? undefined}
    />
  )
}

const priorityKeys: Readonly<Record<number, MessageKey>> = {
  1: 'event.priority.1',
  2: 'event.priority.2',
  3: 'event.priority.3',
  4: 'event.priority.4',
  5: 'event.priority.5',
}

export const priorityKey = (priority: number): MessageKey => priorityKeys[priority] ?? 'event.priority.3'

function byPriority(
  tickets: readonly TicketSummary[],
  t: ReturnType<typeof useT>,
): RowGroup<TicketSummary>[] {
  return [...Map.groupBy(tickets, ({ priority }) => priority ?? 3)].map(([priority, rows]) => ({
    key: String(priority),
    title: capital(t(priorityKey(priority))),
    detail: t('desk.tickets', { count: rows.length }),
    rows,
  }))
}

export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

function useColumns(readerId: string, onSelect: (reference: string) => void): Column<TicketSummary>[] {
  const t = useT()
  return [
    {
      key: 'ticket',
      header: t('desk.column.ticket'),
      phone: 'line',
      cell: (ticket) => <TicketCell ticket={ticket} onSelect={onSelect} />,
    },
    {
      key: 'since',
      header: t('desk.column.since'),
      width: '150px',
      phone: 'mark',
      cell: (ticket) => <SinceCell ticket={ticket} />,
    },
    {
      key: 'state',
      header: t('desk.column.state'),
      width: '150px',
      phone: 'head',
      cell: (ticket) => (
        <>
          <StateLabel state={ticket.status}>{t(stateKey(ticket))}</StateLabel>
          <span className="g-detail">
            {ticket.agent === null
              ? t('desk.nobody')
              : ticket.agent.id === readerId
                ? t('desk.you')
                : ticket.agent.name}
          </span>
        </>
      ),
    },
  ]
}

function TicketCell({ ticket, onSelect }: { ticket: TicketSummary; onSelect: (reference: string) => void }) {
  const t = useT()
  const mark = ticket.unread
    ? t(ticket.status === 'dispatched' ? 'desk.mark.new' : 'desk.mark.answer')
    : undefined
  return (
    <>
      <Link
        className="g-fact"
        to={`/bureau/tickets/${ticket.reference}`}
        data-reference={ticket.reference}
        onFocus={() => onSelect(ticket.reference)}
      >
        {ticket.title}
      </Link>
      <span className="g-detail">
        {mark && <b>{mark}, </b>}
        <span className="g-ref">{ticket.reference}</span>, {ticket.requester.name}
        {ticket.establishment && `, ${ticket.establishment.code}`}
      </span>
    </>
  )
}

function SinceCell({ ticket }: { ticket: TicketSummary }) {
  const t = useT()
  const format = useFormat()
  const isPaused = ticket.status === 'pending_requester' || ticket.status === 'on_hold'
  return (
    <>
      <span className="g-row g-due">
        {isPaused ? (
          <IconPlayerPause className="g-icon" aria-hidden />
        ) : (
          <IconClock className="g-icon" aria-hidden />
        )}
        {isPaused ? t('desk.paused') : format.relative(ticket.createdAt)}
      </span>
      <span className="g-detail">
        {ticket.status === 'pending_requester'
          ? t('desk.paused.requester')
          : ticket.recallAt
            ? t('desk.paused.until', { date: format.shortDay(ticket.recallAt) })
            : format.shortMoment(ticket.createdAt)}
      </span>
    </>
  )
}
