import { useEffect, useState } from 'react'
import { serverDate } from '../server-clock.ts'

const everyMs = 20_000

/** What time it is, looked at three times a minute: for what is said of the time that is left. */
export function useNow(): Date {
  const [now, setNow] = useState(serverDate)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverDate()), everyMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
