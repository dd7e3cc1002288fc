import { useSyncExternalStore } from 'react'

/** `lost`: the API no longer knows who calls. `put-off`: so it is, and the person reads on without it. */
export type SessionState = 'held' | 'lost' | 'put-off'

let state: SessionState = 'held'
let owner: string | undefined
const listeners = new Set<() => void>()
const tabs = new BroadcastChannel('guichet.session')
tabs.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (owner !== undefined && typeof data === 'string') belongTo(data)
})

/** The API answered whose session this is: the browser's other tabs share it, and hear it from this one. */
export function noticeSession(personId: string): void {
  tabs.postMessage(personId)
  belongTo(personId)
}

/** The API no longer knows who calls: whatever the page was doing, its person must sign in again. */
export function noticeLostSession(): void {
  become('lost')
}

/** The person would rather finish reading first; the next call that needs a session asks again. */
export function putOffSignIn(): void {
  become('put-off')
}

export function useSessionState(): SessionState {
  return useSyncExternalStore(subscribe, () => state)
}

function belongTo(personId: string): void {
  owner ??= personId
  // What the page shows is none of somebody else's: it starts afresh for them.
  if (owner === personId) become('held')
  else window.location.assign('/')
}

function become(next: SessionState): void {
  if (next === state) return
  state = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
