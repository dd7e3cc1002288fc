import type { MouseEvent } from 'react'
import { Link } from 'react-router'
import type { TicketCounts } from '@guichet/contracts/tickets'
import { useT } from '../../../reader.tsx'
import { addressOfPlace, anchors, type Place } from './place.ts'

type Entry = { to: string; label: string; isCurrent?: boolean; isHere?: boolean }

/** The lists one may go to, each with how many it holds. */
export function ListsNav({ place, counts }: { place: Place; counts: TicketCounts | undefined }) {
  const t = useT()
  if (counts === undefined) return <div className="g-lists" />
  const at = (view: Place['view'], isAwaiting = false) => addressOfPlace({ view, isAwaiting, q: '' })
  const isHome = place.view === 'mine' && place.bucket === undefined && !place.isAwaiting
  const own: Entry[] = isHome
    ? (['open', 'resolved', 'closed'] as const).map((bucket) => ({
        to: `#${anchors[bucket]}`,
        label: t(`requests.tab.${bucket}`, { count: counts.mine[bucket] }),
        isHere: true,
      }))
    : [{ to: at('mine'), label: t('requests.tab.mine') }]
  const others: (Entry | false)[] = [
    (counts.mine.awaiting > 0 || place.isAwaiting) && {
      to: at('mine', true),
      label: t('requests.tab.awaiting', { count: counts.mine.awaiting }),
      isCurrent: place.isAwaiting,
    },
    ...(['following', 'establishment'] as const).map(
      (view) =>
        (counts[view] > 0 || place.view === view) && {
          to: at(view),
          label: t(`requests.tab.${view}`, { count: counts[view] }),
          isCurrent: place.view === view,
        },
    ),
  ]
  return (
    <nav className="g-lists" aria-label={t('requests.lists')}>
      {[...own, ...others.filter((entry) => entry !== false)].map(({ to, label, isCurrent, isHere }) =>
        isHere ? (
          <a key={to} href={to} onClick={show}>
            {label}
          </a>
        ) : (
          <Link key={to} to={to} aria-current={isCurrent ? 'page' : undefined}>
            {label}
          </Link>
        ),
      )}
    </nav>
  )
}

// The list is on this page: no navigation, which would leave the place one came back to.
function show(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault()
  const section = document.querySelector(event.currentTarget.hash)
  section?.scrollIntoView({ block: 'start' })
  section?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true })
}
