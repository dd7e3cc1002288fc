import type { Draft } from '@guichet/contracts/me'

/** Words and files, in hand or sent. */
export interface Said {
  readonly text: string
  readonly attachmentIds: readonly string[]
}

/** What is in hand on one ticket, and what else one wrote there. */
export interface ReplyState extends Said {
  /** The files of words taken up again; empty until they were read. */
  readonly restored: readonly string[]
  readonly savedAt: Date | undefined
  /** Where this tab keeps it, once it is known. */
  readonly slot: string | undefined
  /** What another tab or device kept meanwhile under this draft: until one chooses, the server keeps that. */
  readonly other: Draft | null
  /** Words set aside earlier on this ticket. */
  readonly aside: readonly Draft[]
}

const nothing: Said = { text: '', attachmentIds: [] }
export const blank: ReplyState = {
  ...nothing,
  restored: [],
  savedAt: undefined,
  slot: undefined,
  other: null,
  aside: [],
}

/** What is in hand beside what was said; undefined when that was changed, or was never there. */
export function since(said: Said, hand: Said): Said | undefined {
  if (!hand.text.startsWith(said.text)) return undefined
  return {
    text: hand.text.slice(said.text.length).trimStart(),
    attachmentIds: hand.attachmentIds.filter((id) => !said.attachmentIds.includes(id)),
  }
}
