import { entries, del, delMany, keys } from 'idb-keyval'
import { orNone, ownFile, ownKey } from '../../own-store.ts'
import { asDraft, type LocalDraft } from './local-draft.ts'
import { keepApart, ServerCopy } from './server-copy.ts'

type Kept = { key: string; draft: LocalDraft }

const prefixOf = (personId: string) => ownKey(personId, '')

/** Everything one person was writing in this browser. */
export async function localDrafts(personId: string): Promise<Kept[]> {
  const all = await orNone(() => entries<IDBValidKey, unknown>())
  const own = all.map(async ([key, kept]): Promise<Kept[]> => {
    if (typeof key !== 'string' || !key.startsWith(prefixOf(personId))) return []
    const draft = await asDraft(kept)
    return draft ? [{ key, draft }] : []
  })
  return (await Promise.all(own)).flat()
}

/** Thrown away, whatever it was about. */
export async function forgetLocalDraft(personId: string, id: string): Promise<void> {
  const kept = await localDrafts(personId)
  const keysOfIt = kept.filter(({ draft }) => draft.id === id).map(({ key }) => key)
  await delMany(keysOfIt).catch(() => undefined)
}

/**
 * Before signing out: the server takes them over, and only what it took leaves this browser; files that had not arrived
 * leave it too.
 */
export async function handDraftsOver(personId: string): Promise<void> {
  const files = ownKey(personId, ownFile(''))
  const onTheirWay = (await orNone(() => keys())).filter(
    (key) => typeof key === 'string' && key.startsWith(files),
  )
  await delMany(onTheirWay).catch(() => undefined)
  const kept = await localDrafts(personId)
  await Promise.allSettled(
    kept.map(async ({ key, draft }) => {
      if (await isTakenOver(draft)) await del(key)
    }),
  )
}

async function isTakenOver({ id, content, version, isSent }: LocalDraft): Promise<boolean> {
  if (isSent) return true
  const { as } = await new ServerCopy(id, version).send(content)
  // Another device wrote there meanwhile: neither is lost.
  return as === 'stale' ? (await keepApart(content)) !== undefined : as === 'kept'
}
