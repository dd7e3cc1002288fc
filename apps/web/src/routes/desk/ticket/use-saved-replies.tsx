import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { openIn, type Placeholder } from '@guichet/contracts/placeholders'
import { placeholdersSaid } from '../../../features/tools/open-words.tsx'
import { useT } from '../../../reader.tsx'
import type { ReplyInHand } from '../../use-reply.ts'
import type { Voice } from './composer.tsx'
import { putWords } from './put-words.ts'
import { ReplyPicker } from './reply-picker.tsx'

/** « / » where a line begins asks for a saved reply; anywhere else it is a « / ». */
export function isAskedFor({
  key,
  ctrlKey,
  metaKey,
  altKey,
  currentTarget,
}: KeyboardEvent<HTMLTextAreaElement>) {
  if (key !== '/' || ctrlKey || metaKey || altKey) return false
  const { value, selectionStart } = currentTarget
  return selectionStart === 0 || value[selectionStart - 1] === '\n'
}

/** The words in hand, which wait while something in them is still open for the requester to read. */
export function useFilledHand(hand: ReplyInHand, voice: Voice): ReplyInHand & { open: Placeholder[] } {
  const t = useT()
  const open = voice === 'reply' ? openIn(hand.text) : []
  const why = open.length > 0 ? t('tools.open', { names: placeholdersSaid(open, t) }) : undefined
  return { ...hand, open, wait: hand.wait ?? why }
}

/** The picker, and what puts its words where one writes; left without a choice, what was typed to open it stands. */
export function useSavedReplies(
  reference: string,
  voice: Voice,
  write: (text: string) => void,
): { open: (typed: string) => void; picker: ReactNode } {
  const [typed, setTyped] = useState<string>()
  const put = (text: string) => {
    setTyped(undefined)
    putWords(voice, write, text)
  }
  const picker =
    typed === undefined ? null : <ReplyPicker reference={reference} onPick={put} onClose={() => put(typed)} />
  return { open: setTyped, picker }
}
