import { useEffect, useState } from 'react'
import { holdAlone } from './tab-lock.ts'

export type DraftHold = 'asking' | 'ours' | 'elsewhere'

/** Whether this tab may write a draft: of two tabs that open the same one, the second is told, and writes apart. */
export function useDraftHold(id: string | null): DraftHold {
  const [held, setHeld] = useState<{ id: string; hold: DraftHold } | null>(null)
  useEffect(() => {
    if (id === null) return undefined
    const asked = holdAlone(`draft:${id}`)
    void asked.then((letGo) => setHeld({ id, hold: letGo ? 'ours' : 'elsewhere' }))
    return () => void asked.then((letGo) => letGo?.())
  }, [id])
  return held !== null && held.id === id ? held.hold : 'asking'
}
