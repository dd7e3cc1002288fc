import { useSyncExternalStore } from 'react'
import { LIMITS } from '@guichet/contracts/limits'
import type { Ticket } from '@guichet/contracts/tickets'

/** The reader's own last act: the version that it made, and until when it may be taken back, by this machine's clock. */
type Undoable = Pick<Ticket, 'reference' | 'version'> & {
  until: number
  /** It was sent with words, which the journal keeps whatever becomes of it. */
  isSaid: boolean
}

let last: Undoable | null = null
const listeners = new Set<() => void>()

/** An act was sent at that time and made of the ticket what it is now: the ten seconds have begun since. */
export const mayUndo = (
  { reference, version }: Pick<Ticket, 'reference' | 'version'>,
  sentAt: number,
  isSaid = false,
): void => become({ reference, version, isSaid, until: sentAt + LIMITS.undoSeconds * 1_000 })

/** It was taken back, or cannot be any more. */
export const noMore = (): void => become(null)

/** One's last act on this ticket; null: there is none, or something else was done since. */
export function useUndoable({ reference, version }: Pick<Ticket, 'reference' | 'version'>): Undoable | null {
  const undoable = useSyncExternalStore(subscribe, () => last)
  return undoable?.reference === reference && version <= undoable.version ? undoable : null
}

function become(next: Undoable | null): void {
  last = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
