import { IconArrowLeft, IconChevronDown, IconChevronUp, IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Me } from '@guichet/contracts/me'
import type { Ticket } from '@guichet/contracts/tickets'
import { WatchButton } from '../../../features/following/watch-button.tsx'
import { groupedBy } from '../../../features/tickets/queue-groups.ts'
import { queueQuery } from '../../../features/tickets/queue-queries.ts'
import {
  filtersOf,
  groupOf,
  historyAddress,
  queueAddress,
  queueOf,
  ticketAddress,
} from '../../../features/tickets/views.ts'
import { useT } from '../../../reader.tsx'
import { PageHeading } from '../../../ui/page-heading.tsx'
import { useKeys } from '../../../ui/use-keys.ts'
import { useView } from '../queue/use-view.ts'
import { ActBar } from './act-bar.tsx'
import { MacroButton } from './macro-dialog.tsx'
import type { Then } from './then.ts'
import { TicketState } from './ticket-state.tsx'

export type TicketHeadProps = { ticket: Ticket; me: Me; onCompose: (then: Then) => void }

/** Where one is in the queue, what the ticket is, what may be done. */
export function TicketHead({ ticket, me, onCompose }: TicketHeadProps) {
  return (
    <div className="g-ticket-head">
      <div className="g-ticket-ways g-no-print">
        <QueuePlace reference={ticket.reference} isWithKeys={me.preferences.shortcuts} />
        <span className="g-row">
          <WatchButton ticket={ticket} />
          <HistoryLink reference={ticket.reference} isWithKeys={me.preferences.shortcuts} />
        </span>
      </div>
      <PageHeading tab={`${ticket.reference}, ${ticket.title}`}>
        <span className="g-ref">{ticket.reference}</span> <bdi>{ticket.title}</bdi>
      </PageHeading>
      <div className="g-ticket-bar">
        <TicketState ticket={ticket} readerId={me.id} />
        <ActBar
          ticket={ticket}
          me={me}
          inSight={3}
          onCompose={onCompose}
          before={<MacroButton ticket={ticket} me={me} />}
        />
      </div>
    </div>
  )
}

type WayProps = { reference: string; isWithKeys: boolean }

/** What happened to it, and how it was. */
function HistoryLink({ reference, isWithKeys }: WayProps) {
  const t = useT()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const to = historyAddress(reference, queueOf(search))
  useKeys(isWithKeys, { h: () => void navigate(to) })
  return (
    <Link className="g-history-link" to={to}>
      <IconHistory className="g-icon" aria-hidden /> {t('history.title')}
    </Link>
  )
}

function QueuePlace({ reference, isWithKeys }: WayProps) {
  const t = useT()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const queue = queueOf(search)
  const { references, total } = useNeighbours(search, queue)
  const at = references.indexOf(reference)
  const [before, after] = at < 0 ? [] : [references[at - 1], references[at + 1]]
  const back = queueAddress(queue, reference)
  const go = (to: string | undefined) => to !== undefined && void navigate(ticketAddress(to, queue))
  useKeys(isWithKeys, {
    u: () => void navigate(back),
    j: () => go(after),
    k: () => go(before),
  })
  const { title } = useView(search)
  const name = queue === '' ? t('desk.back') : title
  return (
    <nav className="g-queue-place g-no-print" aria-label={t('desk.place')}>
      <Link to={back}>
        <IconArrowLeft className="g-icon" aria-hidden /> {name}
      </Link>
      {at >= 0 && (
        <>
          <span className="g-dim">{t('desk.position', { position: at + 1, count: total })}</span>
          <Neighbour to={before} queue={queue} said={t('desk.place.before')} icon={IconChevronUp} />
          <Neighbour to={after} queue={queue} said={t('desk.place.after')} icon={IconChevronDown} />
        </>
      )}
    </nav>
  )
}

type NeighbourProps = { to: string | undefined; queue: string; said: string; icon: typeof IconChevronUp }

function Neighbour({ to, queue, said, icon: Icon }: NeighbourProps) {
  if (to === undefined) return null
  return (
    <Link className="g-icon-button" to={ticketAddress(to, queue)} aria-label={said} title={said}>
      <Icon className="g-icon" aria-hidden />
    </Link>
  )
}

/** The queue that the ticket was opened from, as it was last drawn. */
function useNeighbours(search: URLSearchParams, queue: string) {
  const t = useT()
  const { content } = useView(search)
  const filters = useMemo(() => filtersOf(new URLSearchParams(queue)), [queue])
  const { data } = useInfiniteQuery({ ...queueQuery(filters), enabled: queue !== '', refetchOnMount: false })
  const tickets = data?.pages.flatMap(({ items }) => items) ?? []
  const shown = groupedBy(groupOf(search, content), tickets, t).flatMap(({ rows }) => rows)
  const total = data?.pages[0]?.total
  return {
    references: shown.map(({ reference }) => reference),
    total: typeof total === 'number' ? total : shown.length,
  }
}
