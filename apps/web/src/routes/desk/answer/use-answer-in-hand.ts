import { useRef, useState } from 'react'
import type { AnswerContent, AnswerMove, WrittenAnswer } from '@guichet/contracts/authoring'
import { ProblemError } from '../../../api.ts'
import { refusedBy, refusedIn, sameContent, type RefusedField } from '../../../features/authoring/content.ts'
import { useKeptText, type KeptText } from '../../../features/authoring/kept-text.ts'
import { useMoveAnswer, useRewriteAnswer } from '../../../features/authoring/mutations.ts'

export type AnswerInHand = ReturnType<typeof useAnswerInHand>

/**
 * What an author has under the hand: its text, over which version, whether it is saved. What is typed stays in the browser
 * until the server has it, and a version that somebody made in between is never written over unasked.
 */
export function useAnswerInHand(answer: WrittenAnswer, kept: KeptText | undefined, personId: string) {
  const rewriting = useRewriteAnswer(answer.id)
  const moving = useMoveAnswer(answer.id)
  const restored = kept && !sameContent(kept.content, answer.content) ? kept : undefined
  const keep = useKeptText(personId, answer.id, restored)
  const [saved, setSaved] = useState(answer)
  const [content, setContent] = useState(restored?.content ?? answer.content)
  const [over, setOver] = useState(restored?.version ?? answer.version)
  // The editor holds its own text: it begins anew when another text is put under it.
  const [draw, setDraw] = useState(0)
  const [attempt, setAttempt] = useState(0)
  const [invalid, setInvalid] = useState<readonly RefusedField[]>([])
  const [takenUp, setTakenUp] = useState(restored)
  const isDirty = !sameContent(content, saved.content)
  const error = rewriting.error ?? moving.error
  const isStale = error instanceof ProblemError && error.problem.code === 'stale-version'

  // Typed while a save is on its way, it is newer than what the server answers.
  const latest = useRef(content)
  const put = (next: AnswerContent) => {
    latest.current = next
    setContent(next)
  }
  const change = (next: AnswerContent) => {
    put(next)
    keep(sameContent(next, saved.content) ? undefined : { content: next, version: over })
  }
  const settle = (now: WrittenAnswer, text: AnswerContent) => {
    setSaved({ ...now, content: text })
    setOver(now.version)
    setTakenUp(undefined)
    keep(sameContent(latest.current, text) ? undefined : { content: latest.current, version: now.version })
  }
  /** Another text under the hand: the server's. */
  const take = (now: WrittenAnswer) => {
    put(now.content)
    settle(now, now.content)
    setInvalid([])
    rewriting.reset()
    moving.reset()
    setDraw((times) => times + 1)
  }
  /** Undefined: it was refused, and the page says why. */
  const save = async (version: number | null = over): Promise<WrittenAnswer | undefined> => {
    setAttempt((times) => times + 1)
    moving.reset()
    const refused = refusedIn(content)
    setInvalid(refused)
    if (refused.length > 0 || rewriting.isPending) return undefined
    const now = await rewriting.mutateAsync({ content, version }).catch(() => undefined)
    // The text under the hand stays the editor's own: what the server made of it is read at the next visit.
    if (now) settle(now, content)
    return now
  }
  const move = async (asked: AnswerMove): Promise<WrittenAnswer | undefined> => {
    const before = isDirty ? await save() : saved
    if (!before || moving.isPending) return undefined
    setAttempt((times) => times + 1)
    setInvalid([])
    const now = await moving.mutateAsync({ move: asked, version: before.version }).catch(() => undefined)
    if (now && asked.act === 'restore') take(now)
    else if (now) {
      const { validFrom } = now.content
      put({ ...latest.current, validFrom })
      settle(now, { ...content, validFrom })
    }
    return now
  }
  const refused = invalid.length > 0 ? invalid : error instanceof ProblemError ? refusedBy(error.problem) : []
  return {
    answer: saved,
    content,
    change,
    draw,
    isDirty,
    isBusy: rewriting.isPending || moving.isPending,
    save,
    move,
    take,
    refused,
    attempt,
    isStale,
    /** Refused for no field's sake. */
    error: refused.length > 0 || isStale ? null : error,
    takenUp,
  }
}
