import { useCallback, useEffect, useRef, useState } from 'react'
import type { DraftContent } from '@guichet/contracts/me'
import { useBeforeLeaving } from '../../leaving.ts'
import { forgetTicketDraft, keepTicketDraft, sendTicketDraft } from './ticket-draft.ts'

const inBrowser = 1_000
const onServer = 5_000

export type TicketDraft = {
  /** What is typed now; null when it is not worth keeping. Kept soon. */
  write: (content: DraftContent | null) => void
  /** Keeps it now, in both places: a field was left, the page is about to go. */
  save: () => Promise<void>
  /** Sent: there is nothing left to take up. */
  forget: () => Promise<void>
  savedAt: Date | undefined
}

/** A request being written: kept in this browser after a second, on the server after five. */
export function useTicketDraft(personId: string, id: string, keptAt?: string): TicketDraft {
  const latest = useRef<DraftContent | null>(null)
  const unsaved = useRef({ here: false, there: false })
  const timers = useRef<ReturnType<typeof setTimeout>[]>([])
  const [savedAt, setSavedAt] = useState(() => (keptAt === undefined ? undefined : new Date(keptAt)))

  const keep = useCallback(async () => {
    const content = latest.current
    if (!unsaved.current.here) return
    unsaved.current.here = false
    // Everything was taken out again.
    if (content === null) {
      setSavedAt(undefined)
      return forgetTicketDraft(personId, id)
    }
    if (await keepTicketDraft(personId, { id, content })) setSavedAt(new Date())
  }, [personId, id])
  const send = useCallback(async () => {
    const content = latest.current
    if (!unsaved.current.there || content === null) return
    unsaved.current.there = false
    if (await sendTicketDraft({ id, content })) setSavedAt(new Date())
    // Without a network or a session the browser's copy stands, and the next pause tries again.
    else unsaved.current.there = true
  }, [id])
  const save = useCallback(async () => {
    stop(timers.current)
    await Promise.all([keep(), send()])
  }, [keep, send])

  const write = useCallback(
    (content: DraftContent | null) => {
      latest.current = content
      unsaved.current = { here: true, there: true }
      stop(timers.current)
      timers.current = [setTimeout(() => void keep(), inBrowser), setTimeout(() => void send(), onServer)]
    },
    [keep, send],
  )
  const forget = useCallback(async () => {
    stop(timers.current)
    latest.current = null
    unsaved.current = { here: false, there: false }
    setSavedAt(undefined)
    await forgetTicketDraft(personId, id)
  }, [personId, id])

  useBeforeLeaving(save)
  useEffect(
    () => () => {
      stop(timers.current)
      void keep()
    },
    [keep],
  )
  return { write, save, forget, savedAt }
}

const stop = (timers: readonly ReturnType<typeof setTimeout>[]): void => timers.forEach(clearTimeout)
