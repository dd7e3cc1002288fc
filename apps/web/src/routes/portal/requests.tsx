import { useQueries, useQuery, useSuspenseQuery, keepPreviousData } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { TicketSummary } from '@guichet/contracts/tickets'
import type { MessageKey } from '@guichet/i18n/keys'
import { deskQuery } from '../../features/desk/queries.ts'
import { countsQuery, keptQuery, ticketsQuery } from '../../features/tickets/queries.ts'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Hall } from '../../ui/hall.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { EmptyList } from './requests/empty-list.tsx'
import { ListsNav } from './requests/lists-nav.tsx'
import { KeptList } from './requests/kept-list.tsx'
import { addressOfPlace, filtersOf, usePlace, type Place } from './requests/place.ts'
import { RequestList } from './requests/request-list.tsx'
import { RequestSearch } from './requests/request-search.tsx'
import './requests/requests.css'

export function Component() {
  const t = useT()
  const place = usePlace()
  const { data: counts } = useQuery(countsQuery)
  return (
    <>
      <Hall
        title={t(titles[place.view])}
        action={
          <ButtonLink variant="filled" to="/deposer">
            {t('requests.file')}
          </ButtonLink>
        }
      >
        <ListsNav place={place} counts={counts} />
      </Hall>
      <div className="g-wrap">
        {place.view === 'bookmarks' || place.view === 'history' ? (
          <Kept place={place} kept={place.view} />
        ) : (
          <Lists place={place} />
        )}
        <p className="g-row g-small g-no-print">
          {t('requests.kept')}
          {(['bookmarks', 'history'] as const).map((view) => (
            <Link key={view} to={addressOfPlace({ view, isAwaiting: false, q: '' })}>
              {t(`requests.${view}`)}
            </Link>
          ))}
        </p>
      </div>
    </>
  )
}

const titles: Readonly<Record<Place['view'], MessageKey>> = {
  mine: 'portal.nav.requests',
  following: 'requests.following',
  establishment: 'requests.establishment',
  bookmarks: 'requests.bookmarks',
  history: 'requests.history',
}

/** The three lists, or one of them page by page. */
function Lists({ place }: { place: Place }) {
  const { data: desk } = useSuspenseQuery(deskQuery)
  const buckets = place.isAwaiting
    ? [undefined]
    : place.bucket
      ? [place.bucket]
      : (['open', 'resolved', 'closed'] as const)
  const isOverview = buckets.length > 1
  const pages = useQueries({
    queries: buckets.map((bucket) => ({
      ...ticketsQuery(filtersOf(place, bucket, isOverview && bucket === 'closed' && place.q === '' ? 5 : 50)),
      placeholderData: keepPreviousData,
    })),
  })
  const all = pages.flatMap(({ data }) => data?.items ?? [])
  const isRead = pages.every(({ data }) => data !== undefined)
  const failed = pages.find(({ error, data }) => error !== null && data === undefined)
  useUnreadNews(isRead ? all : undefined)
  const isEmpty = isRead && all.length === 0
  const hasSearch = !place.isAwaiting && !(isEmpty && place.q === '')
  return (
    <>
      {hasSearch && <RequestSearch key={place.q} place={place} count={isRead ? all.length : undefined} />}
      {failed ? (
        <RefusalNotice error={failed.error} onRetry={() => void failed.refetch()} />
      ) : isRead ? (
        isEmpty ? (
          <EmptyList place={place} />
        ) : (
          buckets.map((bucket, index) => {
            const page = pages[index]?.data
            // While searching, a list without a match has nothing to say.
            if (page === undefined || (place.q !== '' && page.items.length === 0)) return null
            return (
              <RequestList
                key={bucket ?? 'awaiting'}
                place={place}
                page={page}
                settings={desk.settings}
                {...(bucket ? { bucket } : {})}
              />
            )
          })
        )
      ) : (
        <>
          <Loading />
          <Skeleton lines={8} />
        </>
      )}
    </>
  )
}

function Kept({ place, kept }: { place: Place; kept: 'bookmarks' | 'history' }) {
  const { data: desk } = useSuspenseQuery(deskQuery)
  const { data: page, error, refetch } = useQuery(keptQuery(kept, place.cursor))
  if (page) return <KeptList place={place} kept={kept} page={page} settings={desk.settings} />
  return error ? <RefusalNotice error={error} onRetry={() => void refetch()} /> : <Loading />
}

/** UX-40: a reply that arrives while the lists are open is said politely; nothing moves under the hand. */
function useUnreadNews(tickets: readonly TicketSummary[] | undefined): void {
  const t = useT()
  const known = useRef<ReadonlySet<string>>(undefined)
  useEffect(() => {
    if (tickets === undefined) return
    const unread = tickets.filter((ticket) => ticket.unread)
    const fresh = known.current ? unread.filter((ticket) => !known.current?.has(newsOf(ticket))) : []
    known.current = new Set(unread.map(newsOf))
    if (fresh.length === 0) return
    announce(t('requests.live.unread', { references: fresh.map(({ reference }) => reference).join(', ') }))
  }, [tickets, t])
}

// A second reply to a ticket still unread is news again.
const newsOf = ({ reference, updatedAt }: TicketSummary) => `${reference} ${updatedAt}`
