import type { Page } from '@playwright/test'

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
