import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { RowFocus } from './use-row-window.ts'

const scrolled = new Map<string, number>()

/** Coming back to a queue: the list stands where it was left, the focus on the row it was left by. */
export function usePlace(
  body: RefObject<HTMLDivElement | null>,
  queue: string,
  selected: string | null,
  focus: RowFocus,
): void {
  const [at, isBack] = [queue, useRef(selected)]
  const focusRow = useRef(focus)
  const remember = useCallback(() => {
    if (body.current) scrolled.set(at, body.current.scrollTop)
  }, [at, body])
  useLayoutEffect(() => {
    if (body.current) body.current.scrollTop = isBack.current === null ? 0 : (scrolled.get(at) ?? 0)
  }, [at, body, isBack])
  useEffect(() => {
    const pane = body.current
    pane?.addEventListener('scroll', remember, { passive: true })
    return () => pane?.removeEventListener('scroll', remember)
  }, [body, remember])
  useEffect(() => {
    // Only what was drawn at once is a return: a page that had to be fetched is a first visit.
    if (isBack.current === null) return
    focusRow.current(isBack.current, { preventScroll: scrolled.has(at) })
    isBack.current = null
  }, [at, isBack])
}
