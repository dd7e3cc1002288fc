import { use } from 'react'
import { UNSAFE_DataRouterContext, useSearchParams } from 'react-router'

type Change = Readonly<Record<string, string>>

/**
 * What the address asks, and what changes it in its place; an empty value takes its name away. A choice made before the page
 * has followed the last one, or a link, is added to that one: the hooks know the address as it is drawn alone, and would lose
 * it. Only the router's own state says where it is going.
 */
export function useAddress(): [URLSearchParams, (change: Change) => void] {
  const [search, setSearch] = useSearchParams()
  const router = use(UNSAFE_DataRouterContext)?.router
  const put = (change: Change) => {
    const asked = router?.state.navigation.location ?? router?.state.location
    const from = asked ? new URLSearchParams(asked.search) : search
    setSearch(changed(from, change), { replace: true, preventScrollReset: true })
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
