import { del, get, set } from 'idb-keyval'
import { draft, type Draft } from '@guichet/contracts/me'

/** Drafts kept in this browser, by person: nobody else's are ever opened. */
const keyOf = (personId: string, name: string) => `draft:${personId}:${name}`

// A browser may refuse its store (private window, full disk): the server's copy is then the only one.
export async function readLocalDraft(personId: string, name: string): Promise<Draft | undefined> {
  const kept: unknown = await get(keyOf(personId, name)).catch(() => undefined)
  const read = draft.safeParse(kept)
  return read.success ? read.data : undefined
}

export async function writeLocalDraft(personId: string, name: string, kept: Draft): Promise<boolean> {
  return set(keyOf(personId, name), kept).then(
    () => true,
    () => false,
  )
}

export async function deleteLocalDraft(personId: string, name: string): Promise<void> {
  await del(keyOf(personId, name)).catch(() => undefined)
}
