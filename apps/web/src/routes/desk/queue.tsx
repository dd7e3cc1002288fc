import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { STATUSES } from '@guichet/contracts/lifecycle'
import { meQuery } from '../../features/me/queries.ts'
import { queueQuery } from '../../features/tickets/queue-queries.ts'
import { QueueTable } from '../../features/tickets/queue-table.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { useSteady } from '../../features/tickets/use-steady.ts'
import { filtersOf, SORTS, viewNamed } from '../../features/tickets/views.ts'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/button.tsx'
import { DeskPanes, Pane } from '../../ui/desk-panes.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Loading, Skeleton } from '../../ui/loading.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { searchId } from './layout.tsx'
import { Preview } from './preview.tsx'

export function Component() {
  const t = useT()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const { data: me } = useSuspenseQuery(meQuery)
  const filters = useMemo(() => filtersOf(search), [search])
  const queue = useInfiniteQuery(queueQuery(filters))
  const tickets = useMemo(() => queue.data?.pages.flatMap(({ items }) => items), [queue.data])
  const { shown, arrived, show } = useSteady(JSON.stringify([filters, queue.data?.pages.length]), tickets)
  const selected = search.get('ticket')
  const q = search.get('q')
  const title = q ? t('desk.found', { q }) : t(viewNamed(search.get('vue')).label)
  const isGrouped = !q && search.get('tri') === null

  const put = (name: string, value: string) =>
    setSearch(
      (all) => {
        if (value === '') all.delete(name)
        else all.set(name, value)
        return all
      },
      { replace: true },
    )
  const order = useOrder(
    shown.map(({ reference }) => reference),
    isGrouped ? groupedOrder(shown) : undefined,
  )
  const move = (step: number) => {
    // The address follows a moment later than quick fingers: the focus is where the hand is.
    const hand = document.activeElement?.getAttribute('data-reference') ?? selected ?? ''
    const next = order[Math.min(Math.max(order.indexOf(hand) + step, 0), order.length - 1)]
    if (next === undefined) return
    put('ticket', next)
    document.querySelector<HTMLElement>(`[data-reference="${next}"]`)?.focus()
    announce(t('desk.position', { position: order.indexOf(next) + 1, count: order.length }))
  }
  useKeys(me.preferences.shortcuts, {
    j: () => move(1),
    k: () => move(-1),
    o: () => selected && void navigate(`/bureau/tickets/${selected}`),
    '/': () => document.getElementById(searchId)?.focus(),
  })

  return (
    <DeskPanes
      kind="queue"
      main={
        <Pane
          label={title}
          head={
            <>
              <PageHeading>{title}</PageHeading>
              <div className="g-queue-tools">
                <Tool
                  label={t('desk.sort')}
                  value={search.get('tri') ?? ''}
                  onChange={(value) => put('tri', value)}
                  options={SORTS.map((sort) => ({
                    value: sort === 'priority' ? '' : sort,
                    label: t(`desk.sort.${sort}`),
                  }))}
                />
                <Tool
                  label={t('desk.filter.state')}
                  value={search.get('statut') ?? ''}
                  onChange={(value) => put('statut', value)}
                  options={[
                    { value: '', label: t('desk.filter.all') },
                    ...STATUSES.map((status) => ({ value: status, label: t(`states.${status}`) })),
                  ]}
                />
              </div>
            </>
          }
          foot={me.preferences.shortcuts ? <Keys /> : undefined}
        >
          <RefusalNotice error={queue.error} onRetry={() => void queue.refetch()} />
          {arrived > 0 && (
            <div className="g-newbar" role="status">
              {t('desk.arrived', { count: arrived })}
              <Button size="small" variant="subtle" onClick={show}>
                {t('desk.arrived.show')}
              </Button>
            </div>
          )}
          {tickets === undefined && queue.error === null && (
            <>
              <Loading />
              <Skeleton lines={8} />
            </>
          )}
          {tickets && shown.length === 0 && (
            <EmptyState title={q ? t('desk.empty.found') : t('desk.empty')} />
          )}
          {shown.length > 0 && (
            <QueueTable
              caption={t('desk.caption', { title, count: shown.length })}
              tickets={shown}
              readerId={me.id}
              selected={selected}
              isGrouped={isGrouped}
              onSelect={(reference) => put('ticket', reference)}
            />
          )}
          {queue.hasNextPage && (
            <p className="g-queue-more">
              <Button
                size="small"
                disabled={queue.isFetchingNextPage}
                onClick={() => void queue.fetchNextPage()}
              >
                {t('desk.more')}
              </Button>
            </p>
          )}
        </Pane>
      }
      side={selected === null ? undefined : <Preview key={selected} reference={selected} readerId={me.id} />}
    />
  )
}

type Shown = ReturnType<typeof useSteady>['shown']

const groupedOrder = (shown: Shown): string[] =>
  [...Map.groupBy(shown, ({ priority }) => priority ?? 3).values()].flatMap((group) =>
    group.map(({ reference }) => reference),
  )

const useOrder = (plain: string[], grouped: string[] | undefined): string[] => grouped ?? plain

type ToolProps = {
  label: string
  value: string
  onChange: (value: string) => void
  options: { value: string; label: string }[]
}

function Tool({ label, value, onChange, options }: ToolProps) {
  return (
    <label className="g-row g-small">
      {label}
      <select
        className="g-select-small"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

function Keys() {
  const t = useT()
  return (
    <p className="g-row g-small g-wide-only">
      <Kbd>j</Kbd> <Kbd>k</Kbd> {t('desk.keys.move')} <Kbd>o</Kbd> {t('desk.keys.open')} <Kbd>/</Kbd>{' '}
      {t('desk.keys.search')}
    </p>
  )
}
