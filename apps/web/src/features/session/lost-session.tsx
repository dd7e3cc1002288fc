import { lazy, Suspense, useState } from 'react'
import { useSessionState } from '../../session.ts'

// A dialog is heavy and seldom needed: it is fetched the first time the session is lost, and then stays.
const LostSessionDialog = lazy(() => import('./lost-session-dialog.tsx'))

/** Around every page of somebody signed in: whatever call finds the session gone, they sign in again from here. */
export function LostSession() {
  const isLost = useSessionState() === 'lost'
  const [hasBeenLost, setHasBeenLost] = useState(false)
  if (isLost && !hasBeenLost) setHasBeenLost(true)
  if (!hasBeenLost) return null
  return (
    <Suspense>
      <LostSessionDialog />
    </Suspense>
  )
}
