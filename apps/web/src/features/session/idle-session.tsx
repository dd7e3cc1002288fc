import { useCallback, useEffect, useState } from 'react'
import { getMe } from '@guichet/contracts/me'
import { call } from '../../api.ts'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { serverNow } from '../../server-clock.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'

const warning = 2 * 60_000
const lookAgain = 15_000
// The server’s clock is known to the second, and by an answer’s way.
const slack = 5_000

/**
 * Two minutes before a session ends for lack of activity, says so and offers to stay. The server is asked first: whatever
 * its person did, in this tab or another, has put the end off.
 */
export function IdleSession({ endsAt: known }: { endsAt: string }) {
  const t = useT()
  const format = useFormat()
  const [endsAt, setEndsAt] = useState(known)
  const [isNear, setNear] = useState(false)

  const ask = useCallback(async (by: 'person' | 'page') => {
    // Signed out meanwhile, or without a network: the dialog of lost sessions and the banners say so.
    const me = await call(getMe, { by }).catch(() => null)
    if (!me?.sessionIdleEndsAt) return
    setEndsAt(me.sessionIdleEndsAt)
    setNear(Date.parse(me.sessionIdleEndsAt) - warning <= serverNow() + slack)
  }, [])
  const stay = async () => {
    await ask('person')
    // That answer was made before the act counted.
    await ask('page')
  }
  useEffect(() => {
    const wait = isNear ? lookAgain : Math.max(Date.parse(endsAt) - warning - serverNow(), 0)
    const timer = setTimeout(() => void ask('page'), wait)
    return () => clearTimeout(timer)
  }, [endsAt, isNear, ask])

  return (
    <div className="g-wrap" role="status">
      {isNear && (
        <Banner
          tone="call"
          title={t('portal.session.idle', { time: format.time(endsAt) })}
          action={
            <Button size="small" onClick={() => void stay()}>
              {t('portal.session.idle.stay')}
            </Button>
          }
        >
          {t('portal.session.idle.say')}
        </Banner>
      )}
    </div>
  )
}
