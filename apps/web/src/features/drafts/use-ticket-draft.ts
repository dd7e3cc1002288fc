import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft, DraftContent } from '@guichet/contracts/me'
import { useBeforeLeaving } from '../../leaving.ts'
import { serverDate } from '../../server-clock.ts'
import type { Resumed } from './same-content.ts'
import { keepApart, ServerCopy } from './server-copy.ts'
import { forgetHere, keepTicketDraft } from './ticket-draft.ts'

const inBrowser = 1_000
const onServer = 5_000

export type TicketDraft = {
  /** What is typed now; null when it is not worth keeping. Kept soon. */
  write: (content: DraftContent | null) => void
  /** Keeps it now, in both places, and waits for what is on its way: a field was left, the page is about to go. */
  save: () => Promise<void>
  /** Sent: there is nothing left to take up. */
  forget: () => Promise<void>
  savedAt: Date | undefined
  /** What another device kept meanwhile under this draft: until one chooses, the server keeps that. */
  other: Draft | null
  /** Keeps what is typed here; the other's words become a draft of their own. False when the server is away. */
  keepMine: () => Promise<boolean>
  /** The other way round: what is typed here becomes a draft of its own, and the other's words are taken up. */
  takeOther: () => Promise<boolean>
}

/** A request being written: kept in this browser after a second, on the server after five. */
export function useTicketDraft(personId: string, id: string, kept: Resumed | null = null): TicketDraft {
  const latest = useRef<DraftContent | null>(kept?.draft.content ?? null)
  const unsaved = useRef({ here: false, there: false })
  const timers = useRef<ReturnType<typeof setTimeout>[]>([])
  const [copy] = useState(() => new ServerCopy(id, kept?.draft.version ?? 0))
  const [savedAt, setSavedAt] = useState(() => (kept ? new Date(kept.draft.updatedAt) : undefined))
  const [other, setOther] = useState(kept?.other ?? null)

  const keepHere = useCallback(
    (content: DraftContent) =>
      keepTicketDraft(personId, { id, content, version: copy.version, isSent: copy.holds(content) }),
    [personId, id, copy],
  )
  const throwAway = useCallback(async () => {
    await forgetHere(personId, id)
    await copy.throwAway()
  }, [personId, id, copy])
  const keep = useCallback(async () => {
    const content = latest.current
    if (!unsaved.current.here) return
    unsaved.current.here = false
    // Everything was taken out again.
    if (content === null) {
      setSavedAt(undefined)
      return throwAway()
    }
    if (await keepHere(content)) setSavedAt(serverDate())
  }, [throwAway, keepHere])
  const send = useCallback(async () => {
    const content = latest.current
    if (!unsaved.current.there || content === null) return
    unsaved.current.there = false
    const sent = await copy.send(content)
    if (sent.as === 'kept') {
      setSavedAt(serverDate())
      if (latest.current !== null) await keepHere(latest.current)
      return
    }
    // Without a network or a session the browser's copy stands, and the next pause tries again.
    unsaved.current.there = true
    if (sent.as === 'stale') setOther(sent.other)
  }, [copy, keepHere])
  const save = useCallback(async () => {
    stop(timers.current)
    await Promise.all([keep(), other === null && send(), copy.answered])
  }, [keep, send, other, copy])

  const write = useCallback(
    (content: DraftContent | null) => {
      latest.current = content
      unsaved.current = { here: true, there: true }
      stop(timers.current)
      timers.current = [setTimeout(() => void keep(), inBrowser)]
      if (other === null) timers.current.push(setTimeout(() => void send(), onServer))
    },
    [keep, send, other],
  )
  const forget = useCallback(async () => {
    stop(timers.current)
    latest.current = null
    unsaved.current = { here: false, there: false }
    setSavedAt(undefined)
    await throwAway()
  }, [throwAway])

  const keepMine = useCallback(async () => {
    if (other === null || !(await keepApart(other.content))) return false
    copy.goOnFrom(other.version)
    unsaved.current.there = true
    setOther(null)
    await send()
    return true
  }, [other, copy, send])
  const takeOther = useCallback(async () => {
    if (other === null) return false
    stop(timers.current)
    if (latest.current !== null && !(await keepApart(latest.current))) return false
    latest.current = null
    unsaved.current = { here: false, there: false }
    await keepTicketDraft(personId, { ...other, isSent: true })
    return true
  }, [personId, other])

  useBeforeLeaving(save)
  useEffect(
    () => () => {
      stop(timers.current)
      void keep()
    },
    [keep],
  )
  return { write, save, forget, savedAt, other, keepMine, takeOther }
}

const stop = (timers: readonly ReturnType<typeof setTimeout>[]): void => timers.forEach(clearTimeout)
