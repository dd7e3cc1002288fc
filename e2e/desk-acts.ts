import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** One act of the desk, from its button, through what it asks, to its good news. */
export async function act(
  page: Page,
  name: string,
  answer: (dialog: ReturnType<Page['getByRole']>) => Promise<void> = async () => {},
): Promise<void> {
  const more = page.getByRole('button', { name: 'Autres actions' })
  const button = page.getByRole('region', { name: 'Échanges' }).getByRole('button', { name, exact: true })
  await expect(button.or(more).first()).toBeVisible()
  if ((await button.count()) === 0) await more.click()
  await button.click()
  const dialog = page.getByRole('dialog', { name })
  await answer(dialog)
  await dialog.getByRole('button', { name, exact: true }).click()
  await expect(page.getByText(`C’est fait : ${name}`)).toBeVisible()
}
