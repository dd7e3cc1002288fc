import { useMemo, useRef } from 'react'

/**
 * The key of one intention: sent again unchanged (a double click, a network that came back) it is the same,
 * so that it is done once; other words, or the next intention, get another.
 */
export function useIdempotencyKey() {
  const kept = useRef<{ content: string; key: string }>(undefined)
  return useMemo(
    () => ({
      of: (content: unknown): string => {
        const said = JSON.stringify(content)
        if (kept.current?.content !== said) kept.current = { content: said, key: crypto.randomUUID() }
        return kept.current.key
      },
      /** Done: the same words are from now on a new intention. */
      done: () => {
        kept.current = undefined
      },
    }),
    [],
  )
}
