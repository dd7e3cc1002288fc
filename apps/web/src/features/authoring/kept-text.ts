import { del, get, set } from 'idb-keyval'
import { useCallback, useEffect, useRef } from 'react'
import { z } from 'zod'
import { answerContent, type AnswerContent } from '@guichet/contracts/authoring'
import { instant } from '@guichet/contracts/primitives'
import { useBeforeLeaving } from '../../leaving.ts'

const kept = z.object({ content: z.unknown(), version: z.int(), at: instant })

/** What an author had typed and not saved: the text, over which version, and when. */
export type KeptText = { content: AnswerContent; version: number; at: string }

// Under `draft:` and the person: whoever signs in next on this browser finds nothing of it.
const nameOf = (personId: string, id: string) => `draft:${personId}:article:${id}`

export async function readKeptText(personId: string, id: string): Promise<KeptText | undefined> {
  const found = kept.safeParse(await get(nameOf(personId, id)).catch(() => undefined))
  if (!found.success) return undefined
  const { version, at } = found.data
  const content = answerContent.safeParse(found.data.content)
  return content.success ? { content: content.data, version, at } : undefined
}

const pause = 1_000

/** Keeps what is typed in this browser a second later, and at once when the page goes; undefined: nothing is unsaved. */
export function useKeptText(personId: string, id: string, before: KeptText | undefined) {
  const latest = useRef(before)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const keep = useCallback(async () => {
    clearTimeout(timer.current)
    const name = nameOf(personId, id)
    // A browser may refuse its store: the page still holds the text.
    await (latest.current ? set(name, latest.current) : del(name)).catch(() => undefined)
  }, [personId, id])
  useBeforeLeaving(keep)
  useEffect(() => {
    const now = () => void keep()
    window.addEventListener('pagehide', now)
    return () => {
      window.removeEventListener('pagehide', now)
      void keep()
    }
  }, [keep])
  return useCallback(
    (text: Omit<KeptText, 'at'> | undefined) => {
      clearTimeout(timer.current)
      latest.current = text && { ...text, at: new Date().toISOString() }
      timer.current = setTimeout(() => void keep(), text ? pause : 0)
    },
    [keep],
  )
}
