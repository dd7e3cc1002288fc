import { useEffect, useState } from 'react'

export type DraftHold = 'asking' | 'ours' | 'elsewhere'

/**
 * Whether this tab may write a draft: of two tabs that open the same one, the second is told, and writes apart. A browser
 * without locks (a plain http address) lets both write, the last one wins.
 */
export function useDraftHold(id: string | null): DraftHold {
  const [held, setHeld] = useState<{ id: string; hold: DraftHold } | null>(null)
  useEffect(() => {
    if (id === null) return undefined
    const done = Promise.withResolvers<void>()
    const told = (hold: DraftHold) => setHeld({ id, hold })
    // Typed as always there, it is not outside secure contexts.
    const locks: LockManager | undefined = navigator.locks
    if (locks === undefined) told('ours')
    else {
      void locks.request(`draft:${id}`, { ifAvailable: true }, async (lock) => {
        told(lock === null ? 'elsewhere' : 'ours')
        if (lock !== null) await done.promise
      })
    }
    return () => done.resolve()
  }, [id])
  return held !== null && held.id === id ? held.hold : 'asking'
}
