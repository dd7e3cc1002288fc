import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { TicketSummary } from '@guichet/contracts/tickets'
import { countsQuery, ticketsQuery } from '../../../features/tickets/queries.ts'
import { stateKey } from '@guichet/i18n/state-key'
import { useFormat } from '../../../format/use-format.ts'
import { useT } from '../../../reader.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/loading.tsx'
import { ProblemNotice } from '../../../ui/problem-notice.tsx'
import { Section } from '../../../ui/section.tsx'
import { StateLabel } from '../../../ui/state-label.tsx'

const shown = 3
export const awaitingQuery = ticketsQuery({ view: 'mine', awaiting: true, limit: shown })
export const openQuery = ticketsQuery({ view: 'mine', bucket: 'open', limit: shown * 2 })

/** What awaits an answer first, then what is under way; in words, with what to do. */
export function MyRequests() {
  const t = useT()
  const awaiting = useQuery(awaitingQuery)
  const open = useQuery(openQuery)
  const { data: counts } = useQuery(countsQuery)
  const tickets = firstOf(awaiting.data?.items ?? [], open.data?.items ?? [])
  const isLoaded = awaiting.isSuccess && open.isSuccess
  const isAwaiting = (awaiting.data?.items.length ?? 0) > 0
  return (
    <div className={isAwaiting ? 'g-mine g-mine-first' : 'g-mine'}>
      <Section title={t('portal.nav.requests')} link={{ to: '/demandes', label: t('ui.seeAll') }}>
        {(awaiting.isError || open.isError) && (
          <ProblemNotice onRetry={() => void Promise.all([awaiting.refetch(), open.refetch()])} />
        )}
        {!isLoaded && !awaiting.isError && <Skeleton />}
        {isLoaded && tickets.length === 0 && <EmptyState title={t('portal.home.nothing')} />}
        {tickets.length > 0 && (
          <ul>
            {tickets.map((ticket) => (
              <Item key={ticket.id} ticket={ticket} />
            ))}
          </ul>
        )}
      </Section>
      {counts && (
        <p className="g-small">
          <Link to="/demandes">{t('portal.home.totals', counts.mine)}</Link>
        </p>
      )}
    </div>
  )
}

function Item({ ticket }: { ticket: TicketSummary }) {
  const t = useT()
  const say = useSentence()
  const isMyTurn = ticket.status === 'pending_requester' || ticket.status === 'resolved'
  return (
    <li>
      <Link to={`/demandes/${ticket.reference}`}>
        <StateLabel
          state={ticket.status}
          {...(isMyTurn ? { tone: ticket.status === 'resolved' ? 'good' : 'call', plaque: true } : {})}
        >
          {t(stateKey(ticket))}
        </StateLabel>
        <b>
          <bdi>{ticket.title}</bdi>
        </b>
        <span>{say(ticket)}</span>
        {ticket.unread && !isMyTurn && <span className="g-mine-unread">{t('portal.home.unread')}</span>}
      </Link>
    </li>
  )
}

/** Who must act, since when: never a code. */
function useSentence() {
  const t = useT()
  const format = useFormat()
  return ({ status, agent, team, updatedAt, createdAt }: TicketSummary): string => {
    const values = { name: agent?.name ?? team.label, team: team.label, when: format.moment(updatedAt) }
    if (status === 'pending_requester') return t('portal.home.asks', values)
    if (status === 'resolved') return t('portal.home.solves', values)
    if (status === 'dispatched') return t('portal.home.waits', { ...values, when: format.moment(createdAt) })
    if (status === 'on_hold') return t('portal.home.holds', values)
    return t('portal.home.works', values)
  }
}

// À compléter, then Résolue, then the others: each as the API orders them.
function firstOf(awaiting: readonly TicketSummary[], open: readonly TicketSummary[]): TicketSummary[] {
  const asked = awaiting.filter(({ status }) => status === 'pending_requester')
  const solved = awaiting.filter(({ status }) => status !== 'pending_requester')
  const others = open.filter(({ id }) => awaiting.every((ticket) => ticket.id !== id))
  return [...asked, ...solved, ...others].slice(0, Math.max(shown, awaiting.length))
}
