import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { IconDownload } from '@tabler/icons-react'
import type { ViewColumn } from '@guichet/contracts/view-content'
import type { MessageKey } from '@guichet/i18n/keys'
import type { QueueGroup } from '../../../features/tickets/queue-groups.ts'
import { QueueTable } from '../../../features/tickets/queue-table.tsx'
import type { Selection } from '../../../features/tickets/selection.ts'
import type { useSteady } from '../../../features/tickets/use-steady.ts'
import { FILTERS, isCounted, savedIn, viewNamed, type QueueSort } from '../../../features/tickets/views.ts'
import { useT } from '../../../reader.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { RowWindow } from '../../../ui/long-rows.tsx'
import { Loading, Skeleton } from '../../../ui/loading.tsx'
import { RefusalNotice } from '../../refusal-notice.tsx'

export type QueueListProps = {
  found: Pick<
    UseInfiniteQueryResult,
    'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'isPending'
  >
  steady: ReturnType<typeof useSteady>
  title: string
  search: URLSearchParams
  queue: string
  readerId: string
  groups: readonly QueueGroup[]
  columns: readonly ViewColumn[]
  selected: string | null
  selection: Selection
  part: RowWindow | undefined
  sort: QueueSort | undefined
  onSelect: (reference: string) => void
  onSort: (sort: QueueSort) => void
  onClear: () => void
}

/** The rows, what arrived since they were drawn, and the way to more. */
export function QueueList({ found, steady, title, search, onClear, ...table }: QueueListProps) {
  const t = useT()
  const { shown, arrived, show } = steady
  return (
    <>
      <RefusalNotice error={found.error} onRetry={() => void found.refetch()} />
      <div role="status">
        {arrived > 0 && (
          <div className="g-newbar">
            <IconDownload className="g-icon" aria-hidden />
            {t('desk.arrived', { count: arrived })}
            <Button size="small" variant="subtle" onClick={show}>
              {t('desk.arrived.show')}
            </Button>
          </div>
        )}
      </div>
      {found.isPending && (
        <div className="g-queue-loading">
          <Loading />
          <Skeleton lines={8} />
        </div>
      )}
      {!found.isPending && found.error === null && shown.length === 0 && (
        <Nothing search={search} onClear={onClear} />
      )}
      {shown.length > 0 && (
        <QueueTable caption={t('desk.caption', { title, count: shown.length })} {...table} />
      )}
      {found.hasNextPage && (
        <p className="g-queue-more">
          <Button size="small" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('desk.more')}
          </Button>
        </p>
      )}
    </>
  )
}

/** What is done is praised where it is one’s work; elsewhere nothing is there, that is all. */
function emptyKey(search: URLSearchParams): MessageKey {
  if (savedIn(search) !== undefined || isCounted(search)) return 'desk.empty'
  const { standard } = viewNamed(search.get('vue'))
  return standard === 'toTake' || standard === 'overdue' ? `desk.empty.${standard}` : 'desk.empty'
}

function Nothing({ search, onClear }: { search: URLSearchParams; onClear: () => void }) {
  const t = useT()
  const isFiltered = FILTERS.some((name) => search.has(name))
  if (isFiltered || search.get('q')) {
    return (
      <EmptyState
        title={t('desk.empty.found')}
        action={isFiltered && <Button onClick={onClear}>{t('desk.filter.clear')}</Button>}
      >
        {t(isFiltered ? 'desk.empty.filtered' : 'desk.empty.search')}
      </EmptyState>
    )
  }
  return <EmptyState title={t(emptyKey(search))}>{t('desk.empty.say')}</EmptyState>
}
