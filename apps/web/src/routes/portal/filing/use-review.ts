import { useCallback, useState } from 'react'
import type { FilingValues } from '../../../features/filing/filing-values.ts'

/** The step between writing and sending: what would leave, and the line one goes back to change. */
export function useReview() {
  const [values, setValues] = useState<FilingValues>()
  const [from, setFrom] = useState<string>()
  const close = useCallback((field?: string) => {
    setValues(undefined)
    setFrom(field)
    // The form is about to appear again.
    requestAnimationFrame(() => bringToField(field))
  }, [])
  return { values, from, open: setValues, close }
}

function bringToField(field: string | undefined): void {
  const target = document.getElementById(field ?? '') ?? document.querySelector<HTMLElement>('main h1')
  // What is folded away is shown first.
  const folded = target?.closest('details')
  if (folded) folded.open = true
  target?.scrollIntoView({ block: 'center' })
  target?.focus({ preventScroll: true })
}
