import { useEffect, useRef } from 'react'

type Save = () => Promise<unknown>

const savers = new Set<Save>()

/** What a form does with what is typed when the page is about to go: sign-out, sign-in again. */
export function useBeforeLeaving(save: Save): void {
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    const saver = () => latest.current()
    savers.add(saver)
    return () => {
      savers.delete(saver)
    }
  }, [])
}

/** Saves whatever is being typed; one form's failure keeps no other from being saved. */
export async function saveBeforeLeaving(): Promise<void> {
  await Promise.allSettled([...savers].map((save) => save()))
}

export function signInAddress(returnTo: string): string {
  return `/auth/sign-in?${new URLSearchParams({ returnTo }).toString()}`
}

/** The page of ours that an address asks to come back to, else the first page. Never another host. */
export function ownPath(asked: string | null): string {
  const { origin } = window.location
  if (asked === null || !URL.canParse(asked, origin)) return '/'
  const url = new URL(asked, origin)
  // « /.//host » is a path until a browser reads it again.
  if (url.origin !== origin || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search + url.hash
}
