import { useEffect } from 'react'
import { focusNear, pathOf } from './focus-near.ts'

/** How long a page has to put the focus somewhere itself. */
const patience = 60

/**
 * Where what has the focus goes away (an act that is done, a line that is removed), the focus goes to what stands beside it:
 * whoever has no mouse is not sent back to the top of the page.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let path: Element[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const gone = () => path[0]?.isConnected === false && document.activeElement === document.body
    const note = ({ target }: FocusEvent) => {
      path = target instanceof Element ? pathOf(target) : []
    }
    const leave = () => {
      path = []
    }
    const look = () => {
      if (!gone()) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (gone()) focusNear(path)
      }, patience)
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', note)
    document.addEventListener('pointerdown', leave)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      document.removeEventListener('focusin', note)
      document.removeEventListener('pointerdown', leave)
    }
  }, [])
}
