import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Kept {
  payload: AdapterPayload
  /** milliseconds since 1970 */
  until: number
}

/** Sessions and grants for as long as the desk runs: after a restart people sign in again. */
export function memoryOfGrants(): (model: string) => Adapter {
  const models = new Map<string, Map<string, Kept>>()
  return (model) => {
    const kept = models.get(model) ?? new Map<string, Kept>()
    models.set(model, kept)
    return adapterOn(kept)
  }
}

function adapterOn(kept: Map<string, Kept>): Adapter {
  const alive = ({ until }: Kept) => until > Date.now()
  const payloads = () => [...kept.values()].filter(alive).map(({ payload }) => payload)
  return {
    upsert: async (id, payload, expiresIn = 86_400) => {
      for (const [old, entry] of kept) if (!alive(entry)) kept.delete(old)
      kept.set(id, { payload, until: Date.now() + expiresIn * 1_000 })
    },
    find: async (id) => {
      const found = kept.get(id)
      return found !== undefined && alive(found) ? found.payload : undefined
    },
    findByUid: async (uid) => payloads().find((payload) => payload.uid === uid),
    findByUserCode: async (userCode) => payloads().find((payload) => payload.userCode === userCode),
    consume: async (id) => {
      const found = kept.get(id)
      if (found !== undefined) found.payload.consumed = Math.floor(Date.now() / 1_000)
    },
    destroy: async (id) => {
      kept.delete(id)
    },
    revokeByGrantId: async (grantId) => {
      for (const [id, { payload }] of kept) if (payload.grantId === grantId) kept.delete(id)
    },
  }
}
