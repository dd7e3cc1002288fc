import { useSyncExternalStore } from 'react'

let isLost = false
const listeners = new Set<() => void>()

/** The API no longer knows who calls: whatever the page was doing, its person must sign in again. */
export function noticeLostSession(): void {
  become(true)
}

/** Signed in again, in another tab perhaps; or the person would rather finish reading first. */
export function forgetLostSession(): void {
  become(false)
}

export function useLostSession(): boolean {
  return useSyncExternalStore(subscribe, () => isLost)
}

function become(next: boolean): void {
  if (next === isLost) return
  isLost = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
