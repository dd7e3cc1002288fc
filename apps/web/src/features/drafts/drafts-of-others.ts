import { delMany, keys } from 'idb-keyval'
import { orNone, ownKey, ownPrefix } from '../../own-store.ts'

/** Somebody else signs in on this device: what others were writing is none of theirs. */
export async function forgetDraftsOfOthers(personId: string): Promise<void> {
  const all = await orNone(() => keys())
  const others = all.filter((key) => {
    const name = typeof key === 'string' ? key : ''
    return name.startsWith(ownPrefix) && !name.startsWith(ownKey(personId, ''))
  })
  if (others.length > 0) await delMany(others).catch(() => undefined)
}
