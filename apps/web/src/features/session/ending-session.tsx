import { useEffect, useState } from 'react'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { serverNow } from '../../server-clock.ts'
import { Banner } from '../../ui/banner.tsx'
import { SignInAgain } from './sign-in-again.tsx'

const warning = 5 * 60_000
// setTimeout counts on 31 bits; no sign-in lasts that long in one open page.
const longest = 2 ** 31 - 1

/** Says in time that the sign-in will end, even for somebody active, and lets them renew it. */
export function EndingSession({ endsAt }: { endsAt: string }) {
  const t = useT()
  const format = useFormat()
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const wait = Date.parse(endsAt) - warning - serverNow()
    const timer = setTimeout(() => setNear(true), Math.min(Math.max(wait, 0), longest))
    return () => {
      clearTimeout(timer)
      setNear(false)
    }
  }, [endsAt])
  return (
    <div className="g-wrap" role="status">
      {isNear && (
        <Banner
          tone="call"
          title={t('portal.session.ends', { time: format.time(endsAt) })}
          action={<SignInAgain size="small">{t('portal.session.stay')}</SignInAgain>}
        >
          {t('portal.session.ends.say')}
        </Banner>
      )}
    </div>
  )
}
