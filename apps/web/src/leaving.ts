import { useEffect, useRef } from 'react'

type Save = () => Promise<unknown>

const savers = new Set<Save>()
const comingBack = 'guichet.comingBack'
const cameBackTo = sessionStorage.getItem(comingBack)
sessionStorage.removeItem(comingBack)

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

/** Signs in again in this tab and comes back to this very page, where the forms take up what was typed. */
export async function leaveToSignIn(): Promise<void> {
  await saveBeforeLeaving()
  const { pathname, search } = window.location
  sessionStorage.setItem(comingBack, pathname)
  window.location.assign(signInAddress(pathname + search))
}

/** Whether this page was left to sign in again: then its form is taken up without asking. */
export function cameBackHere(): boolean {
  return cameBackTo === window.location.pathname
}

export function signInAddress(returnTo: string): string {
  return `/auth/sign-in?${new URLSearchParams({ returnTo }).toString()}`
}
