import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'

const scrolled = new Map<string, number>()

/** Coming back to a queue: the list stands where it was left, the focus on the row it was left by. */
export function usePlace(queue: string, selected: string | null) {
  const body = useRef<HTMLDivElement | null>(null)
  const [at, isBack] = [queue, useRef(selected)]
  const remember = useCallback(() => {
    if (body.current) scrolled.set(at, body.current.scrollTop)
  }, [at])
  useLayoutEffect(() => {
    if (body.current) body.current.scrollTop = isBack.current === null ? 0 : (scrolled.get(at) ?? 0)
  }, [at, isBack])
  useEffect(() => {
    const pane = body.current
    pane?.addEventListener('scroll', remember, { passive: true })
    return () => pane?.removeEventListener('scroll', remember)
  }, [remember])
  useEffect(() => {
    // Only what was drawn at once is a return: a page that had to be fetched is a first visit.
    if (isBack.current === null) return
    const row = document.querySelector<HTMLElement>(`[data-reference="${CSS.escape(isBack.current)}"]`)
    row?.focus({ preventScroll: scrolled.has(at) })
    isBack.current = null
  }, [at, isBack])
  return body
}
