import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'

/** Single keys of the desk: off inside fields and dialogs, and where the person switched them off. */
export function useKeys(isOn: boolean, keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    if (!isOn) return
    const heard = Object.entries(keys).map(
      ([key, act]) => [key, (event: KeyboardEvent) => unlessTyping(event, act)] as const,
    )
    return tinykeys(window, Object.fromEntries(heard))
  }, [isOn, keys])
}

function unlessTyping(event: KeyboardEvent, act: () => void): void {
  const { target } = event
  if (event.defaultPrevented || !(target instanceof Element)) return
  if (target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]') !== null)
    return
  event.preventDefault()
  act()
}
