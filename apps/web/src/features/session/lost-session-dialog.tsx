import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getMe } from '@guichet/contracts/me'
import { call } from '../../api.ts'
import { useT } from '../../reader.tsx'
import { noticeSession, putOffSignIn, useSessionState } from '../../session.ts'
import { Dialog } from '../../ui/confirm.tsx'
import { SignInAgain } from './sign-in-again.tsx'

/** Whatever call found the session gone: sign in again in another tab, and come back to the page as it was. */
export default function LostSessionDialog() {
  const t = useT()
  const isLost = useFoundAgain() === 'lost'
  return (
    <Dialog opened={isLost} title={t('portal.session.lost')} onClose={putOffSignIn}>
      <p>{t('portal.session.lost.say')}</p>
      <div className="g-dialog-actions">
        <SignInAgain variant="filled" data-autofocus>
          {t('portal.session.again')}
        </SignInAgain>
      </div>
    </Dialog>
  )
}

function useFoundAgain() {
  const queries = useQueryClient()
  const state = useSessionState()
  useEffect(() => {
    if (state !== 'lost') return undefined
    // A tab that signed in says so; looking at this page again is enough when none could.
    const look = () => void call(getMe, { by: 'page' }).then(({ id }) => noticeSession(id), ignore)
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [state])
  const isHeld = state === 'held'
  useEffect(() => (isHeld ? undefined : () => void queries.invalidateQueries()), [isHeld, queries])
  return state
}

// Still nobody, or no network: the dialog stays.
const ignore = () => undefined
