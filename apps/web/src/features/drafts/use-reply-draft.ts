import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useBeforeLeaving } from '../../leaving.ts'
import { ReplyStore, type Reply } from './reply-draft.ts'

const inBrowser = 1_000
const onServer = 5_000

export type ReplyDraft = {
  text: string
  write: (text: string) => void
  /** Files kept with the words. */
  attach: (attachmentIds: readonly string[]) => void
  /** The files of a draft taken up again; empty until it was read. */
  restored: readonly string[]
  savedAt: Date | undefined
  /** Keeps it now, on the server too: the field was left. */
  save: () => void
  /** Sent, or given up. */
  forget: () => void
}

/** What one writes on a ticket, kept through a reload, a lost session and a refused save. */
export function useReplyDraft(personId: string, reference: string): ReplyDraft {
  const store = useMemo(() => new ReplyStore(personId, reference), [personId, reference])
  const [reply, setReply] = useState<Reply>(nothing)
  const [restored, setRestored] = useState<readonly string[]>([])
  const [savedAt, setSavedAt] = useState<Date>()
  const latest = useRef(reply)
  const isTouched = useRef(false)

  useEffect(() => {
    let isCurrent = true
    const takeUp = async () => {
      const kept = await store.read()
      if (!isCurrent || isTouched.current || kept === undefined) return
      latest.current = kept
      setReply(kept)
      setRestored(kept.attachmentIds)
    }
    void takeUp()
    return () => {
      isCurrent = false
    }
  }, [store])

  const keep = useCallback(async () => {
    if (isEmpty(latest.current)) return store.forget()
    if (await store.keep(latest.current)) setSavedAt(new Date())
  }, [store])
  const send = useCallback(async () => {
    if (!isTouched.current || isEmpty(latest.current)) return
    // Without a network the browser's copy stands, and the next pause tries again.
    const isSent = await store.send(latest.current).then(
      () => true,
      () => false,
    )
    if (isSent) setSavedAt(new Date())
  }, [store])

  useEffect(() => {
    if (!isTouched.current) return
    const timers = [setTimeout(() => void keep(), inBrowser), setTimeout(() => void send(), onServer)]
    return () => timers.forEach(clearTimeout)
  }, [reply, keep, send])

  const saveNow = useCallback(async () => {
    if (isTouched.current) await Promise.all([keep(), send()])
  }, [keep, send])
  useBeforeLeaving(saveNow)

  const change = useCallback((more: Partial<Reply>) => {
    isTouched.current = true
    latest.current = { ...latest.current, ...more }
    setReply(latest.current)
  }, [])
  return {
    text: reply.text,
    write: useCallback((text: string) => change({ text }), [change]),
    attach: useCallback((attachmentIds: readonly string[]) => change({ attachmentIds }), [change]),
    restored,
    savedAt,
    save: useCallback(() => void saveNow(), [saveNow]),
    forget: useCallback(() => {
      latest.current = nothing
      isTouched.current = false
      setReply(nothing)
      setSavedAt(undefined)
      void store.forget()
    }, [store]),
  }
}

const nothing: Reply = { text: '', attachmentIds: [] }

function isEmpty({ text, attachmentIds }: Reply): boolean {
  return text.trim() === '' && attachmentIds.length === 0
}
