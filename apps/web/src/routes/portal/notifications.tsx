import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { deskQuery } from '../../features/desk/queries.ts'
import { useReadNotices } from '../../features/notifications/mutations.ts'
import { NoticeTable } from '../../features/notifications/notice-table.tsx'
import { noticesQuery, unreadNoticesQuery } from '../../features/notifications/queries.ts'
import { useT } from '../../reader.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Hall } from '../../ui/hall.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { toast } from '../../ui/toast.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'

/** Everything that was written to the person, archived by request, and what of it is new. */
export function Component() {
  const t = useT()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(noticesQuery)
  const { data: desk } = useSuspenseQuery(deskQuery)
  const { data: counts } = useQuery(unreadNoticesQuery)
  const reading = useReadNotices()
  const notices = data?.pages.flatMap(({ items }) => items)
  const newest = notices?.[0]
  const readAll = () => {
    if (newest === undefined || reading.isPending) return
    reading.mutate(newest.id, { onSuccess: () => toast(t('account.notices.allRead')) })
  }
  return (
    <>
      <Hall
        title={t('account.notices')}
        sentence={t('account.notices.say')}
        action={
          newest !== undefined &&
          counts !== undefined &&
          counts.unread !== 0 && <Button onClick={readAll}>{t('account.notices.readAll')}</Button>
        }
      />
      <div className="g-wrap">
        <RefusalNotice error={reading.error} onRetry={readAll} />
        {notices === undefined ? (
          error ? (
            <RefusalNotice error={error} onRetry={() => void refetch()} />
          ) : (
            <>
              <Loading />
              <Skeleton lines={8} />
            </>
          )
        ) : notices.length === 0 ? (
          <EmptyState title={t('account.notices.none')}>{t('account.notices.none.say')}</EmptyState>
        ) : (
          <NoticeTable notices={notices} dates={desk.settings['lists.dates']} />
        )}
        {hasNextPage && (
          <p className="g-row">
            <Button aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('account.notices.more')}
            </Button>
          </p>
        )}
      </div>
    </>
  )
}
