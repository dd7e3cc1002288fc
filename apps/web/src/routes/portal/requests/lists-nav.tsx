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
    (counts.following > 0 || place.view === 'following') && {
      to: at('following'),
      label: t('requests.tab.following', { count: counts.following }),
      isCurrent: place.view === 'following',
    },
    (counts.establishment !== 0 || place.view === 'establishment') && {
      to: at('establishment'),
      label:
        typeof counts.establishment === 'number'
          ? t('requests.tab.establishment', { count: counts.establishment })
          : t('requests.tab.establishment.many', { count: counts.establishment.atLeast }),
      isCurrent: place.view === 'establishment',
    },
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
