import { IconArrowLeft } from '@tabler/icons-react'
import {
  useInfiniteQuery,
  useQuery,
  useSuspenseQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query'
import { Link, useNavigate, useParams, type LoaderFunctionArgs } from 'react-router'
import type { JournalPage } from '@guichet/contracts/journal'
import { AttachmentLinks } from '../../features/attachments/attachment-links.tsx'
import { ChangeList } from '../../features/journal/change-list.tsx'
import { HISTORY_FILTERS, historyPlaceOf, type HistoryPlace } from '../../features/journal/history-place.ts'
import { historyQuery } from '../../features/journal/queries.ts'
import { meQuery } from '../../features/me/queries.ts'
import { ticketQuery } from '../../features/tickets/queries.ts'
import { pastAddress, queueOf, ticketAddress } from '../../features/tickets/views.ts'
import { useFormat } from '../../format/use-format.ts'
import { queries } from '../../query-client.ts'
import { useReader, useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { PrintedHead } from '../../ui/printed-head.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { HistoryFilters } from './history/history-filters.tsx'
import { PastAsk } from './history/past-ask.tsx'
import { useAddress } from './use-address.ts'
import './history/history.css'

/** The heading says the ticket’s title: it is there when the page is. */
export async function loader({ params }: LoaderFunctionArgs) {
  await queries.prefetchQuery({ ...ticketQuery(params['reference'] ?? ''), retry: false })
  return null
}

/** Everything that happened to a ticket, of what its reader may read; the address holds the filters. */
export function Component() {
  const { reference = '' } = useParams()
  const { timeZone } = useReader()
  const [search, put] = useAddress()
  const place = historyPlaceOf(search, timeZone)
  const found = useInfiniteQuery(historyQuery(reference, place.filters))
  const everyone = useInfiniteQuery(historyQuery(reference, {}))
  const clear = () => put(Object.fromEntries(HISTORY_FILTERS.map((name) => [name, ''])))
  const isNarrowed = HISTORY_FILTERS.some((name) => search.has(name))
  return (
    <div className="g-desk-page g-history-page">
      <Head reference={reference} queue={queueOf(search)} about={place.about} />
      <HistoryFilters
        place={place}
        authors={everyone.data?.pages[0]?.authors ?? []}
        onChange={put}
        onClear={isNarrowed ? clear : undefined}
      />
      <RefusalNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && (
        <>
          <Loading />
          <Skeleton lines={8} />
        </>
      )}
      <Found {...found} queue={queueOf(search)} reference={reference} />
    </div>
  )
}

type HeadProps = { reference: string; queue: string; about: HistoryPlace['about'] }

function Head({ reference, queue, about }: HeadProps) {
  const t = useT()
  const navigate = useNavigate()
  const { data: me } = useSuspenseQuery(meQuery)
  const { data: ticket } = useQuery(ticketQuery(reference))
  const back = ticketAddress(reference, queue)
  const heading = t('history.heading', { reference: ticket?.reference ?? reference })
  useKeys(me.preferences.shortcuts, { u: () => void navigate(back) })
  return (
    <div className="g-history-head">
      <div className="g-queue-place g-no-print">
        <Link to={back}>
          <IconArrowLeft className="g-icon" aria-hidden /> {t('history.back')}
        </Link>
      </div>
      <PrintedHead print={t('history.print')}>
        <PageHeading tab={about ? `${heading}, ${t(`history.about.${about}`)}` : heading}>
          {heading}
        </PageHeading>
        {ticket && (
          <p className="g-dim" dir="auto">
            {ticket.title}
          </p>
        )}
      </PrintedHead>
      <PastAsk reference={reference} queue={queue} />
    </div>
  )
}

type FoundProps = Pick<
  UseInfiniteQueryResult<InfiniteData<JournalPage>>,
  'data' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
> & { queue: string; reference: string }

function Found({ data, hasNextPage, isFetchingNextPage, fetchNextPage, queue, reference }: FoundProps) {
  const t = useT()
  const format = useFormat()
  if (data === undefined) return null
  const entries = data.pages.flatMap(({ items }) => items)
  const names = Object.assign({}, ...data.pages.map((page) => page.names))
  return (
    <>
      <p className="g-small g-dim" role="status">
        {t('history.found', { count: entries.length })}
      </p>
      {entries.length === 0 && <EmptyState title={t('history.none')}>{t('history.none.say')}</EmptyState>}
      <ChangeList
        entries={entries}
        names={names}
        renderFiles={(files) => <AttachmentLinks forAgents files={files} />}
        renderThen={({ at }) => (
          <Link
            className="g-no-print"
            to={pastAddress(reference, queue, at)}
            aria-label={t('history.then.of', { date: format.dayAndTime(at) })}
          >
            {t('history.then')}
          </Link>
        )}
      />
      {hasNextPage && (
        <p className="g-queue-more g-no-print">
          <Button size="small" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('history.more')}
          </Button>
        </p>
      )}
    </>
  )
}
