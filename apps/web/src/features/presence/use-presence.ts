import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { deletePresence, PRESENCE_MS, putPresence, type Presence } from '@guichet/contracts/presence'
import { call } from '../../api.ts'
import { ticketKeys } from '../../ticket-keys.ts'

const AT_REST_MS = 4_000
/** Said again well before it lapses, also from behind another tab. */
const SAY_MS = { here: PRESENCE_MS.here / 2, writing: PRESENCE_MS.writing / 2 } as const

/**
 * Says that this page is open on a ticket, while it is, and answers with who else of the desk is there. `typed` is called with each
 * change of the words in hand.
 */
export function usePresence(reference: string, isOnDesk: boolean) {
  const [isWriting, typed] = useTyping()
  const tab = useSyncExternalStore(watchTab, () => tabState)
  const isThere = isOnDesk && tab !== 'left'
  const state = isWriting ? 'writing' : tab === 'behind' ? 'away' : 'looking'
  const { data } = useQuery({
    queryKey: [...ticketKeys.presence(reference), state],
    queryFn: ({ signal }) =>
      call(putPresence, { params: { reference }, body: { state }, by: 'page', signal }),
    enabled: isThere,
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: ({ state: { data: known } }) =>
      isWriting || known?.items.some(isTyping) === true ? SAY_MS.writing : SAY_MS.here,
    refetchIntervalInBackground: true,
  })
  useEffect(() => {
    if (!isThere) return
    // Whoever cannot be told learns it when it lapses.
    const leave = () =>
      void call(deletePresence, { params: { reference }, by: 'page', keepalive: true }).catch(() => {})
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [reference, isThere])
  return { others: data?.items ?? [], typed }
}

export const isTyping = ({ state }: Presence): boolean => state === 'writing'

/** True from a key until the hand rests. */
function useTyping(): [boolean, () => void] {
  const [isWriting, setWriting] = useState(false)
  const rest = useRef<number>(undefined)
  useEffect(() => () => window.clearTimeout(rest.current), [])
  const typed = useCallback(() => {
    window.clearTimeout(rest.current)
    rest.current = window.setTimeout(() => setWriting(false), AT_REST_MS)
    setWriting(true)
  }, [])
  return [isWriting, typed]
}

// A page that is left is hidden next: that must not bring it back.
let tabState: 'before' | 'behind' | 'left' = 'before'

function watchTab(changed: () => void): () => void {
  const look = ({ type }: Event) => {
    if (type === 'pagehide') tabState = 'left'
    else if (type === 'pageshow' || tabState !== 'left')
      tabState = document.visibilityState === 'hidden' ? 'behind' : 'before'
    changed()
  }
  document.addEventListener('visibilitychange', look)
  window.addEventListener('pagehide', look)
  window.addEventListener('pageshow', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('pagehide', look)
    window.removeEventListener('pageshow', look)
  }
}
