import { useEffect, useRef, useSyncExternalStore } from 'react'

/** Something that the page in sight can do now. */
export type Offer = { key: string; label: string; onAct: () => void }
type Offers = { readonly latest: () => readonly Offer[] }

let offering: readonly Offers[] = []
const listeners = new Set<() => void>()

/** Says what a piece of the page can do, for as long as it is there. */
export function useOffer(offers: readonly Offer[]): void {
  const latest = useRef(offers)
  useEffect(() => {
    latest.current = offers
  })
  useEffect(() => {
    const mine: Offers = { latest: () => latest.current }
    become([...offering, mine])
    return () => become(offering.filter((each) => each !== mine))
  }, [])
}

/** What the page can do at the moment it is asked. */
export function useOffers(): readonly Offer[] {
  return useSyncExternalStore(subscribe, () => offering).flatMap(({ latest }) => latest())
}

function become(next: readonly Offers[]): void {
  offering = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
