import type { BrowserContext, Page } from '@playwright/test'

/**
 * What the page sends with this method to addresses that hold `part` waits, as on a poor network, until it is let go; by
 * itself after ten seconds.
 */
export async function holdBack(page: Page, method: string, part: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const limit = setTimeout(resolve, 10_000)
  await page.route(
    ({ pathname }) => pathname.includes(part),
    async (route) => {
      if (route.request().method() === method) await promise
      await route.continue()
    },
  )
  return () => {
    clearTimeout(limit)
    resolve()
  }
}

/**
 * Each question to the API, and each answer, comes late by up to so many milliseconds, mostly by few: answers overtake each
 * other, and some are lost. For looking for what waits or forgets on a poor network; stories that cut or measure the network
 * themselves (UX-32, UX-34, UX-47) do not hold under it.
 */
export async function makeLate(context: BrowserContext, mostMs: number): Promise<void> {
  const rest = () => new Promise((resolve) => setTimeout(resolve, Math.random() ** 3 * mostMs))
  await context.route(
    ({ pathname }) => pathname.startsWith('/api/v1/') && !/events|attachments/u.test(pathname),
    async (route) => {
      try {
        await rest()
        const response = await route.fetch({ maxRedirects: 0 })
        await rest()
        await route.fulfill({ response })
      } catch {
        await route.abort().catch(() => undefined)
      }
    },
  )
}
