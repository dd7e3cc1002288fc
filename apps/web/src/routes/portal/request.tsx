import { useQuery } from '@tanstack/react-query'
import { Navigate, useLocation, useParams, type LoaderFunctionArgs } from 'react-router'
import { ProblemError } from '../../api.ts'
import { journalQuery } from '../../features/journal/queries.ts'
import { addressOfRequest } from '../../features/tickets/request-table.tsx'
import { isInHand, ticketQuery, usualDelayQuery } from '../../features/tickets/queries.ts'
import { queries, soon } from '../../query-client.ts'
import { useT } from '../../reader.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Hall } from '../../ui/hall.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { RequestPage } from './request/request-page.tsx'

/** The ticket is there when the page is: a screen reader hears its heading, not one that is taken away at once. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { reference = '' } = params
  const journal = queries.prefetchQuery(journalQuery(reference))
  const ticket = await queries.fetchQuery({ ...ticketQuery(reference), retry: false }).catch(() => null)
  const delay = ticket && isInHand(ticket) && queries.prefetchQuery(usualDelayQuery(reference))
  await soon(journal, delay)
  return null
}

export function Component() {
  const { reference = '' } = useParams()
  const { search, hash } = useLocation()
  const { data: ticket, error, refetch } = useQuery(ticketQuery(reference))
  if (ticket && ticket.reference !== reference)
    return <Navigate replace to={{ pathname: addressOfRequest(ticket.reference), search, hash }} />
  if (ticket) return <RequestPage key={ticket.reference} ticket={ticket} />
  if (error instanceof ProblemError && error.problem.code === 'not-found') return <UnknownRequest />
  return <UnreadRequest reference={reference} error={error} onRetry={() => void refetch()} />
}

/** The same words for what does not exist and for what is not the reader's. */
function UnknownRequest() {
  const t = useT()
  return (
    <>
      <Hall title={t('requests.unknown')} sentence={t('requests.unknown.say')} />
      <div className="g-wrap g-row">
        <ButtonLink to="/demandes">{t('portal.nav.requests')}</ButtonLink>
        <ButtonLink to="/">{t('ui.home')}</ButtonLink>
      </div>
    </>
  )
}

type UnreadProps = { reference: string; error: Error | null; onRetry: () => void }

function UnreadRequest({ reference, error, onRetry }: UnreadProps) {
  const t = useT()
  return (
    <>
      <Hall title={reference} back={{ to: '/demandes', label: t('portal.nav.requests') }} />
      <div className="g-wrap">
        {error === null ? (
          <>
            <Loading />
            <Skeleton lines={6} />
          </>
        ) : error instanceof ProblemError ? (
          <ProblemNotice title={error.problem.title} reference={error.problem.requestId} onRetry={onRetry}>
            {error.message}
          </ProblemNotice>
        ) : (
          <ProblemNotice kind={navigator.onLine ? 'unavailable' : 'offline'} onRetry={onRetry} />
        )}
      </div>
    </>
  )
}
