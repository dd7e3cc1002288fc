import { IconClock, IconPencil, IconPlayerPause } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { TicketSummary } from '@guichet/contracts/tickets'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { RecordTable, type Column, type Sort } from '../../ui/record-table.tsx'
import { StateLabel } from '../../ui/state-label.tsx'
import { DueCell, usePause } from './due.tsx'
import { byPriority, capital, priorityKey } from './queue-groups.ts'
import { stateKey } from '@guichet/i18n/state-key'
import { TwoLines } from './two-lines.tsx'
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
  if (column === 'due') return isAscending ? 'due' : '-due'
  if (column === 'updated') return isAscending ? 'updated' : '-updated'
  return isAscending ? 'created' : '-created'
}

function useColumns(props: QueueTableProps): Column<TicketSummary>[] {
  const { readerId, queue, onSelect } = props
  const t = useT()
  const dated = datedBy(props)
  return [
    {
      key: 'ticket',
      header: t('desk.column.ticket'),
      phone: 'line',
      cell: (ticket) => <TicketCell ticket={ticket} queue={queue} onSelect={onSelect} />,
    },
    {
      key: dated,
      header: t(columns[dated]),
      width: '158px',
      sortable: true,
      phone: 'mark',
      cell: (ticket) => <DateCell ticket={ticket} dated={dated} />,
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

const columns = {
  created: 'desk.column.since',
  updated: 'desk.column.changed',
  due: 'desk.fact.due',
} as const

type Dated = 'created' | 'updated' | 'due'

/** The date that the queue is about: the deadlines where there are any, else the age. */
function datedBy({ sort, tickets }: QueueTableProps): Dated {
  if (sort === 'updated' || sort === '-updated') return 'updated'
  if (sort === 'created' || sort === '-created') return 'created'
  const isByDue = sort === 'due' || sort === '-due' || tickets.some(({ dueAt }) => dueAt)
  return isByDue ? 'due' : 'created'
}

function DateCell({ ticket, dated }: { ticket: TicketSummary; dated: Dated }) {
  const t = useT()
  const format = useFormat()
  const pause = usePause(ticket)
  const isByChange = dated === 'updated'
  if (pause !== undefined && !isByChange)
    return <TwoLines icon={IconPlayerPause} fact={t('desk.paused')} detail={pause} />
  if (dated === 'due' && ticket.dueAt) return <DueCell dueAt={ticket.dueAt} />
  const at = isByChange ? (ticket.teamUpdatedAt ?? ticket.updatedAt) : ticket.createdAt
  const detail = format.shortMoment(at)
  if (dated === 'due')
    return (
      <TwoLines icon={IconClock} fact={t('desk.due.none')} detail={t('desk.due.filed', { date: detail })} />
    )
  return <TwoLines icon={isByChange ? IconPencil : IconClock} fact={format.relative(at)} detail={detail} />
}
