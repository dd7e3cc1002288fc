import { del, get, set } from 'idb-keyval'
import { draft, type Draft } from '@guichet/contracts/me'
import { ownKey } from '../../own-store.ts'

// A browser may refuse its store (private window, full disk): the server's copy is then the only one.
export async function readLocalDraft(personId: string, name: string): Promise<Draft | undefined> {
  const kept: unknown = await get(ownKey(personId, name)).catch(() => undefined)
  const read = draft.safeParse(kept)
  return read.success ? read.data : undefined
}

export async function writeLocalDraft(personId: string, name: string, kept: Draft): Promise<boolean> {
  return set(ownKey(personId, name), kept).then(
    () => true,
    () => false,
  )
}

export async function deleteLocalDraft(personId: string, name: string): Promise<void> {
  await del(ownKey(personId, name)).catch(() => undefined)
}
