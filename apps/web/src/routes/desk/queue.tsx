import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { meQuery } from '../../features/me/queries.ts'
import { byPriority } from '../../features/tickets/queue-groups.ts'
import { queueQuery } from '../../features/tickets/queue-queries.ts'
import { useSteady } from '../../features/tickets/use-steady.ts'
import {
  filtersOf,
  isGrouped,
  queueOf,
  sortOf,
  ticketAddress,
  viewNamed,
  type QueueSort,
} from '../../features/tickets/views.ts'
import { useT } from '../../reader.tsx'
import { announce } from '../../ui/announce.tsx'
import { DeskPanes, Pane } from '../../ui/desk-panes.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { useKeys } from '../../ui/use-keys.ts'
import { Preview } from './preview.tsx'
import { QueueFoot } from './queue/queue-foot.tsx'
import { QueueList } from './queue/queue-list.tsx'
import { QueueTools } from './queue/queue-tools.tsx'
import { usePlace } from './queue/use-place.ts'

/** A queue beside the ticket under the hand; the address holds all of it. */
export function Component() {
  const t = useT()
  const { data: me } = useSuspenseQuery(meQuery)
  const [search, setSearch] = useSearchParams()
  const queue = queueOf(search) || 'vue=equipe'
  const filters = useMemo(() => filtersOf(new URLSearchParams(queue)), [queue])
  const found = useInfiniteQuery(queueQuery(filters))
  const tickets = useMemo(() => found.data?.pages.flatMap(({ items }) => items), [found.data])
  const steady = useSteady(`${queue} ${found.data?.pages.length ?? 0}`, tickets)
  const grouped = isGrouped(search)
  const order = grouped ? byPriority(steady.shown).flatMap(({ rows }) => rows) : steady.shown
  const put = (change: Readonly<Record<string, string>>) =>
    setSearch(
      (all) => {
        for (const [name, value] of Object.entries(change))
          if (value === '') all.delete(name)
          else all.set(name, value)
        return all
      },
      { replace: true, preventScrollReset: true },
    )
  const hand = useHand(
    search.get('ticket'),
    order.map(({ reference }) => reference),
    (reference) => put({ ticket: reference }),
  )
  const body = usePlace(queue, hand.selected)
  useQueueKeys(me.preferences.shortcuts, queue, hand)

  const q = search.get('q')
  const title = q ? t('desk.found', { q }) : t(viewNamed(search.get('vue')).label)
  const total = totalOf(found.data?.pages[0]?.total)
  const count = total === undefined ? undefined : t('desk.tickets', { count: total })
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
            <>
              <div className="g-queue-title">
                <PageHeading tab={count === undefined ? title : `${title}, ${count}`}>{title}</PageHeading>
                {count !== undefined && <span className="g-dim">{count}</span>}
              </div>
              <QueueTools search={search} me={me} sort={sortOf(search)} onSort={sortBy} onFilter={put} />
            </>
          }
          foot={<QueueFoot isWithKeys={me.preferences.shortcuts} shown={order.length} total={total} />}
        >
          <QueueList
            found={found}
            steady={steady}
            title={title}
            search={search}
            queue={queue}
            readerId={me.id}
            selected={hand.selected}
            onSelect={hand.take}
            onSort={sortBy}
            onClear={() => setSearch({ ...keep(search, 'vue'), ...keep(search, 'q') })}
          />
        </Pane>
      }
      side={
        hand.selected === null ? undefined : (
          <Preview key={hand.selected} reference={hand.selected} queue={queue} me={me} />
        )
      }
    />
  )
}

type Hand = {
  selected: string | null
  take: (reference: string) => void
  /** Down or up by so many rows, where the focus follows. */
  move: (step: number) => void
}

function useHand(
  selected: string | null,
  order: readonly string[],
  onTake: (reference: string) => void,
): Hand {
  const t = useT()
  // Keys come faster than addresses change.
  const latest = useRef({ given: selected, selected, place: -1 })
  if (latest.current.given !== selected) latest.current = { given: selected, selected, place: -1 }
  const take = (reference: string) => {
    if (latest.current.selected === reference) return
    latest.current = { ...latest.current, selected: reference, place: order.indexOf(reference) }
    onTake(reference)
  }
  const move = (step: number) => {
    const at = order.indexOf(latest.current.selected ?? '')
    // The ticket may have left the queue: the hand stays where it was.
    const from = at >= 0 ? at : step > 0 ? latest.current.place - 1 : Math.max(latest.current.place, 1)
    const place = Math.min(Math.max(from + step, 0), order.length - 1)
    const next = order[place]
    if (next === undefined) return
    take(next)
    document.querySelector<HTMLElement>(`[data-reference="${CSS.escape(next)}"]`)?.focus()
    announce(t('desk.position', { position: place + 1, count: order.length }))
  }
  return { selected, take, move }
}

function useQueueKeys(isOn: boolean, queue: string, { selected, move }: Hand): void {
  const navigate = useNavigate()
  const open = (more = '') => {
    if (selected !== null) void navigate(ticketAddress(selected, queue, more))
  }
  useKeys(isOn, {
    j: () => move(1),
    k: () => move(-1),
    o: () => open(),
    r: () => open('ecrire=reponse'),
    n: () => open('ecrire=note'),
  })
  // Not characters: nobody speaks them by mistake, so the switch leaves them on.
  useKeys(true, { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => open() })
}

type Total = number | { atLeast: number } | undefined

const totalOf = (total: Total): number | undefined => (typeof total === 'object' ? total.atLeast : total)

const keep = (search: URLSearchParams, name: string): Record<string, string> => {
  const value = search.get(name)
  return value === null ? {} : { [name]: value }
}
