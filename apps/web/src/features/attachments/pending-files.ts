import { del, delMany, entries, set } from 'idb-keyval'
import { ownFile, ownKey } from '../../own-store.ts'

/** Whose form it is, and which: a draft's id, a ticket's reference. Null for a form that keeps nothing. */
export type Place = { personId: string; form: string } | null

/** A file that had not arrived when its page went away. */
export type PendingFile = { id: string; file: File; url: string | null }

const prefixOf = ({ personId, form }: NonNullable<Place>) => ownKey(personId, ownFile(`${form}:`))

// A browser may refuse its store: a file is then chosen again after a reload, and nothing else is lost.
export async function pendingFiles(place: Place): Promise<PendingFile[]> {
  if (place === null) return []
  const all = await entries<IDBValidKey, unknown>().catch(() => [])
  return all.flatMap(([key, kept]) => {
    const isOurs = typeof key === 'string' && key.startsWith(prefixOf(place))
    return isOurs && isPending(kept) ? [kept] : []
  })
}

export async function keepPending(place: Place, pending: PendingFile): Promise<void> {
  if (place !== null) await set(prefixOf(place) + pending.id, pending).catch(() => undefined)
}

export async function forgetPending(place: Place, id: string): Promise<void> {
  if (place !== null) await del(prefixOf(place) + id).catch(() => undefined)
}

export async function forgetAllPending(place: Place): Promise<void> {
  if (place === null) return
  const all = await pendingFiles(place)
  await delMany(all.map(({ id }) => prefixOf(place) + id)).catch(() => undefined)
}

const isPending = (kept: unknown): kept is PendingFile =>
  typeof kept === 'object' && kept !== null && 'file' in kept && kept.file instanceof File
