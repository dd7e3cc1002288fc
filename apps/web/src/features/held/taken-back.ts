import { useEffect, useSyncExternalStore } from 'react'
import type { Draft } from '@guichet/contracts/me'

/** What was taken back, and the ticket on which it was being said; without a draft, the server has some. */
type Taken = { reference: string; draft: Draft | null }

let taken: Taken | null = null
const listeners = new Set<() => void>()

export const tookBack = (reference: string, draft: Draft | null): void => become({ reference, draft })

/** Hands over what is taken back on this ticket, once, to whoever has its words in hand. */
export function useTakenBack(reference: string, onTaken: (draft: Draft | null) => void): void {
  const here = useSyncExternalStore(subscribe, () => taken)
  useEffect(() => {
    if (here === null || here.reference !== reference) return
    become(null)
    onTaken(here.draft)
  })
}

function become(next: Taken | null): void {
  taken = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
