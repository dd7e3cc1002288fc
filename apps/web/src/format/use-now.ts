import { useEffect, useState } from 'react'

const everyMs = 20_000

/** The browser's clock, looked at three times a minute: for what is said of the time that is left. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
