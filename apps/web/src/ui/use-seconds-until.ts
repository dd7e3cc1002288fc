import { useEffect, useState } from 'react'

/** Whole seconds until then, told anew each second; 0 once it is over. */
export function useSecondsUntil(then: number | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (then === null) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 250)
    const end = setTimeout(() => clearInterval(timer), Math.max(then - Date.now(), 0) + 500)
    return () => {
      clearInterval(timer)
      clearTimeout(end)
    }
  }, [then])
  return then === null ? 0 : Math.max(0, Math.ceil((then - now) / 1_000))
}
