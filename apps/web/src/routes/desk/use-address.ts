import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'

type Change = Readonly<Record<string, string>>

/**
 * What the address asks, and what changes it in its place; an empty value takes its name away. A choice made before the page
 * has followed the last one is added to that one: the router alone would start from the address as it is drawn, and lose it.
 */
export function useAddress(): [URLSearchParams, (change: Change) => void] {
  const [search, setSearch] = useSearchParams()
  const asked = useRef(search)
  useEffect(() => {
    asked.current = search
  }, [search])
  const put = (change: Change) => {
    asked.current = changed(asked.current, change)
    setSearch(asked.current, { replace: true, preventScrollReset: true })
  }
  return [search, put]
}

/** An address with some of what it asks changed. */
export function changed(search: URLSearchParams, change: Change): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (value === '') next.delete(name)
    else next.set(name, value)
  }
  return next
}
