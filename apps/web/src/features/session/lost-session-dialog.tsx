import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { getMe } from '@guichet/contracts/me'
import { call } from '../../api.ts'
import { leaveToSignIn } from '../../leaving.ts'
import { useT } from '../../reader.tsx'
import { forgetLostSession, useLostSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/confirm.tsx'

/** Whatever call found the session gone: sign in again, here or in another tab, without losing a word. */
export default function LostSessionDialog() {
  const t = useT()
  const isLost = useLostSession()
  const [isLeaving, setLeaving] = useState(false)
  useFoundAgain(isLost)
  const leave = () => {
    setLeaving(true)
    void leaveToSignIn()
  }
  return (
    <Dialog opened={isLost} title={t('portal.session.lost')} onClose={forgetLostSession}>
      <p>{t('portal.session.lost.say')}</p>
      <div className="g-confirm-actions">
        <Button variant="filled" data-autofocus disabled={isLeaving} onClick={leave}>
          {t('portal.session.again')}
        </Button>
      </div>
    </Dialog>
  )
}

// Whoever signed in in another tab comes back to this one as it was.
function useFoundAgain(isLost: boolean): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (!isLost) return undefined
    const ask = async () => {
      const me = await call(getMe, { by: 'page' }).catch(() => null)
      if (me === null) return
      forgetLostSession()
      await queries.invalidateQueries()
    }
    const look = () => void ask()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [isLost, queries])
}
