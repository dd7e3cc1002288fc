import { useState, type ReactNode } from 'react'

/** A page whose data changes while somebody is on it. */
export function Grows({ first, then }: { first: ReactNode; then: ReactNode }) {
  const [isGrown, setGrown] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setGrown(true)}>
        grow
      </button>
      {isGrown ? then : first}
    </>
  )
}
