import { del, get, set } from 'idb-keyval'
import type { z } from 'zod'
import { ownKey } from '../../own-store.ts'
import { storable } from '../../storable.ts'
import type { storedDraft } from './stored-draft.ts'

export type LocalDraft = z.output<typeof storedDraft>

/** What the store held, if it is a draft that this version can read. */
export async function asDraft(kept: unknown): Promise<LocalDraft | undefined> {
  if (kept === undefined) return undefined
  const { storedDraft } = await import('./stored-draft.ts')
  return storedDraft.safeParse(kept).data
}

// A browser may refuse its store (private window, full disk): the server's copy is then the only one.
export async function readLocalDraft(personId: string, name: string): Promise<LocalDraft | undefined> {
  const kept: unknown = await get(ownKey(personId, name)).catch(() => undefined)
  return asDraft(kept)
}

export async function writeLocalDraft(
  personId: string,
  name: string,
  kept: z.input<typeof storedDraft>,
): Promise<boolean> {
  // What could not be read back would be lost.
  const readable: unknown = JSON.parse(JSON.stringify(kept, storable))
  return set(ownKey(personId, name), readable).then(
    () => true,
    () => false,
  )
}

export async function deleteLocalDraft(personId: string, name: string): Promise<void> {
  await del(ownKey(personId, name)).catch(() => undefined)
}
