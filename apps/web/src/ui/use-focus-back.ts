import { useLayoutEffect } from 'react'
import { focusNear, pathOf } from './focus-near.ts'

/** Where the focus was before a dialog that closes in this very moment: one that opens then goes back there too. */
let handedOn: readonly Element[] = []

/**
 * The focus goes back to what opened a dialog, or beside it when it is gone. Mantine gives back that of a dialog that is closed;
 * ours are mostly taken away while they are open.
 */
export function useFocusBack(opened: boolean): void {
  useLayoutEffect(() => {
    if (!opened) return
    const opener = document.activeElement
    const path = opener === null || opener === document.body ? handedOn : pathOf(opener)
    return () => {
      const left = document.activeElement
      const inside = left?.closest('[role="dialog"]') ? left : document.body
      handedOn = path
      queueMicrotask(() => {
        handedOn = []
        const { activeElement, body } = document
        if (path.length > 0 && (activeElement === body || activeElement === inside)) focusNear(path)
      })
    }
  }, [opened])
}
