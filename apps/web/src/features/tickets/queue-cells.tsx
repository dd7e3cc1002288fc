import { IconClock, IconPencil, IconPlayerPause } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { TicketSummary } from '@guichet/contracts/tickets'
import { deskStateKey } from '@guichet/i18n/state-key'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { Marked } from '../../ui/marked.tsx'
import { StateLabel } from '../../ui/state-label.tsx'
import { Due, usePause } from './due.tsx'
import { Extract } from './extract.tsx'
import { TwoLines } from './two-lines.tsx'
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
        <bdi>{ticket.matched?.title ? <Marked text={ticket.matched.title} /> : ticket.title}</bdi>
      </Link>
      <span className="g-detail">
        {mark && <b>{mark}, </b>}
        <span className="g-ref">{ticket.reference}</span>, {ticket.requester.name}
        {ticket.establishment && `, ${ticket.establishment.code}`}
      </span>
      {ticket.matched?.extract && <Extract {...ticket.matched.extract} />}
    </>
  )
}

export function StateCell({ ticket, readerId }: Cell & { readerId: string }) {
  const t = useT()
  return (
    <>
      <StateLabel state={ticket.status}>{t(deskStateKey(ticket))}</StateLabel>
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
  const pause = usePause(ticket)
  if (pause !== undefined) return <PausedCell why={pause} />
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

/** What is due, or why nothing is just now. */
export function DueCell({ ticket }: Cell) {
  const t = useT()
  const format = useFormat()
  const pause = usePause(ticket)
  if (pause !== undefined) return <PausedCell why={pause} />
  const { dueAt } = ticket
  if (dueAt == null) {
    const filed = t('desk.due.filed', { date: format.shortMoment(ticket.createdAt) })
    return <TwoLines icon={IconClock} fact={t('desk.due.none')} detail={filed} />
  }
  return <Due dueAt={dueAt} />
}

export const PlainCell = ({ fact, detail }: { fact: string; detail?: string | undefined }) => (
  <>
    <span className="g-cell-fact">{fact}</span>
    {detail !== undefined && <span className="g-detail">{detail}</span>}
  </>
)

function PausedCell({ why }: { why: string }) {
  const t = useT()
  return <TwoLines icon={IconPlayerPause} fact={t('desk.paused')} detail={why} />
}
