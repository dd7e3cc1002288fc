import { saveBeforeLeaving } from './leaving.ts'

const reloadedAt = 'guichet.reloaded'
const soon = 60_000

/** Lets the application open without a network. It fetches every page of the portal: the one that is asked for comes first. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // Without it nothing is lost but opening offline: a private window may refuse it.
  const register = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  // Safari has no idle callback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(register)
  else setTimeout(register)
}

/** Takes a new version when the old one's files are gone. */
export function takeNewVersions(): void {
  addEventListener('vite:preloadError', (event) => {
    if (!navigator.onLine || Date.now() - lastReload() < soon) return
    event.preventDefault()
    sessionStorage.setItem(reloadedAt, String(Date.now()))
    void saveBeforeLeaving().finally(() => location.reload())
  })
}

// Reloaded a moment ago, what fails now is no old version: the page says so instead.
const lastReload = (): number => Number(sessionStorage.getItem(reloadedAt) ?? 0)
