import { del, delMany, entries, set } from 'idb-keyval'
import { ownFile, ownKey } from '../../own-store.ts'

/** Whose form it is, and which: a draft's id, a ticket's reference. Null for a form that keeps nothing. */
export type Place = { personId: string; form: string } | null

/** A file that had not arrived when its page went away. */
export type PendingFile = { id: string; file: File; url: string | null }

const prefixOf = ({ personId, form }: NonNullable<Place>) => ownKey(personId, ownFile(`${form}:`))

export async function pendingFiles(place: Place): Promise<PendingFile[]> {
  if (place === null) return []
  const all = await orNothing(() => entries<IDBValidKey, unknown>())
  return (all ?? []).flatMap(([key, kept]) => {
    const isOurs = typeof key === 'string' && key.startsWith(prefixOf(place))
    return isOurs && isPending(kept) ? [kept] : []
  })
}

export async function keepPending(place: Place, pending: PendingFile): Promise<void> {
  if (place !== null) await orNothing(() => set(prefixOf(place) + pending.id, pending))
}

export async function forgetPending(place: Place, id: string): Promise<void> {
  if (place !== null) await orNothing(() => del(prefixOf(place) + id))
}

export async function forgetAllPending(place: Place): Promise<void> {
  if (place === null) return
  const all = await pendingFiles(place)
  await orNothing(() => delMany(all.map(({ id }) => prefixOf(place) + id)))
}

// A browser may refuse its store, at the first word or at the answer: a file is then chosen again after a reload, and nothing else is lost.
async function orNothing<Found>(act: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await act()
  } catch {
    return undefined
  }
}

const isPending = (kept: unknown): kept is PendingFile =>
  typeof kept === 'object' && kept !== null && 'file' in kept && kept.file instanceof File
