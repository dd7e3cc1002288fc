import type { KeyboardEvent } from 'react'

/**
 * Arrows go from the field into what was found and along it, as in a list; Escape empties the filter.
 * Put on what holds both the field and the results. A tree moves by its own arrows.
 */
export function walkResults(event: KeyboardEvent<HTMLElement>, clear: () => void): void {
  const field = event.currentTarget.querySelector<HTMLInputElement>('input')
  if (event.key === 'Escape') {
    clear()
    field?.focus()
    return
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const found = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('.g-results a, [role="treeitem"][tabindex="0"]'),
  ]
  const index = found.findIndex((each) => each === document.activeElement)
  if (document.activeElement?.getAttribute('role') === 'treeitem') return
  event.preventDefault()
  const next = found[index + step] ?? (index + step < 0 ? field : undefined)
  next?.focus()
}
