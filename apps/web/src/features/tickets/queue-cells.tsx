import { IconAlertTriangle, IconClock, IconPencil, IconPlayerPause } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { TicketSummary } from '@guichet/contracts/tickets'
import { stateKey } from '@guichet/i18n/state-key'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { StateLabel } from '../../ui/state-label.tsx'
import { ticketAddress } from './views.ts'

type Cell = { ticket: TicketSummary }
export type TicketCellProps = Cell & { queue: string; onSelect: (reference: string) => void }

/** The title, which opens the ticket, and what is new in it. */
export function TicketCell({ ticket, queue, onSelect }: TicketCellProps) {
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

export function StateCell({ ticket, readerId }: Cell & { readerId: string }) {
  const t = useT()
  return (
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
  )
}

export function CreatedCell({ ticket }: Cell) {
  const format = useFormat()
  if (isPaused(ticket)) return <PausedCell ticket={ticket} />
  const { createdAt } = ticket
  return (
    <TwoLines icon={IconClock} fact={format.relative(createdAt)} detail={format.shortMoment(createdAt)} />
  )
}

export function UpdatedCell({ ticket }: Cell) {
  const format = useFormat()
  const at = ticket.teamUpdatedAt ?? ticket.updatedAt
  return <TwoLines icon={IconPencil} fact={format.relative(at)} detail={format.shortMoment(at)} />
}

/** Late is said by a word, an icon and a colour; a ticket that waits is due nothing meanwhile. */
export function DueCell({ ticket }: Cell) {
  const t = useT()
  const format = useFormat()
  const { dueAt, status } = ticket
  if (isPaused(ticket)) return <PausedCell ticket={ticket} />
  if (dueAt == null || (status !== 'dispatched' && status !== 'assigned')) {
    return <span className="g-detail">{t('desk.due.none')}</span>
  }
  const seconds = (Date.parse(dueAt) - Date.now()) / 1_000
  if (seconds <= 0) {
    const detail = t('desk.due.lateBy', { duration: format.duration(-seconds) })
    return <TwoLines isLate icon={IconAlertTriangle} fact={t('desk.due.late')} detail={detail} />
  }
  const fact = t('desk.due.before', { moment: format.shortMoment(dueAt) })
  return <TwoLines icon={IconClock} fact={fact} detail={format.relative(dueAt)} />
}

export const PlainCell = ({ fact, detail }: { fact: string; detail?: string | undefined }) => (
  <>
    <span className="g-cell-fact">{fact}</span>
    {detail !== undefined && <span className="g-detail">{detail}</span>}
  </>
)

const isPaused = ({ status }: TicketSummary): boolean =>
  status === 'pending_requester' || status === 'on_hold'

function PausedCell({ ticket: { status, recallAt } }: Cell) {
  const t = useT()
  const format = useFormat()
  const why =
    status === 'pending_requester'
      ? t('desk.paused.requester')
      : recallAt
        ? t('desk.paused.until', { date: format.shortDay(recallAt) })
        : t('desk.paused.hold')
  return <TwoLines icon={IconPlayerPause} fact={t('desk.paused')} detail={why} />
}

type TwoLinesProps = { icon: typeof IconClock; fact: string; detail: string; isLate?: boolean }

function TwoLines({ icon: Icon, fact, detail, isLate = false }: TwoLinesProps) {
  return (
    <div className={isLate ? 'g-queue-late' : undefined}>
      <span className="g-queue-date">
        <Icon className="g-icon" aria-hidden />
        {fact}
      </span>
      <span className="g-detail g-under-icon">{detail}</span>
    </div>
  )
}
