import { useEffect, useState } from 'react'
import type { Me } from '@guichet/contracts/me'
import { useFormat } from '../../format/use-format.ts'
import { useT } from '../../reader.tsx'
import { serverDate } from '../../server-clock.ts'

const minute = 60_000

/** « 22/11/26 10:30 - Camille Demandeur (camille.demandeur) »: the desk's time, and who one is. */
export function Identity({ me }: { me: Me }) {
  const t = useT()
  const format = useFormat()
  const [now, setNow] = useState(serverDate)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverDate()), minute / 2)
    return () => clearInterval(timer)
  }, [])
  return t('portal.who', { at: format.listDate('numeric', now), person: format.person(me) })
}
