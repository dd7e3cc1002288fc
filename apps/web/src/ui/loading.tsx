import { useEffect, useState } from 'react'
import { useT } from '../reader.tsx'
import './loading.css'

/** Says that one waits, once the wait is long enough to be noticed. */
export function Loading() {
  const t = useT()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="g-loading" role="status">
      {isLong && t('ui.loading')}
    </p>
  )
}

/** Holds the place of lines to come; `Loading` says it to those who do not see it. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="g-skeleton" />
      ))}
    </div>
  )
}
