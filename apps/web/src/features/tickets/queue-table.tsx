import { IconClock, IconPencil, IconPlayerPause } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { TicketSummary } from '@guichet/contracts/tickets'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { RecordTable, type Column, type Sort } from '../../ui/record-table.tsx'
import { StateLabel } from '../../ui/state-label.tsx'
import { byPriority, capital, priorityKey } from './queue-groups.ts'
import { stateKey } from '@guichet/i18n/state-key'
import { ticketAddress, type QueueSort } from './views.ts'

export type QueueTableProps = {
  caption: string
  tickets: readonly TicketSummary[]
  readerId: string
  selected: string | null
  isGrouped: boolean
  sort: QueueSort | undefined
  /** The queue as addresses say it, which the tickets' links remember. */
  queue: string
  onSelect: (reference: string) => void
  onSort: (sort: QueueSort) => void
}

/** A queue: the ticket, its date, its state, in two lines each: the fact, then its detail. */
export function QueueTable(props: QueueTableProps) {
  const { caption, tickets, selected, sort, onSort, onSelect } = props
  const t = useT()
  const columns = useColumns(props)
  const groups = byPriority(tickets).map(({ priority, rows }) => ({
    key: String(priority),
    title: capital(t(priorityKey(priority))),
    detail: t('desk.tickets', { count: rows.length }),
    rows,
  }))
  const column = sort === undefined || sort === 'priority' ? undefined : sort.replace('-', '')
  return (
    <RecordTable
      dense
      caption={caption}
      columns={columns}
      {...(props.isGrouped ? { groups } : { rows: tickets })}
      rowKey={({ reference }) => reference}
      selectedKey={selected ?? undefined}
      onRow={({ reference }) => onSelect(reference)}
      onSort={(asked) => onSort(sortFrom(asked))}
      {...(column === undefined ? {} : { sort: { column, direction: directionOf(sort) } })}
    />
  )
}

const directionOf = (sort: QueueSort | undefined): Sort['direction'] =>
  sort?.startsWith('-') ? 'descending' : 'ascending'

function sortFrom({ column, direction }: Sort): QueueSort {
  const isAscending = direction === 'ascending'
  if (column === 'updated') return isAscending ? 'updated' : '-updated'
  return isAscending ? 'created' : '-created'
}

function useColumns({ readerId, queue, onSelect, sort }: QueueTableProps): Column<TicketSummary>[] {
  const t = useT()
  const isByChange = sort === 'updated' || sort === '-updated'
  return [
    {
      key: 'ticket',
      header: t('desk.column.ticket'),
      phone: 'line',
      cell: (ticket) => <TicketCell ticket={ticket} queue={queue} onSelect={onSelect} />,
    },
    {
      key: isByChange ? 'updated' : 'created',
      header: t(isByChange ? 'desk.column.changed' : 'desk.column.since'),
      width: '158px',
      sortable: true,
      phone: 'mark',
      cell: (ticket) => <DateCell ticket={ticket} isByChange={isByChange} />,
    },
    {
      key: 'state',
      header: t('desk.column.state'),
      width: '138px',
      phone: 'head',
      cell: (ticket) => (
        <>
          <StateLabel state={ticket.status}>{t(stateKey(ticket))}</StateLabel>
          <span className="g-detail g-under-icon">
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

type TicketCellProps = { ticket: TicketSummary; queue: string; onSelect: (reference: string) => void }

function TicketCell({ ticket, queue, onSelect }: TicketCellProps) {
  const t = useT()
  const mark = ticket.unread
    ? t(ticket.status === 'dispatched' ? 'desk.mark.new' : 'desk.mark.answer')
    : undefined
  return (
    <>
      <Link
        className="g-fact g-queue-link"
        to={ticketAddress(ticket.reference, queue)}
        data-reference={ticket.reference}
        onFocus={({ currentTarget }) => {
          // Under a pointer the link opens; a preview that opened first would push it from under the finger.
          if (currentTarget.matches(':focus-visible')) onSelect(ticket.reference)
        }}
      >
        <bdi>{ticket.title}</bdi>
      </Link>
      <span className="g-detail">
        {mark && <b>{mark}, </b>}
        <span className="g-ref">{ticket.reference}</span>, {ticket.requester.name}
        {ticket.establishment && `, ${ticket.establishment.code}`}
      </span>
    </>
  )
}

function DateCell({ ticket, isByChange }: { ticket: TicketSummary; isByChange: boolean }) {
  const t = useT()
  const format = useFormat()
  const isPaused = ticket.status === 'pending_requester' || ticket.status === 'on_hold'
  const at = isByChange ? (ticket.teamUpdatedAt ?? ticket.updatedAt) : ticket.createdAt
  if (isPaused && !isByChange) {
    const why =
      ticket.status === 'pending_requester'
        ? t('desk.paused.requester')
        : ticket.recallAt
          ? t('desk.paused.until', { date: format.shortDay(ticket.recallAt) })
          : t('desk.paused.hold')
    return <TwoLines icon={IconPlayerPause} fact={t('desk.paused')} detail={why} />
  }
  const icon = isByChange ? IconPencil : IconClock
  return <TwoLines icon={icon} fact={format.relative(at)} detail={format.shortMoment(at)} />
}

function TwoLines({ icon: Icon, fact, detail }: { icon: typeof IconClock; fact: string; detail: string }) {
  return (
    <>
      <span className="g-queue-date">
        <Icon className="g-icon" aria-hidden />
        {fact}
      </span>
      <span className="g-detail g-under-icon">{detail}</span>
    </>
  )
}
