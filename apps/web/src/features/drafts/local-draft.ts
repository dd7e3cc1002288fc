import { del, get, set } from 'idb-keyval'
import { z } from 'zod'
import { draft } from '@guichet/contracts/me'
import { ownKey } from '../../own-store.ts'
import { storable } from '../../storable.ts'

/** A draft as this browser keeps it. */
export const localDraft = draft.extend({
  /** The version of the server's copy that this one goes on from; 0: the server had none. */
  version: z.int().default(0),
  /** The server has these very words. */
  isSent: z.boolean().default(false),
})
export type LocalDraft = z.infer<typeof localDraft>

// A browser may refuse its store (private window, full disk): the server's copy is then the only one.
export async function readLocalDraft(personId: string, name: string): Promise<LocalDraft | undefined> {
  const kept: unknown = await get(ownKey(personId, name)).catch(() => undefined)
  const read = localDraft.safeParse(kept)
  return read.success ? read.data : undefined
}

export async function writeLocalDraft(
  personId: string,
  name: string,
  kept: z.input<typeof localDraft>,
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
