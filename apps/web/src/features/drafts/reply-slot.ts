import { deleteLocalDraft, writeLocalDraft, type LocalDraft } from './local-draft.ts'
import { localDrafts } from './local-drafts.ts'
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
