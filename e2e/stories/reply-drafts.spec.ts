import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'

test('UX-29 a reply written in two tabs: the second is told, and neither text is lost', async ({
  api,
  as,
}) => {
  const { reference } = await api('sacha.etudiant').file({ title: 'Écrite de deux onglets' })
  const first = await as('sacha.etudiant', { at: `/demandes/${reference}` })
  const second = await first.context().newPage()
  await second.goto(`/demandes/${reference}`)
  const write = async (page: Page, text: string) => {
    await page.locator('#reponse').fill(text)
    await page.locator('#reponse').blur()
  }
  await expect(second.locator('#reponse')).toBeVisible()
  const isKept = first.waitForResponse(
    (answer) => answer.request().method() === 'PUT' && answer.url().includes('/me/drafts/') && answer.ok(),
  )
  await write(first, 'Du premier onglet')
  await isKept
  await write(second, 'Du second onglet')
  await expect(second.getByText(/Un autre onglet ou un autre appareil a enregistré/u)).toBeVisible()
  await second.getByRole('button', { name: 'Garder le mien' }).click()
  await expect(second.getByText('Vous aviez aussi écrit ici')).toBeVisible()
  await expect(second.getByText('Du premier onglet')).toBeVisible()
  await second.getByRole('button', { name: 'Ajouter à mon texte' }).click()
  await expect(second.locator('#reponse')).toHaveValue('Du second onglet\n\nDu premier onglet')
})
