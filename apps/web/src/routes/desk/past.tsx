import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearchParams, type LoaderFunctionArgs } from 'react-router'
import type { PastTicket } from '@guichet/contracts/tickets'
import { linesOf } from '@guichet/domain/conversation'
import { ProblemError } from '../../api.ts'
import { AttachmentLinks } from '../../features/attachments/attachment-links.tsx'
import { DeskThread } from '../../features/journal/desk-thread.tsx'
import { pastJournalQuery } from '../../features/journal/queries.ts'
import { meQuery } from '../../features/me/queries.ts'
import { pastTicketQuery } from '../../features/tickets/queries.ts'
import { historyAddress, queueOf, ticketAddress } from '../../features/tickets/views.ts'
import { useFormat } from '../../format/use-format.ts'
import { queries } from '../../query-client.ts'
import { useT } from '../../reader.tsx'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { DeskPanes, Pane } from '../../ui/desk-panes.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { PastAsk } from './history/past-ask.tsx'
import { PastFacts } from './history/past-facts.tsx'
import './history/history.css'

/** What it was is there when the page is: its heading says so at once. */
export async function loader({ params, request }: Pick<LoaderFunctionArgs, 'params' | 'request'>) {
  const at = instantIn(new URL(request.url).searchParams)
  if (at !== null)
    await queries.prefetchQuery({ ...pastTicketQuery(params['reference'] ?? '', at), retry: false })
  return null
}

/** A ticket as it was at the instant that the address says: to be read, never acted on. */
export function Component() {
  const { reference = '' } = useParams()
  const [search] = useSearchParams()
  const at = instantIn(search)
  const { data: was, error } = useQuery({
    ...pastTicketQuery(reference, at ?? ''),
    enabled: at !== null,
    // What was refused on the way here is not asked again: nothing changed since.
    retryOnMount: false,
  })
  const queue = queueOf(search)
  if (was) return <Past key={was.at} was={was} queue={queue} />
  if (at !== null && error === null) return <Waiting reference={reference} />
  return <Nothing reference={reference} queue={queue} error={error} />
}

function instantIn(search: URLSearchParams): string | null {
  const at = new Date(search.get('le') ?? '')
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

function Waiting({ reference }: { reference: string }) {
  return (
    <div className="g-desk-page g-history-page">
      <PageHeading>{reference}</PageHeading>
      <Loading />
      <Skeleton lines={8} />
    </div>
  )
}

/** No such date: why, and the way to another. */
function Nothing({ reference, queue, error }: { reference: string; queue: string; error: Error | null }) {
  const t = useT()
  const why = error === null ? t('history.past.unread') : sentenceOf(error)
  return (
    <div className="g-desk-page g-history-page">
      <Back reference={reference} queue={queue} />
      <PageHeading>{t('history.past.none')}</PageHeading>
      {why === null ? <RefusalNotice error={error} /> : <p role="alert">{why}</p>}
      <PastAsk reference={reference} queue={queue} />
    </div>
  )
}

/** A date outside the ticket's life is said in one sentence, like a ticket that one may not read. */
const sentenceOf = (error: Error): string | null =>
  error instanceof ProblemError && ['invalid', 'not-found'].includes(error.problem.code)
    ? error.message
    : null

function Past({ was, queue }: { was: PastTicket; queue: string }) {
  const t = useT()
  const format = useFormat()
  const { data: me } = useSuspenseQuery(meQuery)
  const journal = useQuery(pastJournalQuery(was.reference, was.at))
  const date = format.dayAndTime(was.at)
  return (
    <div className="g-past-view">
      <DeskPanes
        kind="ticket"
        mainLabel={t('history.past.talk')}
        sideLabel={t('history.past.facts')}
        main={
          <Pane label={t('history.past.talk')} head={<Head was={was} queue={queue} date={date} />}>
            {journal.error && <RefusalNotice error={journal.error} onRetry={() => void journal.refetch()} />}
            {journal.isPending && <Skeleton lines={8} />}
            {journal.data && (
              <DeskThread
                lines={linesOf(was.description, journal.data.items)}
                names={journal.data.names}
                readerId={me.id}
                requesterName={was.requester.name}
                renderFiles={(files) => <AttachmentLinks forAgents files={files} />}
              />
            )}
          </Pane>
        }
        side={
          <Pane label={t('history.past.facts')}>
            <PastFacts was={was} />
          </Pane>
        }
      />
    </div>
  )
}

function Head({ was, queue, date }: { was: PastTicket; queue: string; date: string }) {
  const t = useT()
  return (
    <div className="g-past-head">
      <Back reference={was.reference} queue={queue} />
      <PageHeading tab={t('history.past.title', { reference: was.reference, date })}>
        <span className="g-past-mark">{t('history.past.mark')}</span>{' '}
        <span className="g-ref">{was.reference}</span> <bdi>{was.title}</bdi>
      </PageHeading>
      <Banner
        tone="call"
        title={t('history.past.heading', { date })}
        action={
          <ButtonLink size="small" to={ticketAddress(was.reference, queue)}>
            {t('history.past.now')}
          </ButtonLink>
        }
      >
        {t('history.past.say')}
      </Banner>
      <PastAsk key={was.at} reference={was.reference} queue={queue} at={new Date(was.at)} />
    </div>
  )
}

function Back({ reference, queue }: { reference: string; queue: string }) {
  const t = useT()
  const navigate = useNavigate()
  const { data: me } = useSuspenseQuery(meQuery)
  const back = historyAddress(reference, queue)
  useKeys(me.preferences.shortcuts, { u: () => void navigate(back) })
  return (
    <nav className="g-queue-place g-no-print" aria-label={t('desk.place')}>
      <Link to={back}>
        <IconArrowLeft className="g-icon" aria-hidden /> {t('history.title')}
      </Link>
    </nav>
  )
}
