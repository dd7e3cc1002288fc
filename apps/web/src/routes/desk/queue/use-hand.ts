import { useRef } from 'react'
import { useT } from '../../../reader.tsx'
import { announce } from '../../../ui/announce.tsx'

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
  return { selected, now: () => latest.current.selected, take, move }
}
