import type { Page } from '@playwright/test'

/** A page of the intranet with a tile that leads to an address of the desk; clicks it. */
export async function followTile(page: Page, address: string): Promise<void> {
  await page.route('https://ent.valmer.example/**', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><title>ENT</title><a href="${address}">Assistance</a>`,
    }),
  )
  await page.goto('https://ent.valmer.example/accueil')
  await page.getByRole('link', { name: 'Assistance' }).click()
}
