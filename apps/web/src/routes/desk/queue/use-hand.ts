import { useLayoutEffect, useRef } from 'react'
import { useT } from '../../../reader.tsx'
import { announce } from '../../../ui/announce.tsx'
import type { RowFocus } from './use-row-window.ts'

export type Hand = {
  selected: string | null
  /** The same, before the address has caught up with the keys. */
  now: () => string | null
  take: (reference: string) => void
  /** Down or up by so many rows, where the focus follows. */
  move: (step: number) => void
}

/** The row that keys and preview speak of. */
export function useHand(
  selected: string | null,
  order: readonly string[],
  onTake: (reference: string) => void,
  focus: RowFocus,
): Hand {
  const t = useT()
  // Keys come faster than addresses change: one that comes late, of a row that was left since, moves no hand.
  const latest = useRef<Latest>({ given: selected, selected, place: -1, asked: [] })
  useLayoutEffect(() => {
    // Only what is drawn for good: while an address is on its way, the one before it may be drawn again.
    if (latest.current.given !== selected) latest.current = followed(latest.current, selected)
  }, [selected])
  const take = (reference: string) => {
    const { selected: held, asked } = latest.current
    if (held === reference) return
    latest.current = {
      ...latest.current,
      selected: reference,
      place: order.indexOf(reference),
      asked: [...asked, reference],
    }
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
    focus(next)
    announce(t('desk.position', { position: place + 1, count: order.length }))
  }
  return { selected, now: () => latest.current.selected, take, move }
}

interface Latest {
  /** By the address. */
  given: string | null
  selected: string | null
  place: number
  /** What the address was asked to say, and does not yet. */
  asked: readonly string[]
}

function followed(latest: Latest, given: string | null): Latest {
  const at = latest.asked.indexOf(given ?? '')
  return at < 0
    ? { given, selected: given, place: -1, asked: [] }
    : { ...latest, given, asked: latest.asked.slice(at + 1) }
}
