import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { QueueGroup } from '../../../features/tickets/queue-groups.ts'
import type { RowWindow } from '../../../ui/long-rows.tsx'
import { usePrinted } from '../../../ui/use-printed.ts'

/** Up to here a list is drawn whole: the browser finds words in it, and a screen reader counts it by itself. */
const DRAWN_WHOLE = 200
const OVERSCAN = 12
const ROW_PX = 47

export type RowFocus = (reference: string, options?: FocusOptions) => void

/** The rows of a long queue that are drawn: those in sight, the one under the hand and its neighbours, and the one with the focus. */
export function useRowWindow(
  body: RefObject<HTMLDivElement | null>,
  groups: readonly QueueGroup[],
  selected: string | null,
): { part: RowWindow | undefined; focus: RowFocus } {
  // Paper has no window: all rows are drawn for it.
  const isPrinted = usePrinted()
  const [revealed, setRevealed] = useState<string>()
  const keys = keysOf(groups)
  const headings = keys.flatMap((key, at) => (isHeading(key) ? [at] : []))
  const isLong = keys.length > DRAWN_WHOLE && !isPrinted
  const always = (range: Range): number[] => {
    const near = keys.indexOf(selected ?? '')
    const held = [revealed, focusedIn(body.current)].map((one) => keys.indexOf(one ?? ''))
    const kept = [...(near < 0 ? [] : [near - 1, near, near + 1]), ...held]
    const all = [...defaultRangeExtractor(range), ...kept.filter((at) => at >= 0 && at < range.count)]
    // A row is read with the heading it stands under.
    const over = all.flatMap((at) => headings.findLast((heading) => heading <= at) ?? [])
    return [...new Set([...all, ...over])].toSorted((one, other) => one - other)
  }
  const rows = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    enabled: isLong,
    count: keys.length,
    getScrollElement: () => body.current,
    getItemKey: (at) => keys[at] ?? at,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    rangeExtractor: always,
    initialOffset: () => body.current?.scrollTop ?? 0,
    initialRect: { width: 600, height: 900 },
  })
  const focus: RowFocus = (reference, options) => {
    if (linkOf(reference) === null) flushSync(() => setRevealed(reference))
    linkOf(reference)?.focus(options)
  }
  const part: RowWindow | undefined = isLong
    ? {
        drawn: rows.getVirtualItems(),
        count: keys.length,
        height: rows.getTotalSize(),
        measure: rows.measureElement,
      }
    : undefined
  return { part, focus }
}

/** Headings and rows, in the order of the page. */
function keysOf(groups: readonly QueueGroup[]): string[] {
  const isGrouped = groups.some(({ title }) => title !== '')
  return groups.flatMap(({ key, rows }) => [
    ...(isGrouped ? [`${HEADING}${key}`] : []),
    ...rows.map(({ reference }) => reference),
  ])
}

const HEADING = 'heading '
const isHeading = (key: string): boolean => key.startsWith(HEADING)

const linkOf = (reference: string): HTMLElement | null =>
  document.querySelector(`[data-reference="${CSS.escape(reference)}"]`)

function focusedIn(body: HTMLDivElement | null): string | undefined {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]')
  return row && body?.contains(row) ? row.dataset['row'] : undefined
}
