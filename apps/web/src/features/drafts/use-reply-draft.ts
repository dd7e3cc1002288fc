import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Draft } from '@guichet/contracts/me'
import { useBeforeLeaving } from '../../leaving.ts'
import { ReplyDraft } from './reply-draft.ts'
import type { ReplyState, Said } from './reply-state.ts'

export type ReplyInWords = ReplyState & {
  write: (text: string) => void
  /** Files kept with the words. */
  attach: (attachmentIds: readonly string[]) => void
  /** Keeps it now, on the server too: the field was left. */
  save: () => void
  /** These were sent: what was typed since stays. */
  sent: (said: Said) => void
  /** Of two texts, the one to go on with; the other is set aside. False when the server is away. */
  keepMine: () => Promise<boolean>
  takeOther: () => Promise<boolean>
  /** Words set aside: after those in hand, or thrown away. */
  join: (aside: Draft) => Promise<void>
  drop: (aside: Draft) => Promise<void>
  /** Something was set aside from elsewhere. */
  look: () => Promise<void>
}

/** What one writes on a ticket, kept through a reload, a lost session, a refused save, a second tab and a second device. */
export function useReplyDraft(personId: string, reference: string): ReplyInWords {
  const draft = useMemo(() => new ReplyDraft(personId, reference), [personId, reference])
  const state = useSyncExternalStore(draft.subscribe, () => draft.state)
  useEffect(() => draft.open(), [draft])
  useBeforeLeaving(() => draft.save())
  const acts = useMemo(() => actsOn(draft), [draft])
  return { ...state, ...acts }
}

const actsOn = (draft: ReplyDraft): Omit<ReplyInWords, keyof ReplyState> => ({
  write: (text) => draft.change({ text }),
  attach: (attachmentIds) => draft.change({ attachmentIds }),
  save: () => void draft.save(),
  sent: (said) => void draft.sent(said),
  keepMine: () => draft.keepMine(),
  takeOther: () => draft.takeOther(),
  join: (aside) => draft.join(aside),
  drop: (aside) => draft.drop(aside),
  look: () => draft.look(),
})
