import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { meQuery } from '../../features/me/queries.ts'
import { groupedBy } from '../../features/tickets/queue-groups.ts'
import { queueQuery } from '../../features/tickets/queue-queries.ts'
import { useSelection } from '../../features/tickets/selection.ts'
import { useSteady } from '../../features/tickets/use-steady.ts'
import { filtersOf, groupOf, queueOf, sortOf, type QueueSort } from '../../features/tickets/views.ts'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { DeskPanes, Pane } from '../../ui/desk-panes.tsx'
import { Preview } from './preview.tsx'
import { BulkDialog } from './queue/bulk/bulk-dialog.tsx'
import { useBulk, type BulkEvent } from './queue/bulk/use-bulk.ts'
import { QueueFoot } from './queue/queue-foot.tsx'
import { QueueHead } from './queue/queue-head.tsx'
import { QueueList } from './queue/queue-list.tsx'
import { UnknownView } from './queue/unknown-view.tsx'
import { useHand } from './queue/use-hand.ts'
import { useBulkKeys, useQueueKeys } from './queue/use-queue-keys.ts'
import { usePlace } from './queue/use-place.ts'
import { useRowWindow } from './queue/use-row-window.ts'
import { useView } from './queue/use-view.ts'
import { useAddress } from './use-address.ts'

/** A queue beside the ticket under the hand; the address holds all of it. */
export function Component() {
  const [search] = useSearchParams()
  const view = useView(search)
  return view.isUnknown ? <UnknownView /> : <Queue view={view} />
}

function Queue({ view }: { view: ReturnType<typeof useView> }) {
  const t = useT()
  const navigate = useNavigate()
  const { data: me } = useSuspenseQuery(meQuery)
  const [search, put] = useAddress()
  const { content, title } = view
  const queue = queueOf(search) || 'vue=equipe'
  const filters = useMemo(() => filtersOf(new URLSearchParams(queue)), [queue])
  const found = useInfiniteQuery(queueQuery(filters))
  const tickets = useMemo(() => found.data?.pages.flatMap(({ items }) => items), [found.data])
  const steady = useSteady(`${queue} ${found.data?.pages.length ?? 0}`, tickets)
  const groups = groupedBy(groupOf(search, content), steady.shown, t)
  const rows = groups.flatMap((group) => group.rows)
  const order = rows.map(({ reference }) => reference)
  const body = useRef<HTMLDivElement>(null)
  const { part, focus } = useRowWindow(body, groups, search.get('ticket'))
  const hand = useHand(search.get('ticket'), order, (reference) => put({ ticket: reference }), focus)
  const selection = useSelection(queue, order)
  const bulk = useBulk(selection, focus)
  const isChoosing = selection.count > 0
  usePlace(body, queue, hand.selected, focus)
  const ask = (event: BulkEvent) =>
    event === 'take' || event === 'release' ? bulk.act({ event }) : bulk.ask(event)
  const isWithKeys = me.preferences.shortcuts
  const isWhole = search.get('lecture') === 'entiere'
  useQueueKeys(isWithKeys, queue, hand, selection, isWhole || isChoosing)
  useBulkKeys(isWithKeys, { isChoosing, ask, undo: bulk.undo, clear: selection.clear })

  const total = totalOf(found.data?.pages[0]?.total)
  const sortBy = (sort: QueueSort) => {
    put({ tri: sort })
    announce(t('desk.sorted', { sort: t(`desk.sort.${sort}`) }))
  }
  return (
    <DeskPanes
      kind="queue"
      main={
        <Pane
          label={title}
          body={body}
          head={
            <QueueHead
              view={view}
              search={search}
              me={me}
              total={total}
              selection={selection}
              bulk={bulk}
              onBulk={ask}
              onSort={sortBy}
              onFilter={put}
              onView={(id) => void navigate(`/bureau?vue=${id}`)}
            />
          }
          foot={<QueueFoot isWithKeys={isWithKeys} shown={rows.length} total={total} />}
        >
          <QueueList
            found={found}
            steady={steady}
            groups={groups}
            columns={content.columns}
            title={title}
            search={search}
            queue={queue}
            readerId={me.id}
            selected={hand.selected}
            selection={selection}
            part={part}
            sort={sortOf(search, content)}
            onSelect={hand.take}
            onSort={sortBy}
            onClear={() => void navigate({ search: cleared(search).toString() })}
          />
          {bulk.asking !== null && (
            <BulkDialog
              event={bulk.asking}
              tickets={rows.filter(({ reference }) => selection.has(reference))}
              begun={bulk.begun}
              error={bulk.acting.error}
              isBusy={bulk.acting.isPending}
              onAct={bulk.act}
              onClose={() => bulk.ask(null)}
            />
          )}
        </Pane>
      }
      side={
        hand.selected === null ? undefined : (
          <Preview
            key={hand.selected}
            reference={hand.selected}
            queue={queue}
            isWhole={isWhole}
            onWhole={(wanted) => put({ lecture: wanted ? 'entiere' : '' })}
            // While tickets are chosen, the keys of acts are for all of them.
            me={isChoosing ? { ...me, preferences: { ...me.preferences, shortcuts: false } } : me}
          />
        )
      }
    />
  )
}

type Total = number | { atLeast: number } | undefined

const totalOf = (total: Total): number | undefined => (typeof total === 'object' ? total.atLeast : total)

/** The view and the words that were looked for, without what narrows them. */
const cleared = (search: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...search].filter(([name]) => name === 'vue' || name === 'q'))
