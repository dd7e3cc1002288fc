import type { DraftContent } from '@guichet/contracts/me'
import { deleteLocalDraft, writeLocalDraft, type LocalDraft } from './local-draft.ts'
import { localDrafts } from './local-drafts.ts'
import { isSameContent } from './same-content.ts'
import { keepApart } from './server-copy.ts'
import { holdAlone } from './tab-lock.ts'

/** Where one tab keeps what is written on one ticket: two tabs of a browser never write in the same place. */
export interface ReplySlot {
  readonly name: string
  /** What was left there. */
  readonly left: LocalDraft | undefined
  readonly keep: (kept: LocalDraft) => Promise<boolean>
  readonly forget: () => Promise<void>
  readonly letGo: () => void
}

/** The place that this tab goes on in: the newest that no other tab holds, or one of its own. */
export async function openSlot(personId: string, reference: string): Promise<ReplySlot> {
  const found = await slotsOf(personId, reference)
  const own = `${mainOf(reference)}:${crypto.randomUUID()}`
  for (const { name, left } of [...found, { name: mainOf(reference), left: undefined }]) {
    const letGo = await holdAlone(lockOf(personId, name))
    if (letGo) return slotOf(personId, name, left, letGo)
  }
  const letGo = await holdAlone(lockOf(personId, own))
  return slotOf(personId, own, undefined, letGo ?? (() => undefined))
}

/** What tabs that are gone left elsewhere becomes drafts of their own: nobody would look for it there. Whether any was. */
export async function clearOtherSlots(personId: string, reference: string, mine: string): Promise<boolean> {
  let hasMoved = false
  for (const { name, left } of await slotsOf(personId, reference)) {
    const letGo = name === mine ? null : await holdAlone(lockOf(personId, name))
    if (letGo === null) continue
    const isKept = left.isSent || (await keepApart(left.content)) !== undefined
    if (isKept) await deleteLocalDraft(personId, name)
    hasMoved ||= isKept && !left.isSent
    letGo()
  }
  return hasMoved
}

/** Takes away words that were left and used since. */
export async function forgetLeft(personId: string, reference: string, used: DraftContent): Promise<void> {
  const slot = await openSlot(personId, reference)
  if (slot.left && isSameContent(slot.left.content, used)) await slot.forget()
  slot.letGo()
}

/** Words that were left become a draft of their own, others being in hand by now. */
export async function setApart({ left }: ReplySlot): Promise<boolean> {
  return left !== undefined && !left.isSent && (await keepApart(left.content)) !== undefined
}

/** The same on all of one’s devices: of two that begin at once, the second is told. */
export async function idOf(reference: string): Promise<string> {
  const bytes = new TextEncoder().encode(`reply:${reference}`)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

const mainOf = (reference: string) => `reply:${reference}`
const lockOf = (personId: string, name: string) => `draft:${personId}:${name}`

async function slotsOf(personId: string, reference: string) {
  const all = await localDrafts(personId)
  const start = lockOf(personId, '')
  return all
    .filter(({ draft }) => draft.content.kind === 'reply' && draft.content.reference === reference)
    .map(({ key, draft }) => ({ name: key.slice(start.length), left: draft }))
    .toSorted((a, b) => Date.parse(b.left.updatedAt) - Date.parse(a.left.updatedAt))
}

const slotOf = (
  personId: string,
  name: string,
  left: LocalDraft | undefined,
  letGo: () => void,
): ReplySlot => ({
  name,
  left,
  letGo,
  keep: (kept) => writeLocalDraft(personId, name, kept),
  forget: () => deleteLocalDraft(personId, name),
})
